using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>A program that allocates, RTP2003: whoever fires pays for it, and so does every thread when the collector comes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AllocatingProgramAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.AllocatingProgram)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => ProgramCode.ForEach(context, symbols, static program => program.Report(
            DiagnosticDescriptors.AllocatingProgram,
            static operation => Allocation.Describe(operation) is { } what && Escape.IsSure(operation) ? what : null,
            IsExempt,
            Allocation.Place));

    /// <summary>What does not happen on each run: failing, what is made once and kept, and what only a debug build calls.</summary>
    private static bool IsExempt(IOperation operation)
        => operation switch
        {
            IThrowOperation or ICatchClauseOperation => true,
            IObjectCreationOperation { Type: { } type } => IsException(type),
            ICoalesceAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } => true,
            IInvocationOperation call => IsConditional(call.TargetMethod),
            { Parent: IConditionalOperation choice } when operation != choice.Condition => ComparesFieldWithNull(choice.Condition),
            _ => false,
        };

    private static bool IsException(ITypeSymbol? type)
    {
        while (type is { Name: not "Exception" })
            type = type.BaseType;
        return type is not null;
    }

    private static bool IsConditional(IMethodSymbol method)
        => method.ReturnsVoid && method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });

    private static bool ComparesFieldWithNull(IOperation condition)
    {
        IOperation[] parts = [.. condition.DescendantsAndSelf()];
        return parts.Any(static part => part.ConstantValue is { HasValue: true, Value: null }) && parts.Any(static part => part is IFieldReferenceOperation or IPropertyReferenceOperation);
    }
}

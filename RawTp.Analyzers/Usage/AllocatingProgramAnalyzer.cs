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

    /// <summary>What does not go on while the program runs: failing, making what is kept from then on, and what only a debug build calls.</summary>
    private static bool IsExempt(IOperation operation)
        => operation switch
        {
            IThrowOperation or ICatchClauseOperation or ICoalesceAssignmentOperation => true,
            IObjectCreationOperation { Type: { } type } => IsException(type),
            IInvocationOperation call => IsConditional(call.TargetMethod),
            _ => ProgramCode.KnownAt(operation).Any(static known => IsMissing(known.Condition, known.Value)),
        };

    private static bool IsException(ITypeSymbol? type)
    {
        while (type is { Name: not "Exception" })
            type = type.BaseType;
        return type is not null;
    }

    private static bool IsConditional(IMethodSymbol method)
        => method.ReturnsVoid && method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });

    /// <summary>Whether a condition with that value says that something is not there yet: a variable is null, a key is not in a dictionary.</summary>
    private static bool IsMissing(IOperation condition, bool value)
        => condition switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsMissing(not.Operand, !value),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both
                => IsMissing(both.LeftOperand, value) || IsMissing(both.RightOperand, value),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => value && ComparesWithNull(equals),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs => !value && ComparesWithNull(differs),
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } => value,
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } => !value,
            IInvocationOperation { TargetMethod.Name: "TryGetValue" or "ContainsKey" or "Contains" } => !value,
            _ => false,
        };

    private static bool ComparesWithNull(IBinaryOperation comparison)
        => IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand);

    private static bool IsNull(IOperation operand) => operand.ConstantValue is { HasValue: true, Value: null };
}

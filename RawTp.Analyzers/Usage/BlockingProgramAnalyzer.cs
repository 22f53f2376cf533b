using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>A program that blocks or waits, RTP2004, and with it whoever fires, and whoever waits for the program's runs to end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingProgramAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.BlockingProgram)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => ProgramCode.ForEach(context, symbols, static program => program.Report(
            DiagnosticDescriptors.BlockingProgram,
            static operation => Waiting.Describe(operation) is { } what && !(IsForTask(operation) && IsBehindCompletion(operation)) ? what : null,
            static _ => false,
            static operation => operation is ILockOperation @lock ? @lock.LockedValue.Syntax : operation.Syntax));

    private static bool IsForTask(IOperation wait)
        => wait is IPropertyReferenceOperation or IInvocationOperation { TargetMethod.ContainingNamespace.Name: "Tasks" or "CompilerServices" };

    /// <summary>The result of a task that is known to be complete is there.</summary>
    private static bool IsBehindCompletion(IOperation? operation)
    {
        for (; operation is not null; operation = operation.Parent)
        {
            if (ProgramCode.KnownAt(operation).Any(static known => SaysCompleted(known.Condition, known.Value)))
                return true;
        }
        return false;
    }

    private static bool SaysCompleted(IOperation condition, bool value)
        => condition switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => SaysCompleted(not.Operand, !value),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both
                => SaysCompleted(both.LeftOperand, value) || SaysCompleted(both.RightOperand, value),
            IPropertyReferenceOperation property => value && AsksWhetherCompleted(property),
            // Such as a pattern, whichever way it asks.
            _ => condition.DescendantsAndSelf().Any(AsksWhetherCompleted),
        };

    private static bool AsksWhetherCompleted(IOperation operation) => operation is IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" };
}

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
            Waiting.Describe,
            static operation => ProgramCode.KnownAt(operation).Any(static known => AsksWhetherCompleted(known.Condition)),
            static operation => operation is ILockOperation @lock ? @lock.LockedValue.Syntax : operation.Syntax));

    /// <summary>The result of a task that is known to be complete is there.</summary>
    private static bool AsksWhetherCompleted(IOperation condition)
        => condition.DescendantsAndSelf().Any(static part => part is IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" });
}

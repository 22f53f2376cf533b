using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>
/// <c>Open</c> or <c>Update</c> with a program that reads what that tracepoint does not have: RTP1007. It would throw at run time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnfitProgramAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.UnfitProgram)
{
    private const string ProgramSuffix = "Program";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        // Not an operation action, for which every body of a compilation would be bound: calls of such a name are few.
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                var syntax = (InvocationExpressionSyntax)node.Node;
                if (syntax.CalledName()?.Identifier.ValueText is not ("Open" or "OpenWhenAvailable" or "Update")
                    || node.SemanticModel.GetOperation(syntax, node.CancellationToken) is not IInvocationOperation call
                    || !IsOfRuntime(call.TargetMethod.ContainingType, symbols)
                    || call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "program") is not { } argument
                    || OnlyValue.Of(argument.Value, node.SemanticModel, node.CancellationToken) is not IPropertyReferenceOperation { Property: { } property }
                    || ReadsOf(property, argument.Value.Syntax, symbols, node) is not var (reads, reported))
                    return;
                foreach (MapEntry tracepoint in TracepointsOf(call, symbols, node).Except(reported))
                {
                    if (Misfit.Of(reads, tracepoint, node.Compilation).FirstOrDefault() is { } misfit)
                    {
                        string program = property.Name.Substring(0, property.Name.Length - ProgramSuffix.Length);
                        node.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnfitProgram, argument.Value.Syntax.GetLocation(), program, tracepoint.DisplayName(), misfit.What, misfit.Instead));
                    }
                }
            },
            SyntaxKind.InvocationExpression);

    private static bool IsOfRuntime(INamedTypeSymbol type, RuntimeSymbols symbols)
        => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Program.ContainingAssembly) && type.Name is "RawTracepoint" or "RawTracepointLink";

    /// <summary>What the program of a generated property reads; and the tracepoints of which that is said where it is written.</summary>
    private static (ArgumentReads Reads, MapEntry[] Reported)? ReadsOf(IPropertySymbol property, SyntaxNode place, RuntimeSymbols symbols, SyntaxNodeAnalysisContext node)
    {
        if (!SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, node.Compilation.Assembly))
            return ReadRecord.Of(property, node.Compilation, place, calledMethod: null) is { } recorded ? (new ArgumentReads(recorded, []), []) : null;
        if (Generated(property, ProgramSuffix).Select(method => ProgramDeclaration.Of(method, symbols.Program)).FirstOrDefault(static program => program is not null) is not { } program)
            return null;
        return (VerifiedPrograms.Of(node.Compilation).ReadsOf(program, node.Compilation, node.CancellationToken),
            VerifiedPrograms.TracepointsOf(program, node.Compilation, symbols, node.CancellationToken));
    }

    /// <summary>The methods beside a generated property that it may have been generated for.</summary>
    private static IEnumerable<IMethodSymbol> Generated(IPropertySymbol property, string suffix)
        => property is { IsStatic: true, Name: var name } && name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length
            ? property.ContainingType.GetMembers(name.Substring(0, name.Length - suffix.Length)).OfType<IMethodSymbol>()
            : [];

    /// <summary>The tracepoints that a call attaches to, as far as that is certain.</summary>
    private static IEnumerable<MapEntry> TracepointsOf(IInvocationOperation call, RuntimeSymbols symbols, SyntaxNodeAnalysisContext node)
        => call switch
        {
            { TargetMethod.Name: "Update", Instance: { } link } => OnlyValue.Of(link, node.SemanticModel, node.CancellationToken) switch
            {
                // Not what a half-typed link is declared by, which may be an update of itself.
                IInvocationOperation { TargetMethod.Name: not "Update" } opened when IsOfRuntime(opened.TargetMethod.ContainingType, symbols) => TracepointsOf(opened, symbols, node),
                IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: not "Update" } opened } when IsOfRuntime(opened.TargetMethod.ContainingType, symbols) => TracepointsOf(opened, symbols, node),
                _ => [],
            },
            { Instance: { } tracepoint } => TracepointsOf(OnlyValue.Of(tracepoint, node.SemanticModel, node.CancellationToken), symbols, node),
            { TargetMethod.Name: "Open" or "OpenWhenAvailable" or "Find" } => Named(call, symbols, node),
            _ => [],
        };

    private static IEnumerable<MapEntry> TracepointsOf(IOperation tracepoint, RuntimeSymbols symbols, SyntaxNodeAnalysisContext node)
        => tracepoint switch
        {
            IPropertyReferenceOperation { Property: { } property } => Generated(property, "Tracepoint")
                .Select(method => TracepointDeclaration.Of(method, symbols.TracePoint))
                .OfType<TracepointDeclaration>()
                .SelectMany(declaration => VisibleTracepoints.Of(node.Compilation, symbols).Find($"{declaration.System}:{declaration.Name}", node.CancellationToken)),
            IInvocationOperation { Instance: null, TargetMethod: { Name: "Find" } find } call when IsOfRuntime(find.ContainingType, symbols) => Named(call, symbols, node),
            _ => [],
        };

    private static IEnumerable<MapEntry> Named(IInvocationOperation call, RuntimeSymbols symbols, SyntaxNodeAnalysisContext node)
        => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "name") is { } name
            && OnlyValue.Of(name.Value, node.SemanticModel, node.CancellationToken).ConstantValue is { HasValue: true, Value: string text }
            // An ambiguous name is refused whatever the program.
            && VisibleTracepoints.Of(node.Compilation, symbols).Find(text, node.CancellationToken).ToArray() is [var one] ? [one] : [];
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Analyzers.Tests.Robustness;

/// <summary>Reports every rule that a suppressor knows wherever there is a parameter, a variable, a name or a call, so that suppressors have work in any code.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // It is no analyzer that anybody installs.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MisfiringAnalyzer : DiagnosticAnalyzer
{
    public static ImmutableArray<string> KnownToSuppressors { get; } =
        [.. Rules.All.OfType<DiagnosticSuppressor>().SelectMany(static suppressor => suppressor.SupportedSuppressions).Select(static suppression => suppression.SuppressedDiagnosticId).Distinct()];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. KnownToSuppressors.Select(static id => new DiagnosticDescriptor(id, id, id, "Misfires", DiagnosticSeverity.Warning, isEnabledByDefault: true))];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                foreach (DiagnosticDescriptor rule in SupportedDiagnostics)
                    node.ReportDiagnostic(Diagnostic.Create(rule, node.Node.GetLocation()));
            },
            SyntaxKind.Parameter,
            SyntaxKind.VariableDeclarator,
            SyntaxKind.IdentifierName,
            SyntaxKind.InvocationExpression);
    }
}

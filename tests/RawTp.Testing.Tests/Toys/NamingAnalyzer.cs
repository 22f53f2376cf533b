using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing.Tests.Toys;

/// <summary>TOY0001: a class whose name is in lower case. TOY0002 (off unless configured as an option): one that is called Bad.</summary>
internal sealed class NamingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_lowerCase =
        new("TOY0001", "Name in lower case", "The class '{0}' should start with a capital", "Toys", DiagnosticSeverity.Warning, true);

    private static readonly DiagnosticDescriptor s_bad =
        new("TOY0002", "Bad name", "The class '{0}' has a bad name", "Toys", DiagnosticSeverity.Error, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_lowerCase, s_bad];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (char.IsLower(context.Symbol.Name[0]))
            context.ReportDiagnostic(Diagnostic.Create(s_lowerCase, context.Symbol.Locations[0], context.Symbol.Name));
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Symbol.Locations[0].SourceTree!);
        if (options.TryGetValue("toy.bad_name", out string? bad) && context.Symbol.Name == bad)
            context.ReportDiagnostic(Diagnostic.Create(s_bad, context.Symbol.Locations[0], context.Symbol.Name));
    }
}

/// <summary>TOY0003, found when the compilation is complete and therefore never live.</summary>
internal sealed class CompilationEndAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule =
        new("TOY0003", "Late", "Said late", "Toys", DiagnosticSeverity.Warning, true, customTags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(end =>
        {
            foreach (INamedTypeSymbol type in end.Compilation.Assembly.GlobalNamespace.GetTypeMembers())
                end.ReportDiagnostic(Diagnostic.Create(s_rule, type.Locations[0]));
        });
    }
}

/// <summary>TOY0004, whose every action runs a piece of the test.</summary>
internal sealed class ScriptedAnalyzer(Action<SymbolAnalysisContext> action) : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("TOY0004", "Scripted", "Scripted", "Toys", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(action, SymbolKind.NamedType);
    }
}

/// <summary>Lower case is nobody's business where the class is obsolete.</summary>
internal sealed class ObsoleteSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_lowerCase = new("TOYS0001", "TOY0001", "Obsolete classes keep their names");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [s_lowerCase];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            SyntaxTree tree = diagnostic.Location.SourceTree!;
            ISymbol? type = context.GetSemanticModel(tree).GetDeclaredSymbol(tree.GetRoot().FindNode(diagnostic.Location.SourceSpan));
            if (type!.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "ObsoleteAttribute"))
                context.ReportSuppression(Suppression.Create(s_lowerCase, diagnostic));
        }
    }
}

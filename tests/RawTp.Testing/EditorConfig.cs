using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>What one configuration text says about every file, read by the compiler's own parser.</summary>
internal static class EditorConfig
{
    public static AnalyzerConfigOptionsResult Parse(string text)
    {
        string path = text.Contains("is_global", StringComparison.Ordinal) ? "/.globalconfig" : "/.editorconfig";
        AnalyzerConfigSet set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, path)), out ImmutableArray<Diagnostic> problems);
        AnalyzerConfigOptionsResult options = path == "/.globalconfig" ? set.GlobalConfigOptions : set.GetOptionsForSourcePath("/Source.cs");
        problems = problems.AddRange(options.Diagnostics);
        if (!problems.IsEmpty)
            throw new CheckFailedException("The editorconfig of the test is wrong:\n" + string.Join('\n', problems));
        if (options.TreeOptions.IsEmpty && options.AnalyzerOptions.IsEmpty)
            throw new CheckFailedException("The editorconfig of the test sets nothing for C# files; it needs a [*.cs] section or is_global = true.");
        return options;
    }
}

/// <summary>The <c>dotnet_diagnostic.ID.severity</c> lines of a configuration.</summary>
internal sealed class ConfiguredSeverities(string editorConfig) : SyntaxTreeOptionsProvider
{
    private readonly ImmutableDictionary<string, ReportDiagnostic> _severities = EditorConfig.Parse(editorConfig).TreeOptions;

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _severities.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _severities.TryGetValue(diagnosticId, out severity);
}

/// <summary>The other lines of a configuration, which analyzers and generators read.</summary>
internal sealed class ConfiguredOptions(string? editorConfig) : AnalyzerConfigOptionsProvider
{
    private readonly Options _options = new(editorConfig is null ? ImmutableDictionary<string, string>.Empty : EditorConfig.Parse(editorConfig).AnalyzerOptions);

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}

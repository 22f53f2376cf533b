using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Testing;

/// <summary>Analyzers over a compilation, concurrently if not told otherwise, with any exception in them a failure.</summary>
public sealed class AnalyzerRun
{
    private readonly ConcurrentQueue<string> _exceptions = new();
    private readonly CompilationWithAnalyzers _compilation;

    public AnalyzerRun(Compilation compilation, IEnumerable<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, bool reportSuppressed = false, bool isConcurrent = true)
    {
        _compilation = new(compilation, [.. analyzers], new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: (exception, analyzer, _) => _exceptions.Enqueue($"{analyzer.GetType().Name} threw:\n{exception}"),
            concurrentAnalysis: isConcurrent,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: reportSuppressed));
    }

    public static AnalyzerOptions Configured(string? editorConfig) => new([], new ConfiguredOptions(editorConfig));

    /// <summary>What a build reports: the compiler's own diagnostics and the analyzers'.</summary>
    public Task<ImmutableArray<Diagnostic>> AllDiagnosticsAsync() => Checked(_compilation.GetAllDiagnosticsAsync());

    /// <summary>What a build reports, of the analyzers alone.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CancellationToken cancellation = default) => Checked(_compilation.GetAnalyzerDiagnosticsAsync(cancellation));

    /// <summary>What an editor shows for one open file while its user types, where no action at the end of a compilation runs.</summary>
    public async Task<ImmutableArray<Diagnostic>> LiveDiagnosticsAsync(SyntaxTree tree)
    {
        SemanticModel model = _compilation.Compilation.GetSemanticModel(tree);
        ImmutableArray<Diagnostic> syntactic = await Checked(_compilation.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None));
        return syntactic.AddRange(await Checked(_compilation.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)));
    }

    private async Task<ImmutableArray<Diagnostic>> Checked(Task<ImmutableArray<Diagnostic>> running)
    {
        ImmutableArray<Diagnostic> found = await running;
        return _exceptions.IsEmpty ? found : throw new CheckFailedException(string.Join("\n\n", _exceptions));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RawTp.Testing;

/// <summary>
/// Code as it is while someone types: a sample cut off at a token, or without one. A sample of a few hundred tokens is some hundred
/// compilations, so that a test may look at some tokens only; with <c>RAWTP_EVERY_TOKEN</c> set, it looks at all.
/// </summary>
public static class HalfTypedCode
{
    /// <summary>How long anything may take with one text, on the slowest machine, before it counts as not answering.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Lazy<CSharpCompilation> s_empty = new(static () => WithFewReferences(Compilations.Create(
        CompilationSettings.Default with { AllowUnsafe = true, ImplicitUsings = true }, new SourceFile("Sample.cs", ""))));

    /// <summary>A compilation with an empty file, for texts to take its place: few references, as each text binds to all of them.</summary>
    public static CSharpCompilation Empty => s_empty.Value;

    public static Compilation Compile(string text) => Empty.Rewrite("Sample.cs", text);

    /// <summary>The sample up to every token, or up to one in <paramref name="oneIn"/>.</summary>
    public static IEnumerable<string> CutOff(string sample, int oneIn = 1)
        => Tokens(sample, oneIn).Select(token => sample[..token.SpanStart]).Distinct();

    /// <summary>The sample without each token, or without one in <paramref name="oneIn"/>.</summary>
    public static IEnumerable<string> Lacking(string sample, int oneIn = 1)
        => Tokens(sample, oneIn).Select(token => sample.Remove(token.SpanStart, token.Span.Length)).Distinct();

    private static IEnumerable<SyntaxToken> Tokens(string sample, int oneIn)
    {
        int step = Environment.GetEnvironmentVariable("RAWTP_EVERY_TOKEN") is { Length: > 0 } ? 1 : oneIn;
        // Where it begins differs from sample to sample, or the first words of all would be the only ones looked at.
        int first = sample.Length % step;
        return CSharpSyntaxTree.ParseText(sample).GetRoot().DescendantTokens()
            .Where(static token => token.Span.Length > 0)
            .Where((_, index) => index % step == first);
    }

    private static CSharpCompilation WithFewReferences(CSharpCompilation compilation)
    {
        string[] needed =
        [
            "System.Runtime.dll", "System.Threading.dll", "System.Memory.dll", "System.Runtime.InteropServices.dll",
            "System.Collections.dll", "System.Collections.Concurrent.dll", "System.Linq.dll", "System.Console.dll", "System.Net.Http.dll", "System.Text.Json.dll", "RawTp.Runtime.dll",
        ];
        return compilation.WithReferences(compilation.References.Where(reference => needed.Contains(Path.GetFileName(reference.Display))));
    }
}

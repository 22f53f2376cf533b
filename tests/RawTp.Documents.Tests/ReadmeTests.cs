using RawTp.Documents.Tests.Markdown;
using RawTp.Documents.Tests.Snippets;
using RawTp.Testing;

namespace RawTp.Documents.Tests;

/// <summary>The README's first example is a sample that is built, and prints what the README says.</summary>
public sealed class ReadmeTests
{
    private static readonly MarkdownDocument s_readme = MarkdownDocument.At("README.md");

    private static readonly CodeBlock s_example = s_readme.Blocks.First(block => block.Language == "csharp");

    [Fact]
    public void Its_first_example_is_the_sample_Quickstart()
        => Assert.Equal(File.ReadAllText(Path.Combine(RulePage.Repository, "samples", "Quickstart", "Program.cs")), s_example.Text);

    [Fact]
    public async Task Its_first_example_prints_what_it_says()
        => Assert.Equal(
            s_readme.Blocks.First(block => block.Language == "text" && block.Line > s_example.Line).Text,
            await SnippetProcess.RunAsync(Path.Combine(AppContext.BaseDirectory, "Quickstart.dll")));
}

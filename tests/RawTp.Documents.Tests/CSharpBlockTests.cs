using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RawTp.Documents.Tests.Markdown;
using RawTp.Documents.Tests.Snippets;
using RawTp.Testing;

namespace RawTp.Documents.Tests;

/// <summary>Every C# block of every document, compiled with the generator and the analyzers; those of the rules are compiled by the tests of the rules.</summary>
public sealed partial class CSharpBlockTests
{
    public static TheoryData<string> Right => Places(block => block.Note.Wrong.Length == 0);

    public static TheoryData<string> WithMistakes => Places(block => block.Note.Wrong.Length > 0);

    public static TheoryData<string> Printing => Places(block => block.Note.Prints);

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_block_compiles_and_nothing_is_reported(string place)
    {
        (MarkdownDocument document, CodeBlock block) = Find(place);
        Diagnostic[] found = await SnippetChain.Of(document, block).DiagnosticsAsync(block);
        Assert.True(found.Length == 0, Compilations.Describe(found));
    }

    [Theory]
    [MemberData(nameof(WithMistakes))]
    public async Task A_block_with_a_mistake_has_this_mistake_and_the_document_quotes_what_is_reported(string place)
    {
        (MarkdownDocument document, CodeBlock block) = Find(place);
        Diagnostic[] found = await SnippetChain.Of(document, block).DiagnosticsAsync(block);
        string reported = string.Join('\n', found.Select(SnippetChain.Quoted));
        Assert.True(block.Note.Wrong.ToHashSet().SetEquals(found.Select(diagnostic => diagnostic.Id)), $"Reported is\n{reported}");
        AssertQuoted(document, block, reported);
    }

    [Theory]
    [MemberData(nameof(Printing))]
    public async Task A_block_that_is_run_prints_what_the_document_says(string place)
    {
        (MarkdownDocument document, CodeBlock block) = Find(place);
        AssertQuoted(document, block, (await SnippetChain.Of(document, block).PrintedAsync(block)).Trim());
    }

    /// <summary>The block behind it quotes this text; a line that begins with many blanks goes on with the one before.</summary>
    private static void AssertQuoted(MarkdownDocument document, CodeBlock block, string text)
    {
        if (document.After(block) is not { Language: "text" } quoting)
            Assert.Fail($"{block.Place} needs a ```text block behind it, with what is reported or printed:\n{text}");
        else if (Unwrapped().Replace(quoting.Text.Trim(), " ") != text)
            Assert.Fail($"{quoting.Place} should say\n{text}");
    }

    private static TheoryData<string> Places(Func<CodeBlock, bool> isMeant)
        => [.. MarkdownDocument.All.SelectMany(document => document.Blocks).Where(block => block.Language == "csharp" && !block.IsExampleOfRule && isMeant(block)).Select(block => block.Place)];

    private static (MarkdownDocument Document, CodeBlock Block) Find(string place)
        => (from document in MarkdownDocument.All from block in document.Blocks where block.Place == place select (document, block)).Single();

    [GeneratedRegex(@"\n {15,}")]
    private static partial Regex Unwrapped();
}

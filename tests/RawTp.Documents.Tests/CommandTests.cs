using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RawTp.Documents.Tests.Markdown;
using RawTp.Testing;

namespace RawTp.Documents.Tests;

/// <summary>Every command of every document is run by some machine, or says why not.</summary>
public sealed partial class CommandTests
{
    private static readonly CodeBlock[] s_blocks = [.. MarkdownDocument.All.SelectMany(document => document.Blocks)];

    private static readonly CodeBlock[] s_commands = [.. s_blocks.Where(block => block.Language == "sh")];

    [UnixFact]
    public async Task The_blocks_that_nobody_else_runs_and_nothing_excuses_are_those_that_continuous_integration_runs()
    {
        using Process listing = Process.Start(new ProcessStartInfo(Path.Combine(RulePage.Repository, ".ci", "commands"), ["--list"]) { RedirectStandardOutput = true })!;
        string[] listed = (await listing.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await listing.WaitForExitAsync();

        Assert.Equal(s_commands.Where(block => block.Note is { NotRun: null, RunBy: null }).Select(block => block.Place).Order(), listed.Order());
        Assert.Contains(".ci/commands", File.ReadAllText(Path.Combine(RulePage.Repository, ".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_said_to_run_a_block_exists()
    {
        string[] tests = [.. Directory.EnumerateFiles(Path.Combine(RulePage.Repository, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];
        Assert.All(s_commands.Where(block => block.Note.RunBy is not null), block => Assert.True(RunsIt(block), $"{block.Place}: nothing that runs it is named '{block.Note.RunBy}'."));

        bool RunsIt(CodeBlock block) => block.Note.RunBy is ".ci/run"
            ? block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(File.ReadAllText(Path.Combine(RulePage.Repository, ".ci", "run")).Contains)
            : Array.Exists(tests, text => Regex.IsMatch(text, $@"\b{block.Note.RunBy}\("));
    }

    [Fact]
    public void What_is_not_run_says_why()
    {
        CodeBlock[] silent = [.. s_blocks.Where(block => block.Language is "c" or "bpftrace" && block.Note.NotRun is null)];
        Assert.Empty(silent.Select(block => block.Place));
        Assert.All(s_blocks.Where(block => block.Note.NotRun is not null), block => Assert.True(block.Note.NotRun!.Contains(' '), $"{block.Place} gives no reason."));
    }

    /// <summary>A command in the middle of a sentence is one that readers type, too.</summary>
    [Fact]
    public void A_command_in_a_sentence_is_in_a_block_somewhere()
    {
        HashSet<string> inBlocks = [.. s_commands.SelectMany(block => block.Text.Split('\n')).Select(line => line.Split(" #")[0].Trim())];
        IEnumerable<string> missing =
            from document in MarkdownDocument.All
            from line in document.Prose
            from Match span in InlineCommand().Matches(line.Text)
            where !inBlocks.Contains(span.Groups[1].Value)
            select $"{document.Path}({line.Number}): {span.Groups[1].Value}";
        Assert.Empty(missing);
    }

    [Fact]
    public void A_block_says_its_language_and_its_comment_says_something()
    {
        string[] languages = ["csharp", "sh", "text", "xml", "json", "ini", "asm", "c", "bpftrace"];
        Assert.Empty(s_blocks.Where(block => !languages.Contains(block.Language)).Select(block => $"{block.Place}: '{block.Language}'"));
        Assert.Empty(s_blocks.SelectMany(block => block.Note.Unknown.Select(part => $"{block.Place}: '{part}'")));
    }

    [Fact]
    public void What_is_json_or_xml_is_well_formed()
    {
        Assert.All(s_blocks.Where(block => block.Language == "json"), block => JsonDocument.Parse(block.Text).Dispose());
        Assert.All(s_blocks.Where(block => block.Language == "xml"), block => XElement.Parse($"<root>{block.Text}</root>"));
    }

    /// <summary>Four blanks make a block that has no language, and that these tests would not see.</summary>
    [Fact]
    public void No_block_is_made_by_indenting()
    {
        IEnumerable<string> indented =
            from document in MarkdownDocument.All
            let lines = document.Prose.ToArray()
            from at in Enumerable.Range(1, Math.Max(0, lines.Length - 1))
            where lines[at].Text.StartsWith("    ", StringComparison.Ordinal) && lines[at - 1].Text.Length == 0
            select $"{document.Path}({lines[at].Number})";
        Assert.Empty(indented);
    }

    [GeneratedRegex("`((?:dotnet|dotnet-trace|dotnet-counters|bpftrace|lttng|git|apt-get) [^`]*)`")]
    private static partial Regex InlineCommand();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Meta;

/// <summary>Holds descriptors, help links, pages, release notes and tests against one another.</summary>
public sealed partial class RuleConsistencyTests
{
    private static readonly string[] s_headings = ["## Cause", "## Bad example", "## Good example", "## How to fix", "## When to suppress"];

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(rule => rule.Id)];

    [Fact]
    public void Every_id_belongs_to_one_descriptor()
    {
        Assert.Equal(Rules.Descriptors.Select(rule => rule.Id).Distinct(), Rules.Descriptors.Select(rule => rule.Id));
        Assert.All(Rules.Descriptors, rule => Assert.Matches("^RTP[0-9]{4}$", rule.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rules_number_tells_its_category(string id)
        => Assert.Equal(id[3] switch { '0' => "RawTp.Definition", '1' => "RawTp.Verification", _ => "RawTp.Usage" }, Descriptor(id).Category);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rules_help_link_is_the_address_of_its_page(string id)
    {
        Assert.Equal($"https://github.com/rawtp/rawtp/blob/main/docs/rules/{id}.md", Descriptor(id).HelpLinkUri);
        Assert.True(File.Exists(Path.Combine(RulePage.Folder, id + ".md")), $"docs/rules/{id}.md does not exist.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rules_page_has_its_title_its_category_and_all_parts(string id)
    {
        RulePage page = RulePage.Of(id);
        DiagnosticDescriptor rule = Descriptor(id);
        Assert.Equal($"{id}: {rule.Title}", page.Title);
        Assert.Contains($"| Category | {rule.Category} |", page.Text, StringComparison.Ordinal);
        Assert.Contains($"| Severity | {Severity(rule)} |", page.Text, StringComparison.Ordinal);
        Assert.Equal(s_headings, page.Headings);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pages_bad_example_has_this_mistake_and_the_page_says_what_is_reported(string id)
    {
        RulePage page = RulePage.Of(id);
        IEnumerable<string> reported = (await RuleExample.AnalyzeAsync(page.BadExample))
            .Select(diagnostic => $"{Severity(diagnostic.Descriptor)} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.All(reported, line => Assert.Contains(id, line, StringComparison.Ordinal));
        Assert.Equal(page.Messages, string.Join('\n', reported));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pages_good_example_compiles_without_a_report(string id)
    {
        string example = RulePage.Of(id).GoodExample;
        Assert.Empty(await RuleExample.AnalyzeAsync(example));
        Assert.DoesNotContain(RuleExample.Compile(example).GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void The_index_of_pages_lists_every_rule_as_its_page_does()
    {
        string[] rows = [.. File.ReadAllLines(Path.Combine(RulePage.Folder, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal))];
        Assert.Equal(
            Rules.Descriptors.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {Severity(rule)} | {rule.Title} | {CodeFix(rule.Id)} |"),
            rows);
    }

    [Fact]
    public void There_is_no_page_without_a_rule()
        => Assert.Equal(
            Rules.Descriptors.Select(rule => rule.Id),
            Directory.EnumerateFiles(RulePage.Folder, "RTP*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void The_release_notes_list_every_rule_with_category_severity_and_page()
    {
        string folder = Path.Combine(RulePage.Repository, "RawTp.Analyzers");
        IEnumerable<string> rows = File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(folder, "AnalyzerReleases.Unshipped.md")))
            .Where(line => line.StartsWith("RTP", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            Rules.Descriptors.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}]({rule.HelpLinkUri})"),
            rows);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_tests_that_expect_it_and_tests_that_expect_silence(string id)
    {
        ClassDeclarationSyntax tests = TestClasses("RawTp.Analyzers.Tests", id).Single();
        string[] methods = [.. TestMethods(tests).Select(method => method.ToString())];
        Assert.Contains(methods, method => method.Contains($"{{|{id}:", StringComparison.Ordinal));
        Assert.Contains(methods, method => !method.Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_of_its_fix_exactly_where_its_page_promises_one(string id)
    {
        ClassDeclarationSyntax[] tests = [.. TestClasses("RawTp.CodeFixes.Tests", id)];
        Assert.Equal(CodeFix(id).Length > 0 ? 1 : 0, tests.Length);
        Assert.All(tests, one => Assert.Contains(TestMethods(one), method => method.ToString().Contains("FixAllScopes", StringComparison.Ordinal)));
    }

    private static DiagnosticDescriptor Descriptor(string id) => Rules.Descriptors.Single(rule => rule.Id == id);

    private static string Severity(DiagnosticDescriptor rule)
        => rule.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : rule.DefaultSeverity.ToString().ToLowerInvariant();

    /// <summary>What the rule's page says about its fix; empty where there is none.</summary>
    private static string CodeFix(string id)
    {
        string cell = CodeFixRow().Match(RulePage.Of(id).Text).Groups[1].Value;
        return cell == "none" ? "" : cell;
    }

    /// <summary>The classes of a test project that say by a trait which rule they are about.</summary>
    private static IEnumerable<ClassDeclarationSyntax> TestClasses(string project, string id)
        => Directory.EnumerateFiles(Path.Combine(RulePage.Repository, "tests", project), "*Tests.cs", SearchOption.AllDirectories)
            .Select(path => File.ReadAllText(path))
            .Where(text => text.Contains($"[Trait(\"Rule\", \"{id}\")]", StringComparison.Ordinal))
            .SelectMany(text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Where(type => type.AttributeLists.ToString().Contains(id, StringComparison.Ordinal));

    private static IEnumerable<MethodDeclarationSyntax> TestMethods(ClassDeclarationSyntax type)
        => type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0);

    [GeneratedRegex(@"\| Code fix \| (.*) \|")]
    private static partial Regex CodeFixRow();
}

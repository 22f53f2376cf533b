using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RawTp.Testing.Tests.Toys;
using Xunit;

namespace RawTp.Testing.Tests;

public class CodeFixCheckTests
{
    private static CodeFixCheck Capitalise => new(new NamingFix(NamingFix.Capitalise, "Capitalise"), new NamingAnalyzer());

    [Fact]
    public async Task A_fix_that_gives_the_expected_text_passes_for_one_and_for_several()
    {
        await Capitalise.VerifyAsync("class [|a|];", "class A;");
        await Capitalise.VerifyAsync("class {|TOY0001:a|}; class b; class c;", "class A; class B; class C;");
    }

    [Fact]
    public async Task Another_text_fails_with_the_difference()
    {
        await AssertFails("- class A; ·\n+ class A;\n", () => Capitalise.VerifyAsync("class [|a|];", "class A; "));
        await AssertFails("Fixing one by one", () => Capitalise.VerifyAsync("class a; class b;", "class A; class b;"));
    }

    [Fact]
    public async Task A_mark_where_nothing_is_reported_and_a_source_with_nothing_to_fix_fail()
    {
        await AssertFails("differs from the marks", () => Capitalise.VerifyAsync("[|class|] a;", "class A;"));
        await AssertFails("nothing to fix", () => Capitalise.VerifyAsync("class A;", "class A;"));
    }

    [Fact]
    public async Task A_fix_that_never_gets_rid_of_the_diagnostic_fails() =>
        await AssertFails("does not get rid", () => new CodeFixCheck(new NamingFix(name => name == "a" ? "b" : "a", "Turn"), new NamingAnalyzer()).VerifyAsync("class a;", "class b;"));

    [Fact]
    public async Task A_text_that_does_not_compile_fails_before_and_after()
    {
        await AssertFails("The text before the fix does not compile", () => Capitalise.VerifyAsync("class a : Nobody;", "class A : Nobody;"));
        await AssertFails("CS0101", () => Capitalise.VerifyAsync("class a; class A;", "class A; class A;"));
        await Capitalise.VerifyAsync("class a : {|CS0246:Nobody|};", "class A : {|CS0246:Nobody|};");
    }

    [Fact]
    public async Task Where_several_actions_are_offered_the_test_says_which()
    {
        NamingFix fix = new(NamingFix.Capitalise, "First", "Second");
        await AssertFails("'First', 'Second'", () => new CodeFixCheck(fix, new NamingAnalyzer()).VerifyAsync("class a;", "class A;"));
        await new CodeFixCheck(fix, new NamingAnalyzer()) { Title = "Second" }.VerifyAsync("class a;", "class A;");
        await new CodeFixCheck(fix, new NamingAnalyzer()) { EquivalenceKey = "First" }.VerifyAsync("class a;", "class A;");
        await new CodeFixCheck(fix, new NamingAnalyzer()).VerifyOffersAsync("class a;", "First", "Second");
        await AssertFails("Expected: 'First'", () => new CodeFixCheck(fix, new NamingAnalyzer()).VerifyOffersAsync("class a;", "First"));
    }

    [Fact]
    public async Task That_no_fix_is_offered_can_be_checked()
    {
        await AssertFails("'Capitalise' is offered", () => Capitalise.VerifyNoFixAsync("class a;"));
        await new CodeFixCheck(new NamingFix(NamingFix.Capitalise), new NamingAnalyzer()).VerifyNoFixAsync("class a;");
        await AssertFails("nothing to fix", () => Capitalise.VerifyNoFixAsync("class A;"));
    }

    [Fact]
    public async Task A_diagnostic_that_a_fix_leaves_is_marked_in_the_text_after()
    {
        CodeFixCheck none = new(new NamingFix(NamingFix.Capitalise), new NamingAnalyzer()) { FixesAll = false };
        await none.VerifyAsync("class a;", "class [|a|];");
        await AssertFails("left other diagnostics", () => none.VerifyAsync("class a;", "class a;"));
    }

    [Fact]
    public async Task Options_and_generated_members_are_as_in_the_project()
    {
        CodeFixCheck check = new(new NamingFix(NamingFix.Capitalise, "Capitalise"), new NamingAnalyzer()) { Generators = [new GreetingGenerator()] };
        string rest = GreetingGenerator.Attribute + "[Greet] partial class C { string M() => Greeting(); }\n";
        await check.VerifyAsync(rest + "class a;", rest + "class A;");

        CodeFixCheck silenced = new(new NamingFix(NamingFix.Capitalise, "Capitalise"), new NamingAnalyzer())
        {
            Settings = CompilationSettings.Default with { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.TOY0001.severity = none\n" },
        };
        await AssertFails("nothing to fix", () => silenced.VerifyAsync("class a;", "class A;"));
    }

    [Fact]
    public async Task Each_scope_fixes_what_belongs_to_it()
    {
        TestProject[] before = Solution("class a;", "class b;", "class c;");
        await Capitalise.VerifyFixAllAsync(FixAllScope.Document, before, Solution("class A;", "class [|b|];", "class [|c|];"));
        await Capitalise.VerifyFixAllAsync(FixAllScope.Project, before, Solution("class A;", "class B;", "class [|c|];"));
        await Capitalise.VerifyFixAllAsync(FixAllScope.Solution, before, Solution("class A;", "class B;", "class C;"));
        await Capitalise.VerifyAsync(before, Solution("class A;", "class B;", "class C;"));
        await AssertFails("Fixing all in Document", () => Capitalise.VerifyFixAllAsync(FixAllScope.Document, before, Solution("class A;", "class B;", "class C;")));

        static TestProject[] Solution(string first, string second, string inOtherProject) =>
        [
            new("One", new("First.cs", first), new SourceFile("Second.cs", second + " public class Base;")),
            new("Two", inOtherProject + " class UsesOne : Base;") { References = ["One"] },
        ];
    }

    [Fact]
    public async Task A_fix_without_FixAll_fails_unless_the_test_says_so()
    {
        OneAtATime fix = new();
        await AssertFails("has no FixAll", () => new CodeFixCheck(fix, new NamingAnalyzer()).VerifyAsync("class a;", "class A;"));
        await new CodeFixCheck(fix, new NamingAnalyzer()) { FixesAll = false }.VerifyAsync("class a;", "class A;");
    }

    private sealed class OneAtATime : CodeFixProvider
    {
        private readonly NamingFix _fix = new(NamingFix.Capitalise, "Capitalise");

        public override System.Collections.Immutable.ImmutableArray<string> FixableDiagnosticIds => _fix.FixableDiagnosticIds;

        public override FixAllProvider? GetFixAllProvider() => null;

        public override Task RegisterCodeFixesAsync(CodeFixContext context) => _fix.RegisterCodeFixesAsync(context);
    }

    private static async Task AssertFails(string part, Func<Task> check) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<CheckFailedException>(check)).Message);
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Testing.Tests.Toys;
using Xunit;

namespace RawTp.Testing.Tests;

public class AnalyzerCheckTests
{
    private static AnalyzerCheck Naming => new(new NamingAnalyzer()) { Rule = "TOY0001" };

    [Fact]
    public async Task Marked_diagnostics_pass_with_and_without_their_messages()
    {
        await Naming.VerifyAsync("class [|a|]; class B; class {|TOY0001:c|};");
        await Naming.VerifyAsync("class [|a|]; class [|b|];", "The class 'a' should start with a capital", "The class 'b' should start with a capital");
        await Naming.VerifyAsync("class [|a|]; class [|b|];", null, "The class 'b' should start with a capital");
        await Naming.VerifyAsync([new("One.cs", "class [|a|];"), new("Two.cs", "class [|b|];")], null, "The class 'b' should start with a capital");
    }

    [Fact]
    public async Task A_source_without_marks_passes_only_without_diagnostics()
    {
        await Naming.VerifyAsync("class A;");
        await AssertFails("unexpected  Source.cs(1,7): Warning TOY0001 at 'a'", Naming, "class a;");
    }

    [Fact]
    public async Task A_mark_in_the_wrong_place_of_the_wrong_size_or_with_nothing_to_report_fails()
    {
        await AssertFails("missing     Source.cs(1,1): Warning TOY0001 at 'class'", Naming, "[|class|] a;");
        await AssertFails("missing", Naming, "[|class a|];");
        await AssertFails("missing", Naming, "class [|A|];");
        await AssertFails("missing", Naming, "class [|[|a|]|];");
    }

    [Fact]
    public async Task Another_message_or_more_messages_than_marks_fail()
    {
        await AssertFails("missing", Naming, "class [|a|];", "The class 'a' should start with a capital!");
        await AssertFails("2 messages for 1 marks", Naming, "class [|a|];", null, null);
    }

    [Fact]
    public async Task A_rule_that_the_analyzers_do_not_have_fails_and_so_does_a_mark_that_could_be_any()
    {
        await AssertFails("TOY9999", Naming, "class {|TOY9999:a|};");
        await AssertFails("any of 2 rules", new AnalyzerCheck(new NamingAnalyzer()), "class [|a|];");
    }

    [Fact]
    public async Task Errors_of_the_compiler_fail_unless_marked()
    {
        await AssertFails("CS0246", Naming, "class A : Nobody;");
        await Naming.VerifyAsync("class A : {|CS0246:Nobody|};");
        await AssertFails("missing", Naming, "class A : {|CS0246:object|};");
        await Naming.VerifyAsync("class A { void M() { int {|CS0219:unused|} = 1; } }");
    }

    [Fact]
    public async Task Severities_and_options_come_from_the_configuration()
    {
        AnalyzerCheck configured = new(new NamingAnalyzer())
        {
            Settings = CompilationSettings.Default with { EditorConfig = "[*.cs]\ntoy.bad_name = Evil\ndotnet_diagnostic.TOY0001.severity = error\n" },
            Severities = ImmutableDictionary<string, DiagnosticSeverity>.Empty.Add("TOY0001", DiagnosticSeverity.Error),
        };
        await configured.VerifyAsync("class {|TOY0001:a|}; class {|TOY0002:Evil|};");

        AnalyzerCheck global = new(new NamingAnalyzer())
        {
            Settings = CompilationSettings.Default with { EditorConfig = "is_global = true\ntoy.bad_name = Evil\ndotnet_diagnostic.TOY0001.severity = none\n" },
        };
        await global.VerifyAsync("class a; class {|TOY0002:Evil|};");

        AnalyzerCheck unaware = new(new NamingAnalyzer()) { Settings = configured.Settings };
        await AssertFails("Error TOY0001", unaware, "class {|TOY0001:a|};");
    }

    [Fact]
    public async Task A_pragma_suppresses() =>
        await Naming.VerifyAsync("""
            #pragma warning disable TOY0001
            class a;
            #pragma warning restore TOY0001
            class [|b|];
            """);

    [Fact]
    public async Task The_generator_runs_first_and_its_code_is_seen()
    {
        string source = GreetingGenerator.Attribute + "[Greet] partial class C { string M() => Greeting(); }";
        await AssertFails("CS0103", Naming, source);
        await new AnalyzerCheck(new NamingAnalyzer()) { Generators = [new GreetingGenerator()] }.VerifyAsync(source);
    }

    [Fact]
    public async Task A_diagnostic_in_generated_code_fails()
    {
        ScriptedAnalyzer everywhere = new(context =>
        {
            if (context.Symbol.Locations.FirstOrDefault(location => location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)) is Location location)
                context.ReportDiagnostic(Diagnostic.Create(ScriptedAnalyzer.Rule, location));
        });
        AnalyzerCheck check = new(everywhere) { Generators = [new GreetingGenerator()] };
        await AssertFails("C.g.cs", check, GreetingGenerator.Attribute + "[Greet] partial class C;");
    }

    [Fact]
    public async Task An_exception_in_an_analyzer_fails() =>
        await AssertFails("the analyzer broke", new(new ScriptedAnalyzer(_ => throw new InvalidOperationException("the analyzer broke"))), "class A;");

    [Fact]
    public async Task An_exception_in_a_generator_fails() =>
        await AssertFails("the toy broke", new(new NamingAnalyzer()) { Generators = [new ThrowingGenerator()] }, "class A;");

    [Fact]
    public async Task State_that_outlives_a_run_is_found_by_the_second()
    {
        int runs = 0;
        ScriptedAnalyzer forgetful = new(context =>
        {
            if (Interlocked.Increment(ref runs) == 1)
                context.ReportDiagnostic(Diagnostic.Create(ScriptedAnalyzer.Rule, context.Symbol.Locations[0]));
        });
        await AssertFails("In the second run: 1 diagnostics are missing", new(forgetful) { LiveInEditor = false }, "class [|A|];");
    }

    [Fact]
    public async Task A_rule_that_needs_the_whole_compilation_is_not_live()
    {
        await AssertFails("Live in the editor: 1 diagnostics are missing", new(new CompilationEndAnalyzer()), "class [|A|];");
        await new AnalyzerCheck(new CompilationEndAnalyzer()) { LiveInEditor = false }.VerifyAsync("class [|A|];");
    }

    private static async Task AssertFails(string part, AnalyzerCheck check, string markup, params string?[] messages)
    {
        CheckFailedException failure = await Assert.ThrowsAsync<CheckFailedException>(() => check.VerifyAsync(markup, messages));
        Assert.Contains(part, failure.Message);
    }
}

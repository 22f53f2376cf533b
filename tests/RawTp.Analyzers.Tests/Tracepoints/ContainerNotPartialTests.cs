using Microsoft.CodeAnalysis;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0002")]
public sealed class ContainerNotPartialTests
{
    [Theory]
    [InlineData("class {|RTP0002:C|}")]
    [InlineData("public static class {|RTP0002:C|}")]
    [InlineData("struct {|RTP0002:C|}")]
    [InlineData("record {|RTP0002:C|}")]
    [InlineData("record struct {|RTP0002:C|}")]
    [InlineData("interface {|RTP0002:C|}")]
    public Task A_type_with_a_program_that_is_not_partial_is_reported_at_its_name(string type)
        => Rules.VerifyAsync($"using RawTp; {type} {{ [RawTracepointProgram] internal static void P(RawTracepointArgs args) {{ }} }}",
            "Type 'C' is not partial, so nothing can be generated for 'P' in it; declare it 'partial'");

    [Fact]
    public Task A_type_with_a_tracepoint_that_is_not_partial_is_reported_at_its_name()
        => Rules.VerifyAsync("""
            using RawTp;

            class {|RTP0002:C|}
            {
                [TracePoint] static partial void {|CS0751:M|}();
            }
            """, "Type 'C' is not partial, so nothing can be generated for 'M' in it; declare it 'partial'");

    [Fact]
    public Task A_type_is_reported_once_however_many_tracepoints_and_programs_it_has()
        => Rules.VerifyAsync("""
            using RawTp;

            static class {|RTP0002:C|}
            {
                static void Unmarked() { }

                [RawTracepointProgram] static void First(RawTracepointArgs args) { }

                [RawTracepointProgram] static void Second(RawTracepointArgs args) { }

                static partial class Nested
                {
                    [TracePoint] internal static partial void {|CS8795:Third|}();
                }
            }
            """, "Type 'C' is not partial, so nothing can be generated for 'First' in it; declare it 'partial'");

    [Fact]
    public Task Each_type_around_a_program_that_is_not_partial_is_reported()
        => Rules.VerifyAsync("""
            using RawTp;

            class {|RTP0002:Outer|}
            {
                partial class Middle
                {
                    struct {|RTP0002:Inner|}
                    {
                        [RawTracepointProgram] static void P() { }
                    }
                }

                class Other;
            }
            """,
            "Type 'Outer' is not partial, so nothing can be generated for 'P' in it; declare it 'partial'",
            "Type 'Inner' is not partial, so nothing can be generated for 'P' in it; declare it 'partial'");

    [Fact]
    public Task A_declaration_that_lacks_the_word_is_reported_where_it_lacks_it()
        => Rules.Check().VerifyAsync(
        [
            "partial class C { [RawTp.RawTracepointProgram] static void P() { } }",
            "class {|CS0260:{|RTP0002:C|}|};",
        ]);

    [Fact]
    public Task A_file_local_type_is_told_that_generated_code_cannot_reach_it()
        => Rules.VerifyAsync("""
            using RawTp;

            file static partial class {|RTP0002:C|}
            {
                [RawTracepointProgram] static void P(RawTracepointArgs args) { }
            }
            """, "Type 'C' is file-local, so nothing can be generated for 'P' in it; remove 'file'");

    [Fact]
    public Task A_partial_type_in_a_file_local_type_cannot_be_reached_either()
        => Rules.VerifyAsync("""
            using RawTp;

            file static partial class {|RTP0002:C|}
            {
                static partial class Inner
                {
                    [TracePoint] static partial void M();
                }
            }
            """, "Type 'C' is file-local, so nothing can be generated for 'M' in it; remove 'file'");

    [Theory]
    [InlineData("class C { static void P(RawTracepointArgs args) { } }")]
    [InlineData("class C { partial class Unrelated { } } partial class D { [TracePoint] static partial void M(); }")]
    [InlineData("partial class D { [TracePoint] static partial void M(); class Nested { void N() { } } }")]
    [InlineData("class C { [System.Obsolete] void M() { } enum E { A } delegate void D(); }")]
    [InlineData("file class C { void M() { } }")]
    public Task A_type_without_tracepoints_and_programs_need_not_be_partial(string types)
        => Rules.VerifyAsync($"using RawTp; {types}");

    [Fact]
    public Task Top_level_statements_leave_their_class_partial()
        => Rules.Check(new CompilationSettings { OutputKind = OutputKind.ConsoleApplication }).VerifyAsync("""
            using RawTp;

            Tick(RunProgram.MaxArgs);

            partial class Program
            {
                [TracePoint] internal static partial void Tick(int count);

                [RawTracepointProgram("tick")] static void Run(RawTracepointArgs args) => _ = args[0];
            }
            """);
}

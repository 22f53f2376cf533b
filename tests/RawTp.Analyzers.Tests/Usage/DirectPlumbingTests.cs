namespace RawTp.Analyzers.Tests.Usage;

[Trait("Rule", "RTP2005")]
public sealed class DirectPlumbingTests
{
    [Theory]
    [InlineData("BpfTrace.{|RTP2005:BpfTraceRun0|}(FiredTracepoint);", "BpfTrace.BpfTraceRun0", "call the method marked [TracePoint]")]
    [InlineData("RawTp.BpfTrace.{|RTP2005:BpfTraceRun1|}(FiredTracepoint, 1);", "BpfTrace.BpfTraceRun1", "call the method marked [TracePoint]")]
    [InlineData("global::RawTp.BpfTrace.{|RTP2005:BpfTraceRun1|}(FiredTracepoint, 1);", "BpfTrace.BpfTraceRun1", "call the method marked [TracePoint]")]
    [InlineData("Action<RawTracepoint> run = BpfTrace.{|RTP2005:BpfTraceRun0|}; run(FiredTracepoint);", "BpfTrace.BpfTraceRun0", "call the method marked [TracePoint]")]
    [InlineData("{|RTP2005:BpfTraceRun0|}(FiredTracepoint);", "BpfTrace.BpfTraceRun0", "call the method marked [TracePoint]")]
    [InlineData("Alias.{|RTP2005:BpfTraceRun0|}(FiredTracepoint);", "BpfTrace.BpfTraceRun0", "call the method marked [TracePoint]")]
    [InlineData("Console.WriteLine(BpfTrace.{|RTP2005:CastToU64|}(1));", "BpfTrace.CastToU64", "mark a method [TracePoint] or [RawTracepointProgram] instead")]
    [InlineData("Console.WriteLine({|RTP2005:CastToU64<int>|}(1));", "BpfTrace.CastToU64", "mark a method [TracePoint] or [RawTracepointProgram] instead")]
    [InlineData("Console.WriteLine(BpfTrace.{|RTP2005:Reads|}(1));", "BpfTrace.Reads", "mark a method [RawTracepointProgram] and use its 'Program' property")]
    [InlineData("{|RTP2005:FiredShim|}(FiredTracepoint, 1);", "C.FiredShim", "call 'Fired', which the compiler inlines")]
    [InlineData("C.{|RTP2005:FiredShim|}(FiredTracepoint, 1);", "C.FiredShim", "call 'Fired', which the compiler inlines")]
    [InlineData("{|RTP2005:RawTracepointState|}.FiredEnabled = true;", "RawTracepointState", "use the 'Enabled' and 'Tracepoint' properties beside the method")]
    public Task A_use_of_plumbing_is_reported_once_where_it_is_named(string statement, string what, string instead)
        => VerifyAsync(statement, $"'{what}' is for generated code only; {instead}");

    [Fact]
    public Task A_program_made_by_hand_is_reported()
        => VerifyAsync(
            "var program = BpfTrace.{|RTP2005:Program|}(\"p\", static args => 0, BpfTrace.{|RTP2005:Reads|}(0)); Console.WriteLine(program);",
            "'BpfTrace.Program' is for generated code only; mark a method [RawTracepointProgram] and use its 'Program' property");

    [Fact]
    public Task A_map_by_hand_is_reported()
        => Rules.VerifyAsync("""
            using System;
            using RawTp;

            [assembly: {|RTP2005:RawTracepointMapEntry|}("a", "", "T", "M")]
            [assembly: RawTp.{|RTP2005:RawTracepointMapEntryAttribute|}("b", "", "T", "M")]

            class Map : {|RTP2005:RawTracepointMap|}
            {
                protected override ReadOnlySpan<byte> Names => default;

                protected override ReadOnlySpan<byte> References => default;

                protected override RawTracepoint Tracepoint(int index) => throw new NotSupportedException();
            }
            """,
            "'RawTracepointMapEntryAttribute' is for generated code only; mark a method [TracePoint] or [RawTracepointProgram] instead",
            "'RawTracepointMapEntryAttribute' is for generated code only; mark a method [TracePoint] or [RawTracepointProgram] instead",
            "'RawTracepointMap' is for generated code only; mark a method [TracePoint] or [RawTracepointProgram] instead");

    [Theory]
    [InlineData("Console.WriteLine(nameof(BpfTrace.BpfTraceRun1));")]
    [InlineData("Console.WriteLine(nameof(BpfTraceRun1) + nameof(FiredShim) + nameof(RawTracepointState.FiredEnabled));")]
    [InlineData("Console.WriteLine(typeof(BpfTrace));")]
    [InlineData("Console.WriteLine(typeof(RawTracepointMap).Name + typeof(RawTracepointRead).Name);")]
    [InlineData("Fired(1); Console.WriteLine(FiredEnabled && FiredTracepoint.IsEnabled);")]
    [InlineData("Console.WriteLine(PProgram.MaxArgs);")]
    [InlineData("TimeShim(1); Own.RawTracepointState.Reads = Own.Program(1);")]
    [InlineData("/* BpfTrace.BpfTraceRun1(null, 1) */ Console.WriteLine(\"BpfTraceRun1\");")]
    [InlineData("foreach (RawTracepointArgument argument in FiredTracepoint.Arguments) Console.WriteLine(argument.Widening);")]
    [InlineData("Console.WriteLine(FiredTracepoint.Open(PProgram).Tracepoint);", "RTP2001")]
    public Task Names_comments_and_what_users_are_meant_to_use_are_left_alone(string statement, string? other = null)
        => VerifyAsync(other is null ? statement : $"#pragma warning disable {other}\n{statement}");

    [Fact]
    public Task A_reference_in_a_doc_comment_is_no_use()
        => Rules.VerifyMembersAsync("""
            /// <summary>See <see cref="BpfTrace.BpfTraceRun1"/>, <see cref="RawTracepointMap"/> and <see cref="FiredShim"/>.</summary>
            [TracePoint] static partial void Fired(int x);
            """);

    private static Task VerifyAsync(string statement, params string?[] messages)
        => Rules.VerifyAsync($$"""
            using System;
            using RawTp;
            using static RawTp.BpfTrace;
            using Alias = RawTp.BpfTrace;

            public partial class C
            {
                [TracePoint] static partial void Fired(int x);

                [RawTracepointProgram] static void P() { }

                static void TimeShim(int x) { }

                static void M()
                {
                    {{statement}}
                }
            }

            static class Own
            {
                public static int Program(int x) => x;

                public static class RawTracepointState { public static int Reads; }
            }
            """, messages);
}

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0005")]
public sealed class GenericTracepointTests
{
    [Fact]
    public Task A_generic_method_cannot_be_a_tracepoint()
        => Rules.VerifyMembersAsync("""[TracePoint("hit")] static partial void {|RTP0005:Hit|}<TKey>(int x);""",
            "Tracepoint 'hit' cannot be generic because its name stands for one tracepoint; remove the type parameters of 'Hit'");

    [Fact]
    public Task A_tracepoint_cannot_be_in_a_generic_type()
        => Rules.VerifyAsync("""
            using RawTp;

            partial class Cache<TKey, TValue>
            {
                [TracePoint] static partial void {|RTP0005:Hit|}(int x);

                [TracePoint] static partial void {|RTP0005:Miss|}(int x);
            }
            """,
            "Tracepoint 'hit' cannot be generic because its name stands for one tracepoint; move it out of the generic type 'Cache<TKey, TValue>'",
            "Tracepoint 'miss' cannot be generic because its name stands for one tracepoint; move it out of the generic type 'Cache<TKey, TValue>'");

    [Fact]
    public Task A_tracepoint_cannot_be_in_a_type_that_is_nested_in_a_generic_type()
        => Rules.VerifyAsync("""
            using RawTp;

            partial struct Cache<T>
            {
                partial class Events
                {
                    [TracePoint] static partial void {|RTP0005:Hit|}(int x);
                }
            }
            """,
            "Tracepoint 'hit' cannot be generic because its name stands for one tracepoint; move it out of the generic type 'Cache<T>'");

    [Fact]
    public Task A_closed_generic_type_is_not_generic()
        => Rules.VerifyAsync("""
            using RawTp;
            using System.Collections.Generic;

            partial class Ints : List<int>
            {
                [TracePoint] static partial void Added(List<int> to, Dictionary<string, int[]> by);

                class Other<T>
                {
                    void M<U>() { }
                }
            }
            """);
}

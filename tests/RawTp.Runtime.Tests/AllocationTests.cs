namespace RawTp.Tests;

/// <summary>Firing allocates nothing: exactly 0 bytes over a million calls, off and on, for every kind of parameter.</summary>
/// <remarks>Not beside tests that hold the statistics: the first run that a thread counts makes room for its counters.</remarks>
[Collection("statistics")]
public sealed partial class AllocationTests
{
    private const int Calls = 1_000_000;

    public static TheoryData<string> Kinds => [.. EveryKind.All.Select(static kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Firing_allocates_nothing_while_off(string kind)
    {
        (_, Action<int> fire, _) = Find(kind);

        Assert.Equal(0, AllocatedBy(fire));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Firing_allocates_nothing_while_programs_read_the_argument(string kind)
    {
        (_, Action<int> fire, RawTracepointProgram program) = Find(kind);
        string tracepoint = "kind_" + kind.ToLowerInvariant();
        using RawTracepointLink typed = RawTracepoint.Open(tracepoint, program);
        using RawTracepointLink raw = RawTracepoint.Open(tracepoint, CountProgram, cookie: 1);
        long runs = EveryKind.Runs;

        Assert.Equal(0, AllocatedBy(fire));
        Assert.Equal(Calls + WarmUp, EveryKind.Runs - runs);
        Assert.Null(typed.Fault);
    }

    [Fact]
    public void Firing_allocates_nothing_while_a_program_misses_because_it_recurses()
    {
        using RawTracepointLink link = RawTracepoint.Open("kind_none_again", FiresItselfProgram);
        long misses = FiresItselfProgram.RecursionMisses;

        Assert.Equal(0, AllocatedBy(static calls => { for (int i = 0; i < calls; i++) FireAgain(); }));
        Assert.Equal(Calls + WarmUp, FiresItselfProgram.RecursionMisses - misses);
    }

    [Theory]
    [InlineData("Twelve")]
    [InlineData("In")]
    [InlineData("ReadOnlySpan")]
    public void Firing_allocates_nothing_inside_of_a_program_while_runs_are_counted(string kind)
    {
        (_, s_fireInside, RawTracepointProgram program) = Find(kind);
        string tracepoint = "kind_" + kind.ToLowerInvariant();
        using RawTracepointLink firing = RawTracepoint.Open("kind_none_again", FiresAnotherProgram);
        using RawTracepointLink typed = RawTracepoint.Open(tracepoint, program);
        using RawTracepointLink raw = RawTracepoint.Open(tracepoint, CountProgram, cookie: 1);
        using RawTracepointLink recursing = RawTracepoint.Open(tracepoint, FiresAnotherProgram);
        using IDisposable statistics = RawTracepoint.EnableStats();
        long runs = EveryKind.Runs, counted = program.RunCount;

        Assert.Equal(0, AllocatedBy(static calls => { for (int i = 0; i < calls; i++) FireAgain(); }));
        Assert.Equal(Calls + WarmUp, EveryKind.Runs - runs);
        Assert.Equal(Calls + WarmUp, program.RunCount - counted);
    }

    private static Action<int> s_fireInside = static _ => { };

    [RawTracepointProgram]
    private static void FiresAnother(RawTracepointArgs args) => s_fireInside(1);

    private const int WarmUp = 10;
    private static ulong s_sum;

    [TracePoint("kind_none_again")]
    private static partial void FireAgain();

    [RawTracepointProgram("kind_none_again")]
    private static void FiresItself(RawTracepointArgs args) => FireAgain();

    [RawTracepointProgram]
    private static void Count(RawTracepointArgs args) => s_sum += args.Cookie + (ulong)args.Count;

    private static (string Name, Action<int> Fire, RawTracepointProgram Program) Find(string kind)
        => Array.Find(EveryKind.All, known => known.Name == kind);

    private static long AllocatedBy(Action<int> fire)
    {
        fire(WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();
        fire(Calls);
        return Allocated.Since(before);
    }
}

namespace RawTp.Tests;

/// <summary>One test at a time holds the statistics, which are the process's.</summary>
[CollectionDefinition("statistics")]
public sealed class StatisticsCollection;

[Collection("statistics")]
public sealed unsafe partial class StatisticsTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint("counted")]
    private static partial void Counted(int depth);

    [ThreadStatic]
    private static int t_own;

    private static int s_own;

    [RawTracepointProgram]
    private static void Counts(RawTracepointArgs args) => s_own++;

    [RawTracepointProgram]
    private static void CountsAlone(RawTracepointArgs args) => s_own++;

    [RawTracepointProgram]
    private static void CountsPerThread(RawTracepointArgs args) => t_own++;

    [RawTracepointProgram]
    private static void CountsAll(RawTracepointArgs args) => Interlocked.Increment(ref s_own);

    [RawTracepointProgram]
    private static void Recurses(int depth)
    {
        Counted(depth + 1);
        Counted(depth + 1);
    }

    [RawTracepointProgram]
    private static void Throws(int depth) => throw new InvalidOperationException();

    [RawTracepointProgram]
    private static void Naps(int depth) => Thread.Sleep(depth);

    [RawTracepointProgram]
    private static ulong ForTestRun(RawTracepointArgs args) => 1;

    public StatisticsTests() => s_own = 0;

    [Fact]
    public void Runs_are_counted_while_someone_holds_the_statistics_and_as_often_as_the_program_counts_itself()
    {
        // As tools/testing/selftests/bpf/prog_tests/enable_stats.c
        using RawTracepointLink link = CountedTracepoint.Open(CountsAloneProgram);
        Fire(100);
        Assert.Equal(0, CountsAloneProgram.RunCount);
        Assert.Equal(TimeSpan.Zero, CountsAloneProgram.RunTime);

        using (RawTracepoint.EnableStats())
            Fire(100_000);
        Assert.Equal(100_000, CountsAloneProgram.RunCount);
        Assert.True(CountsAloneProgram.RunTime > TimeSpan.Zero);

        TimeSpan time = CountsAloneProgram.RunTime;
        Fire(100);
        Assert.Equal(100_000, CountsAloneProgram.RunCount);
        Assert.Equal(time, CountsAloneProgram.RunTime);
        Assert.Equal(100_200, s_own);
    }

    [Fact]
    public void They_are_counted_until_the_last_holder_lets_go_however_often_one_does()
    {
        using RawTracepointLink link = CountedTracepoint.Open(CountsAllProgram);
        long before = CountsAllProgram.RunCount;
        IDisposable first = RawTracepoint.EnableStats();
        using (RawTracepoint.EnableStats())
        {
            first.Dispose();
            first.Dispose();
            Fire(1);
        }
        Fire(1);

        Assert.Equal(1, CountsAllProgram.RunCount - before);
    }

    [Fact]
    public void Whoever_lets_go_of_them_a_second_time_waits_for_what_is_being_counted_as_the_first_one_does()
    {
        using RawTracepointLink link = CountedTracepoint.Open(WaitsToLeaveProgram);
        IDisposable statistics = RawTracepoint.EnableStats();
        var firing = new Thread(static () => Fire(1));
        firing.Start();
        Assert.True(s_entered.Wait(s_patience));
        var first = new Thread(statistics.Dispose);
        first.Start();
        Assert.True(SpinWait.SpinUntil(static () => !RunStatistics.IsOn, s_patience));

        var second = new Thread(statistics.Dispose);
        second.Start();
        Assert.False(second.Join(TimeSpan.FromMilliseconds(50)));
        s_leave.Set();

        Assert.True(second.Join(s_patience) && first.Join(s_patience) && firing.Join(s_patience));
        Assert.Equal(1, WaitsToLeaveProgram.RunCount);
    }

    private static readonly ManualResetEventSlim s_entered = new(), s_leave = new();

    [RawTracepointProgram]
    private static void WaitsToLeave(RawTracepointArgs args)
    {
        s_entered.Set();
        s_leave.Wait(s_patience);
    }

    [Fact]
    public void Run_time_is_the_time_that_the_program_takes()
    {
        using RawTracepointLink link = CountedTracepoint.Open(NapsProgram);
        using (RawTracepoint.EnableStats())
            Counted(20);

        Assert.InRange(NapsProgram.RunTime, TimeSpan.FromMilliseconds(19), s_patience);
    }

    [Fact]
    public void Counts_of_many_threads_are_exact_while_threads_come_and_go_and_after_all_have_ended()
    {
        const int Threads = 64, Firings = 5000;
        using RawTracepointLink link = CountedTracepoint.Open(CountsPerThreadProgram);
        using RawTracepointLink recursing = CountedTracepoint.Open(RecursesProgram);
        long misses = RecursesProgram.RecursionMisses, runs = CountsPerThreadProgram.RunCount;
        using (RawTracepoint.EnableStats())
        {
            for (int round = 0; round < 4; round++)
            {
                Thread[] threads = [.. Enumerable.Range(0, Threads / 4).Select(static _ => new Thread(static () =>
                {
                    for (int i = 0; i < Firings; i++)
                        Counted(0);
                    Assert.Equal(3 * Firings, t_own);
                }))];
                Array.ForEach(threads, static thread => thread.Start());
                Assert.All(threads, static thread => Assert.True(thread.Join(s_patience)));
                // Makes the marks of these threads go.
                GC.Collect();
            }
        }

        // Each firing of a thread fires twice more from inside a program.
        Assert.Equal(3L * Threads * Firings, CountsPerThreadProgram.RunCount - runs);
        Assert.Equal(2L * Threads * Firings, RecursesProgram.RecursionMisses - misses);
        Assert.InRange(ReaderThreads.Count, 1, 1000);
        Assert.Equal(3L * Threads * Firings, CountsPerThreadProgram.RunCount - runs);
    }

    [Fact]
    public void Firings_on_a_native_thread_that_calls_in_are_counted_and_stay_counted_when_it_has_ended()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using RawTracepointLink link = CountedTracepoint.Open(CountsAllProgram);
        long before = CountsAllProgram.RunCount;
        using (RawTracepoint.EnableStats())
        {
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(0, NativeThread.Create(out nint thread, 0, &FireNatively, 0));
                Assert.Equal(0, NativeThread.Join(thread, 0));
            }
        }
        GC.Collect();

        Assert.Equal(20 * 50, CountsAllProgram.RunCount - before);
        RawTracepoint.Synchronize();
    }

    [System.Runtime.InteropServices.UnmanagedCallersOnly]
    private static nint FireNatively(nint argument)
    {
        Fire(50);
        return 0;
    }

    [Fact]
    public void Misses_and_faults_are_counted_while_nobody_holds_the_statistics()
    {
        long misses = RecursesProgram.RecursionMisses, runs = RecursesProgram.RunCount, faults = ThrowsProgram.Faults;
        using RawTracepointLink recursing = CountedTracepoint.Open(RecursesProgram);
        using RawTracepointLink faulty = CountedTracepoint.Open(ThrowsProgram);

        Fire(3);

        Assert.Equal(6, RecursesProgram.RecursionMisses - misses);
        Assert.Equal(0, RecursesProgram.RunCount - runs);
        Assert.Equal(1, ThrowsProgram.Faults - faults);
    }

    [Fact]
    public void While_runs_are_counted_faults_misses_and_order_are_as_ever()
    {
        long misses = RecursesProgram.RecursionMisses, faults = ThrowsProgram.Faults, thrown = ThrowsProgram.RunCount;
        using RawTracepointLink first = CountedTracepoint.Open(RecursesProgram);
        RawTracepointLink faulty = CountedTracepoint.Open(ThrowsProgram);
        using RawTracepointLink last = CountedTracepoint.Open(CountsAllProgram);
        using (RawTracepoint.EnableStats())
            Fire(2);

        Assert.Equal(4, RecursesProgram.RecursionMisses - misses);
        Assert.Equal(1, ThrowsProgram.Faults - faults);
        Assert.Equal(1, ThrowsProgram.RunCount - thrown);
        Assert.NotNull(faulty.Fault);
        Assert.Equal(6, s_own);
    }

    private static RawTracepointLink? s_toDispose;

    [RawTracepointProgram]
    private static void UpdatesAnotherAndDisposesIt(int depth)
    {
        s_toDispose!.Update(CountsProgram);
        s_toDispose.Dispose();
    }

    [Fact]
    public void What_a_firing_does_not_run_because_a_program_has_disposed_it_is_not_counted()
    {
        long runs = CountsAllProgram.RunCount;
        using RawTracepointLink disposing = CountedTracepoint.Open(UpdatesAnotherAndDisposesItProgram);
        s_toDispose = CountedTracepoint.Open(CountsAllProgram);
        using (RawTracepoint.EnableStats())
            Fire(1);

        Assert.Equal(0, s_own);
        Assert.Equal(0, CountsAllProgram.RunCount - runs);
    }

    [Fact]
    public void A_test_run_is_counted_as_a_run_of_a_firing_is()
    {
        using (RawTracepoint.EnableStats())
            ForTestRunProgram.TestRunRepeat([], 7);

        Assert.Equal(7, ForTestRunProgram.RunCount);
    }

    [Fact]
    public void Firing_allocates_nothing_with_any_mix_of_programs_misses_and_statistics()
    {
        using RawTracepointLink first = CountedTracepoint.Open(CountsProgram);
        using RawTracepointLink recursing = CountedTracepoint.Open(RecursesProgram);
        using RawTracepointLink last = CountedTracepoint.Open(CountsPerThreadProgram, cookie: 5);
        using IDisposable statistics = RawTracepoint.EnableStats();
        Fire(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fire(100_000);

        Assert.Equal(0, Allocated.Since(before));
    }

    private static void Fire(int count)
    {
        for (int i = 0; i < count; i++)
            Counted(0);
    }
}

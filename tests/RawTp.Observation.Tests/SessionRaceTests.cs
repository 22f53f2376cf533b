using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using RawTp.Tests;

namespace RawTp.Observation.Tests;

/// <summary>Sessions come and go, and assemblies with them, while threads fire what they observe.</summary>
public sealed partial class SessionRaceTests
{
    private const int Firing = 2, Calls = 20_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static long s_sum;
    private volatile bool _isOver;

    [RawTracepointProgram]
    private static void Sum(int number) => Interlocked.Add(ref s_sum, number);

    [Fact]
    public void A_lasting_session_sees_each_firing_once_and_in_order_while_others_come_and_go_and_nothing_is_left_behind()
    {
        s_sum = 0;
        using var lasting = new Listening("counts:counted");
        using RawTracepointLink program = Observed.CountedTracepoint.Open(SumProgram);
        Thread[] firing = [.. Enumerable.Range(0, Firing).Select(static thread => Start(() => Fire(thread)))];
        var unloaded = new List<WeakReference>();
        Thread[] passing =
        [
            Start(() => UntilOver(static () => Observe("counts:*"))),
            Start(() => UntilOver(static () => Observe("shop:* counts:counted_too"))),
            Start(() => UntilOver(static () => Pass("counts:*"))),
            Start(() => UntilOver(() => LoadFireAndUnload(unloaded))),
        ];

        Assert.All(firing, static thread => Assert.True(thread.Join(s_patience), "A thread that fires hangs."));
        _isOver = true;
        Assert.All(passing, static thread => Assert.True(thread.Join(s_patience), "A session or an assembly hangs."));
        lasting.Dispose();
        program.Dispose();

        int[] seen = [.. lasting.Firings.Where(static seen => seen.Name == "counts:counted").Select(static seen => (int)seen["number"]!)];
        Assert.All(Enumerable.Range(0, Firing), thread => Assert.Equal(Enumerable.Range(thread * Calls, Calls), seen.Where(number => number / Calls == thread)));
        Assert.Equal(Firing * Calls, seen.Length);
        Assert.Equal(Enumerable.Range(0, Firing * Calls).Sum(static number => (long)number), s_sum);
        Assert.False(Observed.CountedEnabled || Observed.CountedTooEnabled);
        Assert.DoesNotContain(RawTracepointLink.All, static link => link.Program.Name == "RawTp events");
        Assert.NotEmpty(unloaded);
        Assert.All(unloaded, static context => Assert.True(Unloading.Ends(context), "Something keeps an observed assembly loaded."));
    }

    private static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void UntilOver(Action action)
    {
        do
            action();
        while (!_isOver);
    }

    private static void Fire(int thread)
    {
        for (int i = 0; i < Calls; i++)
        {
            Observed.Counted(thread * Calls + i);
            Observed.CountedToo(i);
        }
    }

    private static void Observe(string tracepoints)
    {
        using var listening = new Listening(tracepoints);
        Thread.Yield();
    }

    private static void Pass(string tracepoints)
    {
        using var listening = new Listening(tracepoints);
        listening.Stop();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LoadFireAndUnload(List<WeakReference> unloaded)
    {
        var context = new AssemblyLoadContext("observed at times", isCollectible: true);
        (Action<int> shipOrder, _) = ObservedApplication.Load(context);
        shipOrder(1);
        context.Unload();
        unloaded.Add(new WeakReference(context));
    }
}

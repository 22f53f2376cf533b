namespace RawTp.Everywhere;

/// <summary>From attaching to detaching.</summary>
internal static partial class LifeCycle
{
    private static readonly List<string> s_log = [];
    private static int s_seen;
    private static long s_runs;
    private static bool s_isDetached;
    private static bool s_ranDetached;

    [TracePoint("life_event", System = "everywhere")]
    private static partial void Event(int number);

    [TracePoint("life_busy")]
    private static partial void Busy(int number);

    [RawTracepointProgram("life_event")]
    private static void Remembers(int number) => s_seen = number;

    [RawTracepointProgram("life_event")]
    private static void Logs(RawTracepointArgs args) => s_log.Add($"{args.Cookie}:{args.Value<int>(0)}");

    [RawTracepointProgram]
    private static ulong ReadsThree(RawTracepointArgs args) => args[2];

    [RawTracepointProgram("life_busy")]
    private static void Runs(RawTracepointArgs args)
    {
        Interlocked.Increment(ref s_runs);
        if (Volatile.Read(ref s_isDetached))
            Volatile.Write(ref s_ranDetached, true);
    }

    public static void AProgramSeesWhatIsFired()
    {
        Expect.That(!EventEnabled, "nothing is attached at the beginning");
        Event(1);
        using (EventTracepoint.Open(RemembersProgram))
        {
            Expect.That(EventEnabled, "the tracepoint is enabled while a program is attached");
            Event(2);
        }
        Event(3);
        Expect.Equal(2, s_seen, "What was seen");
        Expect.That(!EventEnabled, "the tracepoint is not enabled when the program is detached");
    }

    public static void ProgramsRunInTheOrderOfAttachment()
    {
        s_log.Clear();
        using RawTracepointLink first = EventTracepoint.Open(LogsProgram, 1);
        using RawTracepointLink second = EventTracepoint.Open(LogsProgram, 2);
        using RawTracepointLink third = EventTracepoint.Open(LogsProgram, 3);
        Event(7);
        second.Dispose();
        Event(8);
        Expect.Equal("1:7 2:7 3:7 1:8 3:8", string.Join(' ', s_log), "The order");
    }

    public static void AProgramIsAttachedByName()
    {
        foreach (string name in new[] { "life_event", "everywhere:life_event" })
        {
            using RawTracepointLink link = RawTracepoint.Open(name, RemembersProgram);
            Expect.That(ReferenceEquals(EventTracepoint, link.Tracepoint), $"'{name}' names the tracepoint");
        }
    }

    public static void AnUnknownNameIsRefusedWithTheNearest()
    {
        RawTracepointException refused = Expect.Refused(RawTracepointError.UnknownTracepoint, static () => RawTracepoint.Open("life_evnet", RemembersProgram));
        Expect.That(refused.Message.Contains("'life_event'"), $"the nearest name is in '{refused.Message}'");
    }

    public static void AProgramThatDoesNotFitIsRefused()
    {
        string name = EventTracepoint.Name;
        Expect.Refused(RawTracepointError.MissingArgument, () => RawTracepoint.Open(name, ReadsThreeProgram));
        Expect.That(!EventEnabled, "nothing was attached");
    }

    public static void ALinksProgramIsReplaced()
    {
        s_log.Clear();
        s_seen = 0;
        using RawTracepointLink link = EventTracepoint.Open(RemembersProgram, 4);
        link.Update(LogsProgram);
        Event(5);
        Expect.Equal(0, s_seen, "What the program before has seen");
        Expect.Equal("4:5", string.Join(' ', s_log), "What the program now has seen");
    }

    public static void NothingRunsAfterADetachAmongFiringThreads()
    {
        bool stop = false;
        Thread[] firing = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int number = 0; !Volatile.Read(ref stop); number++)
                Busy(number);
        }))];
        foreach (Thread thread in firing)
            thread.Start();
        for (int round = 0; round < 50; round++)
        {
            Volatile.Write(ref s_isDetached, false);
            long before = Interlocked.Read(ref s_runs);
            using (BusyTracepoint.Open(RunsProgram))
                SpinWait.SpinUntil(() => Interlocked.Read(ref s_runs) > before);
            Volatile.Write(ref s_isDetached, true);
            Thread.Yield();
        }
        Volatile.Write(ref stop, true);
        foreach (Thread thread in firing)
            thread.Join();
        Expect.That(!s_ranDetached, "no run began after its link was disposed");
    }

    public static void WhatIsThereIsOpenedWhenAvailable()
    {
        Task<RawTracepointLink> open = RawTracepoint.OpenWhenAvailable("life_event", RemembersProgram, cookie: 9);
        Expect.That(open.IsCompletedSuccessfully, "it is opened at once");
        using RawTracepointLink link = open.Result;
        using var cancellation = new CancellationTokenSource();
        Task<RawTracepointLink> waiting = RawTracepoint.OpenWhenAvailable("life_never", RemembersProgram, 0, cancellation.Token);
        Expect.That(!waiting.IsCompleted, "it waits for what is not there");
        cancellation.Cancel();
        Expect.That(waiting.IsCanceled, "it waits no more when it is cancelled");
    }

    public static void AllTracepointsAreListed()
    {
        string all = string.Join(' ', RawTracepoint.All.Select(static tracepoint => tracepoint.Name));
        Expect.That(all.Contains("life_busy") && all.Contains("life_event"), $"both are among '{all}'");
        Expect.That(RawTracepoint.Find("life_busy") == BusyTracepoint, "a tracepoint is found by its name");
    }
}

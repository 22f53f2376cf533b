namespace RawTp.Everywhere;

/// <summary>What a run may do, and what is counted of it.</summary>
internal static partial class Runs
{
    private static int s_entered;

    [TracePoint("runs_step")]
    private static partial void Step(int depth);

    [RawTracepointProgram("runs_step")]
    private static void Recurses(int depth)
    {
        s_entered++;
        Step(depth + 1);
    }

    [RawTracepointProgram("runs_step")]
    private static void Throws(int depth) => throw new NotSupportedException($"at {depth}");

    [RawTracepointProgram("runs_step")]
    private static void Idles(RawTracepointArgs args) { }

    [RawTracepointProgram]
    private static int Narrows(RawTracepointArgs args) => (int)args[1];

    public static void AProgramIsNotEnteredAgain()
    {
        long misses = RecursesProgram.RecursionMisses;
        using (StepTracepoint.Open(RecursesProgram))
            Step(0);
        Expect.Equal(1, s_entered, "The number of times it was entered");
        Expect.Equal(1, RecursesProgram.RecursionMisses - misses, "The number of misses");
    }

    public static void AProgramThatThrowsIsDetached()
    {
        int announced = 0;
        Action<RawTracepointLink> handler = _ => announced++;
        RawTracepoint.LinkFaulted += handler;
        RawTracepointLink link = StepTracepoint.Open(ThrowsProgram);
        Step(6);
        Step(7);
        RawTracepoint.LinkFaulted -= handler;
        Expect.Equal("at 6", link.Fault?.Message, "The fault");
        Expect.That(!link.IsAttached && !StepEnabled, "the link is detached");
        Expect.Equal(1, announced, "The number of announcements");
    }

    public static void RunsAreCountedAndTimed()
    {
        using RawTracepointLink link = StepTracepoint.Open(IdlesProgram);
        Step(0);
        Expect.Equal(0, IdlesProgram.RunCount, "The count without statistics");
        using (RawTracepoint.EnableStats())
        {
            for (int i = 0; i < 1000; i++)
                Step(i);
        }
        Expect.Equal(1000, IdlesProgram.RunCount, "The count");
        Expect.That(IdlesProgram.RunTime > TimeSpan.Zero, "the runs took time");
    }

    public static void ATestRunReturnsWhatTheProgramReturns()
        => Expect.Equal(0xfffffffful, NarrowsProgram.TestRun([0, 0x1_ffff_ffff]), "What was returned");
}

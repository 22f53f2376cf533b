using System.Diagnostics;

namespace RawTp;

/// <summary>What <see cref="RawTracepointProgram.TestRunRepeat"/> found.</summary>
/// <param name="Value">What the program returned when it was last run; 0 where it returns nothing.</param>
/// <param name="Repeat">How often it was run.</param>
/// <param name="Duration">How long all the runs took.</param>
public readonly record struct RawTracepointTestRun(ulong Value, int Repeat, TimeSpan Duration)
{
    /// <summary>How long one run took, on average. A number, since a <see cref="TimeSpan"/> cannot say less than 100 ns.</summary>
    public double MeanNanoseconds => Duration.TotalNanoseconds / Repeat;
}

public sealed partial class RawTracepointProgram
{
    /// <summary>Runs the program once on given arguments, attached to nothing: <c>BPF_PROG_TEST_RUN</c> (net/bpf/test_run.c).</summary>
    /// <param name="args">At least <see cref="MaxArgs"/> and at most 12 words.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>What the program returns; 0 where it returns nothing. All 64 bits: the kernel keeps 32.</returns>
    /// <exception cref="RawTracepointException">
    /// There are too few or too many arguments, or the program reads one of them by its address, which a word given from outside cannot be.
    /// </exception>
    /// <remarks>An exception of the program reaches the caller, and is no fault. Runs are counted as those of a firing are.</remarks>
    public ulong TestRun(ReadOnlySpan<ulong> args, ulong cookie = 0) => TestRunRepeat(args, 1, cookie).Value;

    /// <summary>Runs the program many times on the same arguments, attached to nothing, and says how long it takes.</summary>
    /// <param name="args">At least <see cref="MaxArgs"/> and at most 12 words.</param>
    /// <param name="repeat">How often, at least once.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>What the last run returned, and the duration.</returns>
    /// <exception cref="RawTracepointException">As for <see cref="TestRun"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeat"/> is less than 1.</exception>
    /// <remarks>The kernel refuses <c>repeat</c> for raw tracepoint programs, even 1. The first runs of a method take longer, until the JIT has optimised it.</remarks>
    public unsafe RawTracepointTestRun TestRunRepeat(ReadOnlySpan<ulong> args, int repeat, ulong cookie = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeat);
        BpfTrace.ProgramBody body = RequireBody();
        AttachCheck.VerifyTestRun(this, args.Length);
        ulong* words = stackalloc ulong[sizeof(RunFrame) / sizeof(ulong) + BpfTrace.MaxArgs];
        var frame = (RunFrame*)words;
        frame->Count = args.Length;
        frame->Running.Cookie = cookie;
        frame->Running.ProgramId = Id;
        args.CopyTo(new Span<ulong>(frame->Args, args.Length));
        ReaderMark* mark = ReaderMark.Current;
        mark->Enter(frame);
        int runs = 0;
        long start = Stopwatch.GetTimestamp();
        try
        {
            ulong value = 0;
            while (runs < repeat)
            {
                runs++;
                value = body(new RawTracepointArgs(frame));
            }
            return new RawTracepointTestRun(value, repeat, Stopwatch.GetElapsedTime(start));
        }
        finally
        {
            mark->Leave(frame);
            if (RunStatistics.IsOn)
                ReaderThread.Current.Counters.CountRuns(Id, runs, Stopwatch.GetTimestamp() - start);
            GC.KeepAlive(this);
        }
    }
}

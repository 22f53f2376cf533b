using System.Diagnostics;

namespace RawTp;

/// <summary>
/// A program that can be attached to raw tracepoints. Programs are made by the generator for methods marked
/// <see cref="RawTracepointProgramAttribute"/>, which records what each reads; there is no other way to make one.
/// </summary>
[DebuggerDisplay("{Name,nq}")]
public sealed class RawTracepointProgram
{
    private static int s_lastId;

    private long _recursionMisses;

    internal RawTracepointProgram(string name, BpfTrace.ProgramBody body, RawTracepointRead[] reads)
    {
        Name = name;
        Body = body;
        Reads = reads;
        foreach (RawTracepointRead read in reads)
            MaxArgs = read.IsOptional ? MaxArgs : Math.Max(MaxArgs, read.Index + 1);
        Id = Interlocked.Increment(ref s_lastId);
    }

    /// <summary>The method, with its namespace and type.</summary>
    public string Name { get; }

    /// <summary>
    /// The highest argument that the program can read, plus one; 0 where it reads none.
    /// The kernel's <c>max_ctx_offset / 8</c> (kernel/bpf/verifier.c).
    /// </summary>
    public int MaxArgs { get; }

    /// <summary>
    /// How often the program was not run because it was running already on the same thread: it had fired, or called what
    /// fired, a tracepoint that it is itself attached to. Counted over all its links, as <c>recursion_misses</c> in <c>bpf_prog_info</c>.
    /// </summary>
    public long RecursionMisses => Interlocked.Read(ref _recursionMisses);

    internal int Id { get; }

    internal BpfTrace.ProgramBody Body { get; }

    internal RawTracepointRead[] Reads { get; }

    /// <summary>Runs the program once on given arguments, attached to nothing: <c>BPF_PROG_TEST_RUN</c> (net/bpf/test_run.c).</summary>
    /// <param name="args">At least <see cref="MaxArgs"/> and at most 12 words.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>What the program returns; 0 where it returns nothing.</returns>
    /// <exception cref="RawTracepointException">
    /// There are too few or too many arguments, or the program reads one of them by its address, which a word given from outside cannot be.
    /// </exception>
    /// <remarks>An exception of the program reaches the caller.</remarks>
    public unsafe ulong TestRun(ReadOnlySpan<ulong> args, ulong cookie = 0)
    {
        AttachCheck.VerifyTestRun(this, args.Length);
        const int HeaderWords = 3;
        ulong* words = stackalloc ulong[HeaderWords + BpfTrace.MaxArgs];
        var frame = (RunFrame*)words;
        frame->Count = args.Length;
        frame->Cookie = cookie;
        frame->ProgramId = Id;
        args.CopyTo(new Span<ulong>(frame->Args, args.Length));
        ReaderThread thread = ReaderThread.Current;
        thread.Enter(frame);
        try
        {
            return Body(new RawTracepointArgs(frame));
        }
        finally
        {
            thread.Leave(frame);
        }
    }

    /// <summary>The program's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal void CountRecursionMiss() => Interlocked.Increment(ref _recursionMisses);
}

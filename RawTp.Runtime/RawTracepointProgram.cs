using System.Diagnostics;

namespace RawTp;

/// <summary>
/// A program that can be attached to raw tracepoints. Programs are made by the generator for methods marked
/// <see cref="RawTracepointProgramAttribute"/>, which records what each reads; there is no other way to make one.
/// </summary>
[DebuggerDisplay("{Description,nq}")]
public sealed partial class RawTracepointProgram
{
    private readonly AssemblyBound<BpfTrace.ProgramBody> _body;
    private readonly CollectibleContext? _context;

    /// <summary>What was counted under the same id for programs that are gone.</summary>
    private readonly ProgramCounters _before;

    private long _faults;

    internal RawTracepointProgram(string name, BpfTrace.ProgramBody body, RawTracepointRead[] reads)
    {
        Name = name;
        _context = CollectibleContext.Of(body);
        _body = new AssemblyBound<BpfTrace.ProgramBody>(body, _context is not null);
        Reads = reads;
        foreach (RawTracepointRead read in reads)
            MaxArgs = read.IsOptional ? MaxArgs : Math.Max(MaxArgs, read.Index + 1);
        Id = ProgramIds.Assign(this, out _before);
    }

    /// <summary>The method, with its namespace and type.</summary>
    public string Name { get; }

    /// <summary>
    /// How many arguments a tracepoint must have for the program to be attached: the highest that it reads, plus one; 0 where it reads none.
    /// What it reads only after comparing with <see cref="RawTracepointArgs.Count"/> does not count. The kernel's <c>max_ctx_offset / 8</c> (kernel/bpf/verifier.c).
    /// </summary>
    public int MaxArgs { get; }

    /// <summary>
    /// How often the program was not run because it was running already on the same thread: it had fired, or called what
    /// fired, a tracepoint that it is itself attached to. Counted over all its links, as <c>recursion_misses</c> in <c>bpf_prog_info</c>.
    /// </summary>
    public long RecursionMisses => Counted.Misses;

    /// <summary>How often the program has thrown in a firing, over all its links.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>How often the program was run while someone held <see cref="RawTracepoint.EnableStats"/>: <c>run_cnt</c> in <c>bpf_prog_info</c>.</summary>
    public long RunCount => Counted.Runs;

    /// <summary>How long these runs took, with all that they called: <c>run_time_ns</c> in <c>bpf_prog_info</c>.</summary>
    public TimeSpan RunTime => Stopwatch.GetElapsedTime(0, Counted.Time);

    internal int Id { get; }

    internal RawTracepointRead[] Reads { get; }

    /// <summary>The tracepoints of other assemblies that the program is for, as they were when it was built.</summary>
    internal List<TracepointSnapshot> BuiltFor { get; } = [];

    internal bool IsGone => _body.Target is null;

    private ProgramCounters Counted => ReaderThreads.Total(Id).Minus(_before);

    private string Description => $"{Name}: {(MaxArgs == 0 ? "reads no arguments" : $"reads args[{string.Join("], args[", Reads.Select(static read => read.Index).Distinct().Order())}]")}";

    /// <summary>The program's name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <exception cref="RawTracepointException">The program's assembly is unloaded, or about to be.</exception>
    internal BpfTrace.ProgramBody RequireBody()
        => _context is { IsUnloading: true } || _body.Target is not { } body ? throw AttachCheck.ProgramUnloaded(this) : body;

    internal void CountFault() => Interlocked.Increment(ref _faults);
}

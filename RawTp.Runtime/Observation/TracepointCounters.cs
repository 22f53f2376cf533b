namespace RawTp;

/// <summary>What is counted for a tracepoint, over all programs that were ever attached to it: as for a program, and under an id of the same kind.</summary>
internal sealed class TracepointCounters
{
    /// <summary>What was counted under the same id for what is gone.</summary>
    private readonly ProgramCounters _before;

    private long _faults;

    public TracepointCounters() => Id = ProgramIds.Assign(this, out _before);

    public int Id { get; }

    /// <summary>While someone holds <see cref="RawTracepoint.EnableStats"/>.</summary>
    public long Runs => Counted.Runs;

    public long Misses => Counted.Misses;

    public long Faults => Interlocked.Read(ref _faults);

    private ProgramCounters Counted => ReaderThreads.Total(Id).Minus(_before);

    public void CountFault() => Interlocked.Increment(ref _faults);
}

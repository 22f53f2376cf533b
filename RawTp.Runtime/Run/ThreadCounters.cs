using System.Runtime.CompilerServices;

namespace RawTp;

/// <summary>What is counted for one program.</summary>
internal struct ProgramCounters
{
    public long Misses;
    public long Runs;

    /// <summary>In ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long Time;

    public readonly ProgramCounters Plus(ProgramCounters other)
        => new() { Misses = Misses + other.Misses, Runs = Runs + other.Runs, Time = Time + other.Time };

    public readonly ProgramCounters Minus(ProgramCounters other)
        => new() { Misses = Misses - other.Misses, Runs = Runs - other.Runs, Time = Time - other.Time };
}

/// <summary>
/// The counters of one thread, by program id. Written by that thread only, so that counting takes no interlocked
/// instruction and no cache line is shared; they hold no programs, so they keep no assembly loaded.
/// </summary>
internal sealed class ThreadCounters
{
    /// <summary>Elements at either end that are never used; see <see cref="CacheLine"/>.</summary>
    private static readonly int s_unused = CacheLine.PairBytes / Unsafe.SizeOf<ProgramCounters>() + 1;

    /// <summary>Null while nothing was counted.</summary>
    private ProgramCounters[]? _counters;

    public void CountMiss(int programId)
    {
        ref long misses = ref Of(programId).Misses;
        Volatile.Write(ref misses, misses + 1);
    }

    public void CountRuns(int programId, int runs, long time)
    {
        ref ProgramCounters counters = ref Of(programId);
        Volatile.Write(ref counters.Runs, counters.Runs + runs);
        Volatile.Write(ref counters.Time, counters.Time + time);
    }

    /// <summary>By any thread. What is being counted at the moment may or may not be in it.</summary>
    public ProgramCounters Read(int programId)
    {
        ProgramCounters[]? counters = Volatile.Read(ref _counters);
        int index = programId + s_unused;
        return counters is null || index >= counters.Length - s_unused ? default : Read(ref counters[index]);
    }

    /// <summary>Adds all that a thread has counted that counts no more.</summary>
    public void Add(ThreadCounters ended)
    {
        if (ended._counters is not { } counters)
            return;
        for (int id = counters.Length - 2 * s_unused - 1; id >= 0; id--)
            Of(id) = Read(id).Plus(ended.Read(id));
    }

    private static ProgramCounters Read(ref ProgramCounters counters)
        => new() { Misses = Volatile.Read(ref counters.Misses), Runs = Volatile.Read(ref counters.Runs), Time = Volatile.Read(ref counters.Time) };

    private ref ProgramCounters Of(int programId)
    {
        int index = programId + s_unused;
        if (_counters is null || index >= _counters.Length - s_unused)
            Grow(index);
        return ref _counters![index];
    }

    /// <summary>Rarely: ids are small, since those of programs that are gone are given again.</summary>
    private void Grow(int index)
    {
        var larger = new ProgramCounters[Math.Max(2 * (_counters?.Length ?? 0), index + 8) + s_unused];
        _counters?.CopyTo(larger, 0);
        Volatile.Write(ref _counters, larger);
    }
}

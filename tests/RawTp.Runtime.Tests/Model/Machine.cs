namespace RawTp.Tests.Model;

/// <summary>One step of a thread: atomic, with at most one access to shared memory.</summary>
/// <param name="Name">As a trace shows it.</param>
/// <param name="Do">What it does.</param>
/// <param name="When">When it can be taken; null for always.</param>
internal sealed record Step(string Name, Action<Cpu> Do, Func<Cpu, bool>? When = null);

/// <summary>
/// Threads over a memory with store buffers, as x86 has them: a store is seen by its own thread at once and by others when it
/// leaves the buffer, in order, at any time. What the processors of other architectures do beyond that the run time's volatile accesses forbid.
/// </summary>
internal sealed class Machine
{
    public required int[] Memory { get; init; }
    public required int[][] Registers { get; init; }
    public required int[] Next { get; init; }
    public required List<(int Address, int Value)>[] Buffers { get; init; }

    public static Machine Start(int threads, int memory, int registers) => new()
    {
        Memory = new int[memory],
        Registers = [.. Enumerable.Range(0, threads).Select(_ => new int[registers])],
        Next = new int[threads],
        Buffers = [.. Enumerable.Range(0, threads).Select(static _ => new List<(int, int)>())],
    };

    public Machine Clone() => new()
    {
        Memory = [.. Memory],
        Registers = [.. Registers.Select(static registers => (int[])registers.Clone())],
        Next = [.. Next],
        Buffers = [.. Buffers.Select(static buffer => new List<(int, int)>(buffer))],
    };

    public void Drain(int thread, int count)
    {
        foreach ((int address, int value) in Buffers[thread].Take(count))
            Memory[address] = value;
        Buffers[thread].RemoveRange(0, count);
    }

    /// <summary>All of the state, as text that is equal exactly for equal states.</summary>
    public string Key()
    {
        var key = new System.Text.StringBuilder();
        foreach (int value in Memory.Concat(Next).Concat(Registers.SelectMany(static registers => registers)))
            key.Append((char)(value + 1));
        foreach (List<(int Address, int Value)> buffer in Buffers)
        {
            key.Append('\uffff');
            foreach ((int address, int value) in buffer)
                key.Append((char)address).Append((char)(value + 1));
        }
        return key.ToString();
    }
}

/// <summary>The machine as one of its threads sees it.</summary>
internal readonly struct Cpu(Machine machine, int thread)
{
    public int[] Registers => machine.Registers[thread];

    /// <summary>What the thread itself stored last, else what is in memory.</summary>
    public int Load(int address)
    {
        List<(int Address, int Value)> buffer = machine.Buffers[thread];
        int last = buffer.FindLastIndex(store => store.Address == address);
        return last >= 0 ? buffer[last].Value : machine.Memory[address];
    }

    public void Store(int address, int value) => machine.Buffers[thread].Add((address, value));

    /// <summary>An interlocked instruction, and what a monitor does: the buffer is empty before and after.</summary>
    public void StoreLocked(int address, int value)
    {
        Fence();
        machine.Memory[address] = value;
    }

    /// <summary>What only the specification knows, it knows at once, and it changes nothing that the processor does.</summary>
    public void Note(int address, int value) => machine.Memory[address] = value;

    public void Fence() => machine.Drain(thread, machine.Buffers[thread].Count);

    /// <summary>membarrier(2): every thread passes a fence.</summary>
    public void FenceAll()
    {
        for (int other = 0; other < machine.Buffers.Length; other++)
            machine.Drain(other, machine.Buffers[other].Count);
    }

    public void GoTo(int step) => machine.Next[thread] = step;
}

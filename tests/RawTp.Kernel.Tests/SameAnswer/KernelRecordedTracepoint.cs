using RawTp.Kernel.Tests.Bpf;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>The kernel's <c>task_rename</c>, fired by renaming the calling thread.</summary>
internal sealed class KernelRecordedTracepoint : IRecordedTracepoint
{
    private readonly BpfQueue _queue = BpfQueue.Create(capacity: 64);
    private readonly ulong _mark = DistinctMark();
    private readonly Dictionary<char, BpfProgram> _programs = [];

    public IDisposable Attach(char program, ulong cookie = 0)
    {
        if (!_programs.TryGetValue(program, out BpfProgram? loaded))
            _programs.Add(program, loaded = KernelPrograms.RecordRename(program, _mark, _queue));
        return loaded.Open("task_rename", cookie);
    }

    public void Fire() => KernelThread.RenameBriefly(_mark);

    public IEnumerable<ulong> Drain() => _queue.Drain();

    public void Dispose()
    {
        foreach (BpfProgram program in _programs.Values)
            program.Dispose();
        _queue.Dispose();
    }

    /// <summary>Eight letters that no other thread of the machine takes as its name meanwhile.</summary>
    private static ulong DistinctMark()
    {
        ulong mark = 0;
        for (int i = 0; i < sizeof(ulong); i++)
            mark = mark << 8 | (byte)Random.Shared.Next('A', 'Z' + 1);
        return mark;
    }
}

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>A map of type BPF_MAP_TYPE_QUEUE: programs push words in the kernel, tests take them out in the same order.</summary>
internal sealed class BpfQueue : BpfHandle
{
    private const uint QueueType = 22;

    private BpfQueue(int descriptor) : base(descriptor)
    {
    }

    /// <exception cref="BpfException">The kernel did not make the map.</exception>
    public static BpfQueue Create(int capacity)
    {
        var attributes = new MapCreateAttributes { MapType = QueueType, ValueSize = sizeof(ulong), MaxEntries = (uint)capacity };
        int descriptor = BpfSyscall.Run(BpfCommand.MapCreate, ref attributes, out Errno errno);
        return descriptor >= 0 ? new BpfQueue(descriptor) : throw new BpfException("BPF_MAP_CREATE of a queue", errno);
    }

    /// <summary>Takes everything out.</summary>
    public unsafe ulong[] Drain()
    {
        var words = new List<ulong>();
        while (true)
        {
            ulong word;
            var attributes = new MapElementAttributes { MapDescriptor = (uint)Descriptor, Value = &word };
            if (BpfSyscall.Run(BpfCommand.MapLookupAndDelete, ref attributes, out Errno errno) >= 0)
                words.Add(word);
            else if (errno == Errno.ENOENT)
                return [.. words];
            else
                throw new BpfException("BPF_MAP_LOOKUP_AND_DELETE_ELEM of a queue", errno);
        }
    }
}

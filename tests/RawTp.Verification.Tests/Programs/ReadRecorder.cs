namespace RawTp;

/// <summary>One read at run time.</summary>
/// <param name="Index">The index that was asked for, in range or not.</param>
/// <param name="Accessor">By which member, as the analysis names it.</param>
/// <param name="Type">As what; null where raw.</param>
public readonly record struct RecordedRead(int Index, string Accessor, Type? Type);

/// <summary>The arguments of one run, and what was read of them.</summary>
public sealed class ReadRecorder(ulong[] values)
{
    private readonly HashSet<RecordedRead> _reads = [];

    public ulong[] Values { get; } = values;

    public IReadOnlyCollection<RecordedRead> Reads => _reads;

    public ulong Read(int index, string accessor, Type? type)
    {
        _reads.Add(new RecordedRead(index, accessor, type));
        return (uint)index < (uint)Values.Length ? Values[index] : throw new ArgumentOutOfRangeException(nameof(index), index, "There is no such argument.");
    }
}

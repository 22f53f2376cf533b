namespace RawTp;

public abstract partial class RawTracepointMap
{
    /// <summary>Whether others than the thread that registers it may touch it to observe it. Guarded by the lock of <see cref="ObservedTracepoints"/>.</summary>
    internal bool IsObservable { get; set; }

    /// <summary>The tracepoints that any of the patterns selects; the others are not made.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="complaints">Gets a sentence for each that cannot be made.</param>
    internal List<RawTracepoint> Matching(IReadOnlyList<TracepointPattern> patterns, List<string> complaints)
    {
        var matching = new List<RawTracepoint>();
        string[] lines = QualifiedNames();
        for (int index = 0; index < lines.Length; index++)
        {
            int colon = lines[index].IndexOf(':');
            ReadOnlySpan<char> system = lines[index].AsSpan(0, colon);
            ReadOnlySpan<char> name = lines[index].AsSpan(colon + 1);
            bool isSelected = false;
            foreach (TracepointPattern pattern in patterns)
                isSelected |= pattern.Matches(system, name);
            if (!isSelected)
                continue;
            try
            {
                matching.Add(Tracepoint(index));
            }
            catch (Exception fault)
            {
                // The initialiser of the class that it is in: code of the user's, which fails the same way wherever the class is used.
                complaints.Add($"Tracepoint '{lines[index]}' cannot be observed: {fault.Message}");
            }
        }
        return matching;
    }
}

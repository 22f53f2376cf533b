namespace WebApi;

/// <summary>How often each small number came up; those that are too great share the last place.</summary>
internal sealed class NumberCounts(int last)
{
    private readonly long[] _counts = new long[last + 1];

    public long Total => Seen.Sum(static seen => seen.Count);

    /// <summary>The numbers that came up, in their order.</summary>
    public IReadOnlyList<(int Number, long Count)> Seen =>
        [.. Enumerable.Range(0, _counts.Length).Select(number => (number, Interlocked.Read(ref _counts[number]))).Where(static seen => seen.Item2 > 0)];

    public void Add(ulong number) => Interlocked.Increment(ref _counts[(int)Math.Min(number, (ulong)last)]);

    public void Clear()
    {
        for (int number = 0; number < _counts.Length; number++)
            Interlocked.Exchange(ref _counts[number], 0);
    }
}

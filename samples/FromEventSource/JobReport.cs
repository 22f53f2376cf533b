namespace FromEventSource;

/// <summary>What was seen of the jobs. One thread runs them all, so nothing here is locked.</summary>
internal sealed class JobReport
{
    public int Started;
    public long Items;
    public int Drained;

    public List<string> Urgent { get; } = [];

    public List<string> Failures { get; } = [];

    public override string ToString()
        => $"{Started} started, {Items} items, failed with {string.Join(", ", Failures)}, urgent were {string.Join(", ", Urgent)}, drained {Drained} time";
}

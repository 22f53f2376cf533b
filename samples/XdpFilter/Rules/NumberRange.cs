namespace XdpFilter;

/// <summary>The numbers from one to another, both included.</summary>
internal readonly record struct NumberRange(int First, int Last)
{
    /// <summary>Everything, and also -1, which stands for a port or a tag that is not there.</summary>
    public static NumberRange Any { get; } = new(int.MinValue, int.MaxValue);

    public bool Contains(int number) => number >= First && number <= Last;
}

namespace RawTp.Model.Verification;

/// <summary>More that is known of other variables, and of <c>args.Count</c>, than a state knows anyway.</summary>
internal sealed class Facts(IReadOnlyDictionary<object, ValueRange> ranges, int countAtLeast)
{
    public static Facts None { get; } = new(new Dictionary<object, ValueRange>(), 0);

    public IReadOnlyDictionary<object, ValueRange> Ranges { get; } = ranges;

    public int CountAtLeast { get; } = countAtLeast;

    public Facts Without(object variable)
        => Ranges.ContainsKey(variable)
            ? new Facts(Ranges.Where(pair => !pair.Key.Equals(variable)).ToDictionary(static pair => pair.Key, static pair => pair.Value), CountAtLeast)
            : this;

    public bool SameAs(Facts other)
        => CountAtLeast == other.CountAtLeast
            && Ranges.Count == other.Ranges.Count
            && Ranges.All(pair => other.Ranges.TryGetValue(pair.Key, out ValueRange range) && range.Equals(pair.Value));
}

/// <summary>What a bool variable that holds a condition says where it is tested.</summary>
/// <param name="WhenTrue">What holds where it is true; null where it cannot be.</param>
/// <param name="WhenFalse">What holds where it is false; null where it cannot be.</param>
internal sealed record Meaning(Facts? WhenTrue, Facts? WhenFalse)
{
    public Facts? When(bool truth) => truth ? WhenTrue : WhenFalse;

    public Meaning Without(object variable)
    {
        Facts? whenTrue = WhenTrue?.Without(variable);
        Facts? whenFalse = WhenFalse?.Without(variable);
        return ReferenceEquals(whenTrue, WhenTrue) && ReferenceEquals(whenFalse, WhenFalse) ? this : new Meaning(whenTrue, whenFalse);
    }

    public bool SameAs(Meaning other) => Same(WhenTrue, other.WhenTrue) && Same(WhenFalse, other.WhenFalse);

    private static bool Same(Facts? a, Facts? b) => a is null || b is null ? ReferenceEquals(a, b) : a.SameAs(b);
}

using Microsoft.CodeAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// What is known at one point of a method: the range of each variable of which more is known than its type says, and the
/// least that <c>args.Count</c> can be. Variables are locals, parameters and the flow graph's own captures.
/// </summary>
internal sealed class ProgramState
{
    private readonly Dictionary<object, ValueRange> _ranges;

    /// <summary>For a capture, the variable that it was read from and that has not changed since.</summary>
    private readonly Dictionary<object, object> _origins;

    public ProgramState()
        : this([], [], 0)
    {
    }

    private ProgramState(Dictionary<object, ValueRange> ranges, Dictionary<object, object> origins, int countAtLeast)
    {
        _ranges = ranges;
        _origins = origins;
        CountAtLeast = countAtLeast;
    }

    public int CountAtLeast { get; private set; }

    public ProgramState Clone() => new(new(_ranges), new(_origins), CountAtLeast);

    public ValueRange Get(object variable, ITypeSymbol? type)
        => (_ranges.TryGetValue(variable, out ValueRange range) ? range : ValueRange.Of(type)).Tightened(CountAtLeast);

    public void Set(object variable, ValueRange range)
    {
        Forget(variable);
        _ranges[variable] = range;
    }

    /// <summary>The variable may have any value from here on.</summary>
    public void Forget(object variable)
    {
        _ranges.Remove(variable);
        _origins.Remove(variable);
        foreach (object copy in _origins.Where(pair => pair.Value.Equals(variable)).Select(static pair => pair.Key).ToList())
            _origins.Remove(copy);
    }

    public void SetOrigin(object copy, object original) => _origins[copy] = original;

    /// <summary>More has become known of the value that the variable has.</summary>
    /// <returns>False where it cannot be: this point is not reached.</returns>
    public bool Narrow(object variable, ITypeSymbol? type, ValueRange range)
    {
        ValueRange narrowed = Get(variable, type).Intersect(range).Tightened(CountAtLeast);
        if (narrowed.IsEmpty)
            return false;
        _ranges[variable] = narrowed;
        if (narrowed.AboveCount is { } above && !NarrowCount(narrowed.Min - above))
            return false;
        return !_origins.TryGetValue(variable, out object? original) || Narrow(original, null, narrowed);
    }

    public bool NarrowCount(System.Numerics.BigInteger atLeast)
    {
        if (atLeast > RuntimeNames.MaxArgs)
            return false;
        CountAtLeast = Math.Max(CountAtLeast, (int)System.Numerics.BigInteger.Max(atLeast, 0));
        return true;
    }

    public ProgramState Join(ProgramState other)
    {
        var ranges = new Dictionary<object, ValueRange>();
        foreach (KeyValuePair<object, ValueRange> pair in _ranges)
        {
            if (other._ranges.TryGetValue(pair.Key, out ValueRange range))
                ranges[pair.Key] = pair.Value.Tightened(CountAtLeast).Join(CountAtLeast, range.Tightened(other.CountAtLeast), other.CountAtLeast);
        }
        var origins = _origins.Where(pair => other._origins.TryGetValue(pair.Key, out object? original) && original.Equals(pair.Value))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value);
        return new ProgramState(ranges, origins, Math.Min(CountAtLeast, other.CountAtLeast));
    }

    /// <summary>Makes what still grows grow to the next of a few steps, so that a loop's fixed point is found soon.</summary>
    public ProgramState Widened(ProgramState former, Thresholds thresholds)
    {
        var ranges = new Dictionary<object, ValueRange>();
        foreach (KeyValuePair<object, ValueRange> pair in _ranges)
        {
            if (!former._ranges.TryGetValue(pair.Key, out ValueRange before))
                continue;
            ValueRange now = pair.Value;
            ranges[pair.Key] = new ValueRange(
                now.Min < before.Min ? thresholds.AtMost(now.Min) : now.Min,
                now.Max > before.Max ? thresholds.AtLeast(now.Max) : now.Max,
                now.AboveCount <= before.AboveCount ? now.AboveCount : null,
                now.BelowCount >= before.BelowCount ? now.BelowCount : null);
        }
        return new ProgramState(ranges, _origins, CountAtLeast);
    }

    /// <summary>What holds of this call and of one before it, and of those that go on in the same direction.</summary>
    public ProgramState Extrapolated(ProgramState former) => former.Join(this).Widened(former, new Thresholds([]));

    /// <summary>Whether nothing is known here that does not hold in the other, too.</summary>
    public bool Covers(ProgramState other) => Join(other).SameAs(this);

    public bool SameAs(ProgramState other)
        => CountAtLeast == other.CountAtLeast
            && _ranges.Count == other._ranges.Count
            && _ranges.All(pair => other._ranges.TryGetValue(pair.Key, out ValueRange range) && range.Equals(pair.Value))
            && _origins.Count == other._origins.Count
            && _origins.All(pair => other._origins.TryGetValue(pair.Key, out object? original) && original.Equals(pair.Value));
}

/// <summary>The steps of widening: the constants of the method and what lies around the indices that exist.</summary>
internal sealed class Thresholds
{
    private readonly System.Numerics.BigInteger[] _steps;

    public Thresholds(IEnumerable<System.Numerics.BigInteger> constants)
    {
        ValueRange widest = IntegralType.Widest;
        _steps = [.. constants.SelectMany(static constant => new[] { constant - 1, constant, constant + 1 })
            .Concat([-1, 0, RuntimeNames.MaxArgs - 1, RuntimeNames.MaxArgs, int.MinValue, int.MaxValue, widest.Min, widest.Max])
            .Distinct().OrderBy(static step => step)];
    }

    public System.Numerics.BigInteger AtLeast(System.Numerics.BigInteger value) => _steps.First(step => step >= value);

    public System.Numerics.BigInteger AtMost(System.Numerics.BigInteger value) => _steps.Last(step => step <= value);
}

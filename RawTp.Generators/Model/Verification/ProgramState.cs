using System.Numerics;
using Microsoft.CodeAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// What is known at one point of a method: the range of each variable of which more is known than its type says, and the
/// least that <c>args.Count</c> can be. Variables are locals, parameters and the flow graph's own captures.
/// </summary>
internal sealed partial class ProgramState
{
    private readonly Dictionary<object, ValueRange> _ranges;

    /// <summary>For a capture or a copy, the variable that it was read from and that has not changed since.</summary>
    private readonly Dictionary<object, object> _origins;

    /// <summary>For a bool that holds a condition, what that says of the variables in it, which have not changed since.</summary>
    private readonly Dictionary<object, Meaning> _meanings;

    public ProgramState()
        : this([], [], [], 0)
    {
    }

    private ProgramState(Dictionary<object, ValueRange> ranges, Dictionary<object, object> origins, Dictionary<object, Meaning> meanings, int countAtLeast)
    {
        _ranges = ranges;
        _origins = origins;
        _meanings = meanings;
        CountAtLeast = countAtLeast;
    }

    public int CountAtLeast { get; private set; }

    /// <summary>How much is known, which is what it costs to copy it.</summary>
    public int Size => _ranges.Count + _origins.Count + _meanings.Count;

    public ProgramState Clone() => new(new(_ranges), new(_origins), new(_meanings), CountAtLeast);

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
        // The copies are still the same as one another.
        object? first = null;
        foreach (object copy in CopiesOf(variable))
        {
            if (first is null)
                _origins.Remove(copy);
            else
                _origins[copy] = first;
            first ??= copy;
        }
        ForgetMeaning(variable);
    }

    /// <summary>The two have the same value now.</summary>
    public void SetOrigin(object copy, object original)
    {
        if (_origins.TryGetValue(original, out object? first))
            original = first;
        if (!copy.Equals(original))
            _origins[copy] = original;
    }

    private IReadOnlyList<object> CopiesOf(object variable)
        => _origins.Count == 0 ? [] : [.. _origins.Where(pair => pair.Value.Equals(variable)).Select(static pair => pair.Key)];

    /// <summary>More has become known of the value that the variable has.</summary>
    /// <returns>False where it cannot be: this point is not reached.</returns>
    public bool Narrow(object variable, ITypeSymbol? type, ValueRange range)
    {
        ValueRange before = Get(variable, type);
        ValueRange narrowed = before.Intersect(range).Tightened(CountAtLeast);
        if (narrowed.IsEmpty)
            return false;
        bool isKnown = _ranges.ContainsKey(variable);
        _ranges[variable] = narrowed;
        if (narrowed.AboveCount is { } above && !NarrowCount(narrowed.Min - above))
            return false;
        if (narrowed.IsConstant && !before.IsConstant && !Learn(variable, truth: !narrowed.Min.IsZero))
            return false;
        if (narrowed == before && isKnown)
            return true;
        return (!_origins.TryGetValue(variable, out object? original) || Narrow(original, null, narrowed))
            && CopiesOf(variable).All(copy => Narrow(copy, null, narrowed));
    }

    public bool NarrowCount(BigInteger atLeast)
    {
        if (atLeast > RuntimeNames.MaxArgs)
            return false;
        CountAtLeast = Math.Max(CountAtLeast, (int)BigInteger.Max(atLeast, 0));
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
        var joined = new ProgramState(ranges, origins, [], Math.Min(CountAtLeast, other.CountAtLeast));
        joined.JoinMeanings(this, other);
        return joined;
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
        var meanings = _meanings.Where(pair => former._meanings.TryGetValue(pair.Key, out Meaning? before) && before.SameAs(pair.Value))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value);
        return new ProgramState(ranges, _origins, meanings, CountAtLeast);
    }

    /// <summary>What holds of this call and of one before it, and of those that go on in the same direction.</summary>
    public ProgramState Extrapolated(ProgramState former) => former.Join(this).Widened(former, Thresholds.None);

    /// <summary>Whether nothing is known here that does not hold in the other, too.</summary>
    public bool Covers(ProgramState other)
        => CountAtLeast <= other.CountAtLeast
            && _ranges.All(pair => other._ranges.TryGetValue(pair.Key, out ValueRange range) && pair.Value.Covers(range))
            && _origins.All(pair => other._origins.TryGetValue(pair.Key, out object? original) && original.Equals(pair.Value))
            && (_meanings.Count == 0 || Join(other).SameAs(this));

    public bool SameAs(ProgramState other)
        => CountAtLeast == other.CountAtLeast
            && _ranges.Count == other._ranges.Count
            && _ranges.All(pair => other._ranges.TryGetValue(pair.Key, out ValueRange range) && range.Equals(pair.Value))
            && _origins.Count == other._origins.Count
            && _origins.All(pair => other._origins.TryGetValue(pair.Key, out object? original) && original.Equals(pair.Value))
            && _meanings.Count == other._meanings.Count
            && _meanings.All(pair => other._meanings.TryGetValue(pair.Key, out Meaning? meaning) && meaning.SameAs(pair.Value));
}

namespace RawTp.Model.Verification;

/// <summary>What the bools say that hold conditions.</summary>
internal sealed partial class ProgramState
{
    /// <summary>What the variable, which has just been set, says of others.</summary>
    public void SetMeaning(object variable, Meaning? meaning)
    {
        if (meaning is not null)
            _meanings[variable] = meaning.Without(variable);
    }

    public Meaning? MeaningOf(object variable) => _meanings.TryGetValue(variable, out Meaning? meaning) ? meaning : null;

    /// <summary>What this state knows more than the one that it was made from.</summary>
    public Facts Beyond(ProgramState former)
        => new(
            _ranges.Where(pair => !former._ranges.TryGetValue(pair.Key, out ValueRange range) || !range.Equals(pair.Value)).ToDictionary(static pair => pair.Key, static pair => pair.Value),
            CountAtLeast);

    private void ForgetMeaning(object variable)
    {
        if (_meanings.Count == 0)
            return;
        _meanings.Remove(variable);
        foreach (KeyValuePair<object, Meaning> pair in _meanings.ToList())
        {
            Meaning rest = pair.Value.Without(variable);
            if (!ReferenceEquals(rest, pair.Value))
                _meanings[pair.Key] = rest;
        }
    }

    /// <returns>False where the variable cannot be that.</returns>
    private bool Learn(object variable, bool truth)
    {
        if (MeaningOf(variable) is not { } meaning)
            return true;
        return meaning.When(truth) is { } facts
            && NarrowCount(facts.CountAtLeast)
            && facts.Ranges.All(pair => Narrow(pair.Key, null, pair.Value));
    }

    /// <summary>Where two ways meet, a bool says by which of them one came: what held on the only one that leaves it true holds where it is true.</summary>
    private void JoinMeanings(ProgramState left, ProgramState right)
    {
        foreach (object variable in left._meanings.Keys.Union(right._meanings.Keys))
        {
            Facts? whenTrue = JoinFacts(left, left.FactsWhen(variable, true), right, right.FactsWhen(variable, true));
            Facts? whenFalse = JoinFacts(left, left.FactsWhen(variable, false), right, right.FactsWhen(variable, false));
            if (whenTrue is null or { Ranges.Count: > 0 } || whenFalse is null or { Ranges.Count: > 0 } || whenTrue.CountAtLeast > CountAtLeast || whenFalse.CountAtLeast > CountAtLeast)
                _meanings[variable] = new Meaning(whenTrue, whenFalse);
        }
    }

    private Facts? FactsWhen(object variable, bool truth)
    {
        if (_ranges.TryGetValue(variable, out ValueRange range) && range.IsConstant && !range.Min.IsZero != truth)
            return null;
        return MeaningOf(variable) is { } meaning ? meaning.When(truth) : Facts.None;
    }

    private Facts? JoinFacts(ProgramState left, Facts? ofLeft, ProgramState right, Facts? ofRight)
    {
        if (ofLeft is null)
            return ofRight is null ? null : right.Known(ofRight, right._ranges.Keys.Union(ofRight.Ranges.Keys), this);
        if (ofRight is null)
            return left.Known(ofLeft, left._ranges.Keys.Union(ofLeft.Ranges.Keys), this);
        IEnumerable<object> variables = ofLeft.Ranges.Keys.Union(ofRight.Ranges.Keys);
        Facts l = left.Known(ofLeft, variables, null);
        Facts r = right.Known(ofRight, variables, null);
        var both = new Dictionary<object, ValueRange>();
        foreach (KeyValuePair<object, ValueRange> pair in l.Ranges)
        {
            if (r.Ranges.TryGetValue(pair.Key, out ValueRange other))
                Add(both, pair.Key, pair.Value.Join(l.CountAtLeast, other, r.CountAtLeast), this);
        }
        return new Facts(both, Math.Min(l.CountAtLeast, r.CountAtLeast));
    }

    /// <summary>All that is known of some variables here where the facts hold, beyond what another state knows.</summary>
    private Facts Known(Facts facts, IEnumerable<object> variables, ProgramState? beyond)
    {
        int count = Math.Max(CountAtLeast, facts.CountAtLeast);
        var known = new Dictionary<object, ValueRange>();
        foreach (object variable in variables)
        {
            bool isKnown = _ranges.TryGetValue(variable, out ValueRange range);
            if (facts.Ranges.TryGetValue(variable, out ValueRange fact))
                range = isKnown ? range.Intersect(fact) : fact;
            else if (!isKnown)
                continue;
            Add(known, variable, range.Tightened(count), beyond);
        }
        return new Facts(known, count);
    }

    private static void Add(Dictionary<object, ValueRange> known, object variable, ValueRange range, ProgramState? beyond)
    {
        if (beyond is null || !beyond._ranges.TryGetValue(variable, out ValueRange already) || !already.Equals(range))
            known[variable] = range;
    }
}

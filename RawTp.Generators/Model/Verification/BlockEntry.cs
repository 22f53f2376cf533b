namespace RawTp.Model.Verification;

/// <summary>
/// What is known where a block begins: of each way to it by itself while there are few, as the kernel's verifier does, and then of all of them together.
/// </summary>
internal sealed class BlockEntry(int most, Thresholds thresholds)
{
    /// <summary>After so many arrivals where all ways are together what still grows is widened.</summary>
    private const int PatienceWithLoops = 3;

    /// <summary>After so many more, at once to all that its type can hold.</summary>
    private const int PatienceWithSteps = 24;

    private readonly List<ProgramState> _states = [];
    private int _looked;
    private int _arrivals;

    public bool IsReached => _states.Count > 0;

    /// <summary>Whether there were too many ways to keep them apart.</summary>
    public bool IsTogether { get; private set; } = most == 1;

    public IReadOnlyList<ProgramState> States => _states;

    /// <summary>An entry for the same block, still without any way to it.</summary>
    public BlockEntry Anew() => new(most, thresholds) { IsTogether = IsTogether };

    /// <summary>The states that have come since the last call.</summary>
    public IReadOnlyList<ProgramState> TakeNew()
    {
        List<ProgramState> fresh = _states.GetRange(_looked, _states.Count - _looked);
        _looked = _states.Count;
        return fresh;
    }

    /// <returns>False where all that comes this way has been thought of.</returns>
    public bool Add(ProgramState state, bool widens)
    {
        int arrival = _arrivals;
        if (IsTogether)
            _arrivals++;
        if (_states.Count == 0 || !IsTogether)
            return AddApart(state);
        ProgramState former = _states[0];
        ProgramState joined = former.Join(state);
        if (widens && arrival > PatienceWithLoops)
            joined = joined.Widened(former, arrival > PatienceWithLoops + PatienceWithSteps ? Thresholds.None : thresholds);
        if (joined.SameAs(former))
            return false;
        Replace(joined);
        return true;
    }

    private bool AddApart(ProgramState state)
    {
        if (_states.Exists(known => known.Covers(state)))
            return false;
        if (_states.Count < most)
        {
            _states.Add(state);
            return true;
        }
        IsTogether = true;
        Replace(_states.Aggregate(state, static (together, known) => together.Join(known)));
        return true;
    }

    private void Replace(ProgramState state)
    {
        _states.Clear();
        _states.Add(state);
        _looked = 0;
    }
}

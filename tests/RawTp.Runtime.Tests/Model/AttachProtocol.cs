namespace RawTp.Tests.Model;

/// <summary>What is left out of the protocol or done wrong, to see whether the search finds what comes of it.</summary>
internal enum Mistake
{
    None,

    /// <summary>W2 is left out.</summary>
    NoProcessWideBarrier,

    /// <summary>W3 is left out.</summary>
    NoWaiting,

    /// <summary>R2 comes before R1, and what was read is run regardless.</summary>
    ProgramsReadBeforeMark,

    /// <summary>A detacher takes a grace period for its own that was under way when it came.</summary>
    JoinsWhatIsUnderWay,

    /// <summary>A program that disposes a link waits for its turn as those outside do.</summary>
    WaitsForItsTurnInside,

    /// <summary>A program that disposes a link waits for one that waits likewise.</summary>
    WaitsForWaitersInside,

    /// <summary>What a firing has read it runs, though a program of it has disposed it meanwhile.</summary>
    RunsWhatWasReadRegardless,

    /// <summary>The same only of a program that an update has replaced before.</summary>
    RunsWhatWasReplacedRegardless,
}

/// <summary>
/// The protocol of attach, detach and run as GracePeriod, ReaderThread and ProgramRun have it, in steps of one access each.
/// Link <c>i</c> is bit <c>i</c> of <c>attached</c>, and which of two programs it has is bit <c>links + i</c>. Variables that only the specification has are written with the step that they belong to.
/// </summary>
internal sealed class AttachProtocol(int readers, int links, Mistake mistake = Mistake.None)
{
    private readonly List<Step[]> _threads = [];
    private int _disposersInside;
    private bool _isUpdatedBefore;

    // Shared memory.
    private const int Attached = 0, Begun = 1, Completed = 2, Turn = 3;
    private int Section(int reader) => 4 + reader;
    private int WaitsInside(int reader) => 4 + readers + reader;
    private int IsRegistered(int reader) => 4 + 2 * readers + reader;
    private int Body(int link) => 4 + 3 * readers + link;

    // Of the specification.
    private int IsDisposed(int link) => 4 + 3 * readers + links + link;
    private int IsRunning(int reader, int link) => 4 + 3 * readers + 2 * links + reader * links + link;

    // Of each thread.
    private const int Count = 0, Programs = 1, Needed = 2, Noted = 3, Known = 4, Mine = 5;

    /// <summary>A thread that fires so many times. Readers come first.</summary>
    /// <param name="firings">How often.</param>
    /// <param name="disposes">A link that its program disposes from inside, by link.</param>
    public AttachProtocol Fires(int firings, params (int Of, int Disposes)[] disposes)
    {
        int self = _threads.Count;
        _disposersInside += disposes.Length > 0 ? 1 : 0;
        var steps = new List<Step> { new("registers", cpu => cpu.StoreLocked(IsRegistered(self), 1)) };
        for (int i = 0; i < firings; i++)
        {
            Step mark = new("R1 section = odd", cpu => cpu.Store(Section(self), ++cpu.Registers[Count]));
            Step read = new("R2 reads the programs", static cpu => cpu.Registers[Programs] = cpu.Load(Attached));
            steps.AddRange(mistake == Mistake.ProgramsReadBeforeMark ? [read, mark] : [mark, read]);
            for (int link = 0; link < links; link++)
                AddRun(steps, self, link, [.. disposes.Where(inside => inside.Of == link).Select(static inside => inside.Disposes)]);
            steps.Add(new("R3 section = even", cpu => cpu.Store(Section(self), ++cpu.Registers[Count])));
        }
        _threads.Add([.. steps]);
        return this;
    }

    /// <summary>What programs dispose from inside they update before.</summary>
    public AttachProtocol UpdatedBefore()
    {
        _isUpdatedBefore = true;
        return this;
    }

    /// <summary>A thread that disposes a link from outside.</summary>
    public AttachProtocol Disposes(int link)
    {
        var steps = new List<Step>();
        AddDetach(steps, link);
        AddSharedWait(steps, reader: -1);
        AddReturn(steps, link, reader: -1);
        _threads.Add([.. steps]);
        return this;
    }

    public Exploration Explore()
    {
        Machine start = Machine.Start(_threads.Count, 4 + 3 * readers + 2 * links + readers * links, 6);
        start.Memory[Attached] = (1 << links) - 1;
        return Exploration.Of(start, _threads);
    }

    private void AddRun(List<Step> steps, int reader, int link, int[] disposed)
    {
        int runs = steps.Count;
        steps.Add(new($"runs link {link}?", static _ => { }));
        steps.Add(new($"begins a run of link {link}", cpu =>
        {
            if (cpu.Load(IsDisposed(link)) != 0)
                throw new BrokenPromise($"A run of link {link} starts after its Dispose has returned.");
            cpu.Note(IsRunning(reader, link), 1);
        }));
        foreach (int other in disposed)
        {
            if (_isUpdatedBefore)
                steps.Add(new($"updates link {other}", cpu => cpu.StoreLocked(Attached, cpu.Load(Attached) ^ 1 << links + other)));
            AddDetach(steps, other);
            if (mistake == Mistake.WaitsForItsTurnInside)
                AddSharedWait(steps, reader);
            else
                AddWaitInside(steps, reader);
            AddReturn(steps, other, reader);
        }
        steps.Add(new($"ends the run of link {link}", cpu => cpu.Note(IsRunning(reader, link), 0)));
        int end = steps.Count;
        steps[runs] = new($"looks for link {link}", cpu =>
        {
            bool isNothing = cpu.Load(Body(link)) != 0 && mistake is not (Mistake.RunsWhatWasReadRegardless or Mistake.ProgramsReadBeforeMark);
            bool isReplaced = ((cpu.Registers[Programs] ^ cpu.Load(Attached)) & 1 << links + link) != 0;
            isNothing &= !isReplaced || mistake != Mistake.RunsWhatWasReplacedRegardless;
            if ((cpu.Registers[Programs] & 1 << link) == 0 || isNothing)
                cpu.GoTo(end);
        });
    }

    private void AddDetach(List<Step> steps, int link)
    {
        steps.Add(new($"W1 detaches link {link}", cpu => cpu.StoreLocked(Attached, cpu.Load(Attached) & ~(1 << link))));
        steps.Add(new($"lets link {link} run nothing", cpu => cpu.Store(Body(link), 1)));
    }

    private void AddSharedWait(List<Step> steps, int reader)
    {
        steps.Add(new("reads which grace period began last", cpu =>
        {
            cpu.Fence();
            bool joins = mistake == Mistake.JoinsWhatIsUnderWay && cpu.Load(Begun) > cpu.Load(Completed);
            cpu.Registers[Needed] = cpu.Load(Begun) + (joins ? 0 : 1);
        }));
        steps.Add(new("takes its turn", static cpu => cpu.StoreLocked(Turn, 1), static cpu => cpu.Load(Turn) == 0));
        int decides = steps.Count;
        steps.Add(new("", static _ => { }));
        steps.Add(new("begins a grace period", static cpu => cpu.Store(Begun, cpu.Registers[Mine] = cpu.Load(Begun) + 1)));
        AddWaitForAll(steps, reader, inside: false);
        steps.Add(new("completes the grace period", static cpu => cpu.Store(Completed, cpu.Registers[Mine])));
        int leave = steps.Count;
        steps[decides] = new("looks whether another has waited for it", cpu =>
        {
            if (cpu.Load(Completed) >= cpu.Registers[Needed])
                cpu.GoTo(leave);
        });
        steps.Add(new("ends its turn", static cpu => cpu.StoreLocked(Turn, 0)));
    }

    private void AddWaitInside(List<Step> steps, int reader)
    {
        steps.Add(new("waits inside", cpu => cpu.Store(WaitsInside(reader), 1)));
        AddWaitForAll(steps, reader, inside: true);
        steps.Add(new("waits no more", cpu => cpu.Store(WaitsInside(reader), 0)));
    }

    private void AddWaitForAll(List<Step> steps, int self, bool inside)
    {
        if (mistake != Mistake.NoProcessWideBarrier)
            steps.Add(new("W2 process-wide barrier", static cpu => cpu.FenceAll()));
        steps.Add(new("W3 lists the threads", cpu =>
        {
            cpu.Registers[Known] = Enumerable.Range(0, readers).Where(reader => reader != self).Sum(reader => cpu.Load(IsRegistered(reader)) << reader);
        }));
        if (mistake == Mistake.NoWaiting)
            return;
        for (int other = 0; other < readers; other++)
        {
            int reader = other;
            steps.Add(new($"W3 reads the section of {reader}", cpu => cpu.Registers[Noted] = cpu.Load(Section(reader))));
            steps.Add(new($"W3 has waited for {reader}", static _ => { }, cpu
                => (cpu.Registers[Known] & 1 << reader) == 0
                || cpu.Registers[Noted] % 2 == 0
                || cpu.Load(Section(reader)) != cpu.Registers[Noted]
                || (inside && mistake != Mistake.WaitsForWaitersInside && cpu.Load(WaitsInside(reader)) != 0)));
        }
    }

    /// <summary>Where two programs dispose, neither waits for the other, so that only one that does so alone gets the whole promise, its own run excepted.</summary>
    private void AddReturn(List<Step> steps, int link, int reader)
        => steps.Add(new($"Dispose of link {link} returns", cpu =>
        {
            if (reader >= 0 && _disposersInside > 1)
                return;
            if (Enumerable.Range(0, readers).Any(running => running != reader && cpu.Load(IsRunning(running, link)) != 0))
                throw new BrokenPromise($"Dispose of link {link} returns while a run of it is in flight.");
            cpu.Note(IsDisposed(link), 1);
        }));
}

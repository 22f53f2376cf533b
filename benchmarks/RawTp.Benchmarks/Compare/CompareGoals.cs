using System.Globalization;

namespace RawTp.Benchmarks.Compare;

/// <summary>What RawTp promises itself, beside what came out.</summary>
internal sealed class CompareGoals(IReadOnlyList<Measured> measured, IReadOnlyList<LifeCycleCost> costs)
{
    /// <summary>Lines of a table; a goal whose peer was not measured says so.</summary>
    public IEnumerable<string> Lines()
    {
        yield return AtMost("off: times a null delegate", Ratio("RawTp", "a null delegate"), 1.05);
        yield return AtMost("1 program: times an event with 1 subscriber", Ratio("RawTp, 1 program, typed", "an event, 1 subscriber"), 2);
        yield return AtMost("the same, where the JIT did not inline the program", Ratio("RawTp, 1 program, raw", "an event, 1 subscriber"), 2);
        yield return AtMost("the same, attached late: times one attached early", Ratio("RawTp, 1 program, late", "RawTp, 1 program, raw"), 1.05);
        yield return AtLeast("DiagnosticListener with an observer: times 1 program", Ratio("DiagnosticListener, observer", "RawTp, 1 program, typed"), 4);
        yield return AtLeast("EventSource with an EventListener: times 1 program", Ratio("EventSource, WriteEventCore, EventListener", "RawTp, 1 program, typed"), 25);
        yield return AtLeast("USDT with bpftrace: times 1 program", Ratio("USDT, bpftrace", "RawTp, 1 program, typed"), 200);
        yield return AtLeast("what the kernel's raw tracepoint adds: times what 1 program adds", Adds("kernel raw tracepoint, 1 program", "kernel raw tracepoint") / Adds("RawTp, 1 program, typed", "an empty method"), 10);
        yield return AtMost("8 programs: times an event with 8 subscribers", Ratio("RawTp, 8 programs, typed", "an event, 8 subscribers"), 1);
        yield return AtMost("the same, where the JIT did not inline the program", Ratio("RawTp, 8 programs, raw", "an event, 8 subscribers"), 1);
        yield return AtMost("each further program: times an empty call", Adds("RawTp, 8 programs, raw", "RawTp, 1 program, raw") / 7 / Find("an empty method")?.Minimum, 3);
        yield return AtLeast("two threads: times the factor of an event", Cost(LifeCycleCost.TwoThreads)?.Minimum / Cost(LifeCycleCost.TwoThreadsOfEvent)?.Minimum, 0.95);
        yield return AtMost("`Open`, µs at the median", Cost(LifeCycleCost.Open)?.Median, 5);
        yield return AtMost("`Dispose`, µs at the median", Cost(LifeCycleCost.Dispose)?.Median, 50);
        yield return AtMost("first `Open` of a process, ms", Cost(LifeCycleCost.First)?.Median, 1);
    }

    private static string AtMost(string what, double? value, double goal) => Line(what, value, $"at most {goal}", value <= goal);

    private static string AtLeast(string what, double? value, double goal) => Line(what, value, $"at least {goal}", value >= goal);

    private static string Line(string what, double? value, string goal, bool isMet)
        => value is null ? $"| {what} | {goal} | not measured | |" : string.Create(CultureInfo.InvariantCulture, $"| {what} | {goal} | {value:F2} | {(isMet ? "met" : "**missed**")} |");

    /// <summary>Of the minima: they are the least disturbed.</summary>
    private double? Ratio(string name, string other) => Find(name)?.Minimum / Find(other)?.Minimum;

    private double? Adds(string name, string other) => Find(name)?.Minimum - Find(other)?.Minimum;

    private Measured? Find(string name) => measured.FirstOrDefault(one => one.Name == name);

    private LifeCycleCost? Cost(string what) => costs.FirstOrDefault(cost => cost.What == what);
}

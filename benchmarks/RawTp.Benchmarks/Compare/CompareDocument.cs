using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace RawTp.Benchmarks.Compare;

/// <summary>The table, with all that a reader needs to judge it.</summary>
internal static class CompareDocument
{
    public static string Of(IReadOnlyList<Measured> measured, IReadOnlyList<LifeCycleCost> costs, IReadOnlyList<string> missing)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            # RawTp beside what else there is

            Written by `dotnet run -c Release --project benchmarks/RawTp.Benchmarks -- compare` on {DateTime.UtcNow:d MMMM yyyy}.
            {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors ({Machine.Processor}), load {Machine.Load} when it began to write.
            Of {measured[0].Processes.Length} processes one after the other, with {measured[0].Processes[0].Length} rounds each: medians and ratios are of all rounds (ratios are taken round by round), minima the median of each process's. A cycle is a
            third of a nanosecond here, and where code comes to lie in a process makes a difference of one or more.

            Each line is a method that is not inlined, with three arguments (object, object, uint) where the API takes them, called in a loop; what listens adds the number to a sum.
            Nanoseconds for one call, the loop and the call of the method included: the line *an empty method* is what these take. The ratio is to an event with one subscriber
            (which EventPipe, measured by itself, is given by its median). Raw and typed programs run in one process, so the JIT can expect neither: it inlines at most one of
            the two into the run path. Bytes are what the firing thread allocates.

            What is in C has three arguments (pointer, pointer, 32 bits), too, and runs in processes of its own, so its ratio is of medians; LTTng writes to a buffer in memory, bpftrace adds the number
            to a sum. The kernel's tracepoint is fired in a loop inside the kernel, and its programs add to a sum with an interlocked instruction.

            ![The same as bars](compare.svg)

            | | median | minimum | middle half | to an event | bytes |
            |---|---:|---:|---:|---:|---:|
            """);
        Measured baseline = measured.Single(static one => one.Name == "an event, 1 subscriber");
        foreach (bool isOn in (bool[])[false, true])
        {
            text.AppendLine(isOn ? "| **somebody listens** | | | | | |" : "| **nobody listens** | | | | | |");
            foreach (Measured one in measured.Where(one => one.IsOn == isOn).OrderBy(static one => one.Minimum))
            {
                double ratio = one.RatioTo(baseline);
                text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Name} | {one.Median:F2} | {one.Minimum:F2} | {one.Spread.From:F2} to {one.Spread.To:F2} | {ratio:F2} | {one.Bytes:F0} |");
            }
        }
        text.AppendLine();
        text.AppendLine("| life cycle | median | from the smallest times |");
        text.AppendLine("|---|---:|---:|");
        foreach (LifeCycleCost cost in costs)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {cost.What} | {cost.Median:F2} {cost.Unit} | {cost.Minimum:F2} {cost.Unit} |");
        text.AppendLine();
        text.AppendLine("Two threads need two processors that are free at the same time; on a busy machine their median says nothing, and the smallest times only where there was such a moment.");
        foreach (string sentence in missing)
            text.AppendLine().AppendLine(sentence);
        text.AppendLine();
        text.AppendLine("## Goals");
        text.AppendLine();
        text.AppendLine("Ratios of minima, but for the medians named. Why one is missed is in [the run path](../run-path.md).");
        text.AppendLine();
        text.AppendLine("| | goal | measured | |");
        text.AppendLine("|---|---|---:|---|");
        foreach (string line in new CompareGoals(measured, costs).Lines())
            text.AppendLine(line);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}

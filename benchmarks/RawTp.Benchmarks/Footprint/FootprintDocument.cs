using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using RawTp.Benchmarks.Compare;

namespace RawTp.Benchmarks.Footprint;

/// <summary>The tables, with what each number is, its goal, and what stands in the way where that is missed.</summary>
internal static class FootprintDocument
{
    private const int KernelShimBytes = 14_384;

    public static string Of(IReadOnlyList<StartUp> startUps, IReadOnlyList<FirstOpen> opens, ShimCode shims, IReadOnlyList<AssemblySize> sizes)
    {
        var text = new StringBuilder();
        Line(text, $"""
            # What RawTp costs before it is used, and beside it

            Written by `dotnet run -c Release --project benchmarks/RawTp.Benchmarks -- footprint` on {DateTime.UtcNow:d MMMM yyyy}.
            {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors ({Machine.Processor}), load {Machine.Load} when it began to write.
            The machine was shared with other work: of times the minimum says more than the median.

            The assemblies have the tracepoints of Linux 6.18 with its pointers as `nint`, all 1,601 or some spread over the whole. *ReadyToRun* means that the application, the library with the
            tracepoints and RawTp.Runtime were compiled by crossgen2, as `PublishReadyToRun` does. Processes are run in turns, {startUps[0].Processes.Length} of each kind.

            ## Start-up

            Goal: an assembly with 1,601 tracepoints starts as fast as one with none, within 100 µs. Measured in the process, around the first call of a method of the library that has nothing to do
            with tracepoints, so with all that loading it brings about. Processor time is that of the whole process, of all its threads, until `Main` has done that and no more; private memory and bytes allocated, too.

            | | first use, minimum | median | processor time, minimum | median | allocated | private memory, median | methods compiled |
            |---|---:|---:|---:|---:|---:|---:|---:|
            """);
        foreach (StartUp one in startUps)
            Line(text, $"| {Count(one.Tracepoints)}{Kind(one.Precompiled)} | {one.FirstUse.Min():F0} µs | {Median(one.FirstUse):F0} µs | {one.Processor.Min() / 1000:F1} ms | {Median(one.Processor) / 1000:F1} ms | {Median(one.AllocatedBytes):N0} B | {Median(one.PrivateKilobytes):N0} KB | {Median(one.CompiledMethods):F0} |");
        text.AppendLine();
        foreach (IGrouping<Precompiled, StartUp> kind in startUps.GroupBy(static one => one.Precompiled))
            WriteDifferences(text, kind.Key, [.. kind]);
        Line(text, $"""

            The module's initialiser registers one object and compiles three short methods, however many tracepoints there are ([a test](../../tests/RawTp.Runtime.Tests/StartUpTests.cs)); what 1,601 cost more than one is a larger file to map. That there is one at all
            loads RawTp.Runtime and two assemblies of the framework, and starts the thread that makes the event source. To start a thread is to wait until it runs, which on a busy machine is most of the time above: compare the minima, and
            the processor time. The goal is out of reach while there is to be an event source without anybody asking for it; docs/decisions.md has what was tried.

            ## The first Open

            Goal: below 1 ms. Of a process that has done nothing with RawTp but load it, by the tracepoint's property or by its name, and then the same on another tracepoint. Medians of {opens[0].Processes.Length} processes, and the minimum.

            | | first, minimum | median | methods compiled | second, median |
            |---|---:|---:|---:|---:|
            """);
        foreach (FirstOpen one in opens)
            Line(text, $"| {(one.IsByName ? "by name" : "by property")}{Kind(one.Precompiled)} | {one.Microseconds.Min():F0} µs | {Median(one.Microseconds):F0} µs | {Median(one.CompiledMethods):F0} | {Median(one.MicrosecondsOfSecond):F0} µs |");
        double least = opens.Min(static one => one.Microseconds.Min());
        Line(text, $"""

            {(least < 1000 ? $"Met at best ({least:F0} µs), where code was compiled before" : $"Not met: {least:F0} µs at best")}. It divides as the rows do: without ReadyToRun code the JIT compiles each method that runs, which is most of it. With RawTp.Runtime precompiled what is
            left to compile is the tracepoint's own code in the library; with all precompiled, `ValueArgument<T>` for each type of argument, since generic code of another assembly belongs to no image, and then it is the first in the process to need the
            JIT, which is loaded for it. The rest is preparing methods and loading types, each for the first time: the second `Open` shows what is left when they are there.

            ## The machine code of shims

            Goals: a median of at most 10 bytes; all below {KernelShimBytes:N0}, which is what the 834 shims of a Linux 6.18 kernel take, one for each class of events. Optimised code; [a test](../../tests/RawTp.Kernel.Tests/Catalogue/ShimSizeTests.cs) keeps both.

            | shims | median | largest | all |
            |---:|---:|---:|---:|
            | {shims.Sizes.Length:N0} | {shims.Median} B | {shims.Sizes[^1]} B | {shims.Sizes.Sum():N0} B |

            {(shims.Median <= 10 && shims.Sizes.Sum() < KernelShimBytes ? "Met." : "Not met.")} A shim of words is the jump alone; the long ones have more arguments than registers, so that they widen on the stack.

            ## What an assembly grows by

            Bytes of IL with the headers of methods, and of metadata. A program here reads each argument of its tracepoint once; its own method is counted with what is generated for it.

            | | file | metadata | IL |
            |---|---:|---:|---:|
            """);
        foreach (AssemblySize one in sizes)
            Line(text, $"| {Count(one.Tracepoints)}{(one.HasPrograms ? ", a program for each" : "")} | {one.File:N0} | {one.Metadata:N0} | {one.Code:N0} |");
        AssemblySize[] bare = [.. sizes.Where(static one => !one.HasPrograms)];
        AssemblySize[] programmed = [.. sizes.Where(static one => one.HasPrograms)];
        Line(text, $"""

            From 100 to 1,601 each tracepoint adds {PerTracepoint(bare, static one => one.Metadata):F0} bytes of metadata and {PerTracepoint(bare, static one => one.Code):F0} of IL, and each program
            {PerTracepoint(programmed, static one => one.Metadata) - PerTracepoint(bare, static one => one.Metadata):F0} and {PerTracepoint(programmed, static one => one.Code) - PerTracepoint(bare, static one => one.Code):F0}. No goal was set. Most of the metadata is names, signatures and attributes of the members that a user
            sees, the map's entry that analyzers read, and one class for what the gates are reached by.
            """);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static void WriteDifferences(StringBuilder text, Precompiled precompiled, StartUp[] kind)
    {
        StartUp none = kind.Single(static one => one.Tracepoints == 0), one = kind.Single(static one => one.Tracepoints == 1), all = kind.Single(static one => one.Tracepoints == BuiltAssemblies.All);
        double toNone = all.FirstUse.Min() - none.FirstUse.Min();
        double toOne = all.FirstUse.Min() - one.FirstUse.Min();
        double bytes = Median(all.AllocatedBytes) - Median(one.AllocatedBytes);
        double kilobytes = Median(all.PrivateKilobytes) - Median(one.PrivateKilobytes);
        Line(text, $"- {(precompiled == Precompiled.Nothing ? "Compiled as it runs" : "ReadyToRun")}: 1,601 take {toNone:F0} µs more than none ({(toNone <= 100 ? "met" : "not met")}) and {toOne:F0} µs more than one, of the minima. Beside one, a tracepoint that was never touched costs {bytes / (BuiltAssemblies.All - 1):F1} bytes of the managed heap and {1024 * kilobytes / (BuiltAssemblies.All - 1):F0} of private memory.");
    }

    private static double PerTracepoint(AssemblySize[] sizes, Func<AssemblySize, int> bytes)
        => (double)(bytes(sizes[^1]) - bytes(sizes[1])) / (sizes[^1].Tracepoints - sizes[1].Tracepoints);

    private static string Count(int tracepoints) => tracepoints switch { 0 => "no tracepoints", 1 => "one tracepoint", _ => $"{tracepoints:N0} tracepoints" };

    private static string Kind(Precompiled precompiled) => precompiled switch { Precompiled.Nothing => "", Precompiled.RawTp => ", RawTp.Runtime ReadyToRun", _ => ", ReadyToRun" };

    private static double Median(double[] values) => Measured.Quantile(values, 0.5);

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}

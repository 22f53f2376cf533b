using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace RawTp.Benchmarks.Generator;

/// <summary>The tables, with all that a reader needs to judge them.</summary>
internal static class GeneratorDocument
{
    public const string Tracepoints = "RawTp, tracepoints";
    public const string LoggerMessages = "LoggerMessage, methods with the same parameters";
    public const string Asking = "ForAttributeWithMetadataName alone: it asks for the attribute and writes nothing";
    public const string Writing = "the driver alone: as many files that never change";
    public const string Typed = "RawTp, tracepoints and a typed program for each";
    public const string Literal = "RawTp, tracepoints and a raw program for each, by literal indices";
    public const string Followed = "RawTp, tracepoints and a raw program for each, with a branch";

    public static string Of(IReadOnlyList<(int Count, GeneratorCost Cost)> measured, int all, Assembly loggerMessage)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"""
            # What the generator costs the compiler

            Written by `dotnet run -c Release --project benchmarks/RawTp.Benchmarks -- generator` on {DateTime.UtcNow:d MMMM yyyy}.
            {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Machine.Processor}, {Environment.ProcessorCount} processors, load {Machine.Load} when it began to write.
            Roslyn {VersionOf(typeof(Compilation).Assembly)}, LoggerMessage's generator {VersionOf(loggerMessage)}. Milliseconds by the driver's own clock (`GetTimingInfo().ElapsedTime`, which has the parsing of generated
            files in it): the median of 3 builds or 11 edits (3 of what
            takes long), with the least and the greatest. All generators run in turn in one process, so that a machine that is shared is as slow to one as to another. Bytes are what is allocated meanwhile.

            ## In a build

            {all:N0} tracepoints of Linux 6.18, or as many methods for `LoggerMessage` with the same parameters. Nothing is known from before, but the code of the generators is warm.

            | | milliseconds | bytes for each |
            |---|---:|---:|
            """);
        GeneratorCost[] whole = [.. measured.Where(one => one.Count == all).Select(static one => one.Cost)];
        foreach (GeneratorCost cost in whole)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {cost.Subject.Name} | {Spread(cost.Cold)} | {cost.Cold.Allocated / all:N0} |");
        double ratio = Named(whole, Tracepoints).Cold.Time / Named(whole, LoggerMessages).Cold.Time;
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"The goal is not to be slower than LoggerMessage: {(ratio <= 1 ? "met" : "**not met**")}, with {ratio:F2} of its time.");
        Curve(text, measured, "After an edit in another file",
            "In the body of a method that has nothing to do with tracepoints. What is above the driver's own line is the generator's.", static cost => cost.EditElsewhere);
        text.AppendLine();
        text.AppendLine(Growth(measured));
        Curve(text, measured, "After an edit of one tracepoint",
            "The type of a parameter of the first tracepoint in its file, which has a few others: they are looked at again, and one file is written.", static cost => cost.EditOfOne);
        text.AppendLine();
        text.AppendLine("Bytes for each tracepoint, after the edit in another file:");
        text.AppendLine();
        Table(text, measured, static (cost, count) => (cost.EditElsewhere.Allocated / count).ToString("N0", CultureInfo.InvariantCulture));
        text.AppendLine();
        text.AppendLine("""
            The driver's own line grows with the number of files, which it puts into each new compilation; a generator cannot change that but by writing fewer. `ForAttributeWithMetadataName` binds all attributes
            again after each edit, whoever asks, which is why RawTp does not use it ([why that is right](../decisions.md)). That every step is cached after an edit elsewhere, that one file is written after an edit of one
            tracepoint, and how many bytes are allocated at most, are tests: [IncrementalityTests](../../tests/RawTp.Generators.Tests/IncrementalityTests.cs),
            [EditElsewhereTests](../../tests/RawTp.Generators.Tests/EditElsewhereTests.cs), [AllocationTests](../../tests/RawTp.Generators.Tests/AllocationTests.cs).
            """);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static void Curve(StringBuilder text, IReadOnlyList<(int Count, GeneratorCost Cost)> measured, string title, string what, Func<GeneratorCost, Cost> cost)
    {
        text.AppendLine().AppendLine($"## {title}").AppendLine().AppendLine(what).AppendLine();
        Table(text, measured, (one, _) => Spread(cost(one)));
    }

    private static void Table(StringBuilder text, IReadOnlyList<(int Count, GeneratorCost Cost)> measured, Func<GeneratorCost, int, string> cell)
    {
        int[] counts = [.. measured.Select(static one => one.Count).Distinct()];
        text.AppendLine($"| tracepoints | {string.Join(" | ", counts.Select(static count => count.ToString("N0", CultureInfo.InvariantCulture)))} |");
        text.AppendLine($"|---|{string.Concat(counts.Select(static _ => "---:|"))}");
        foreach (IGrouping<string, (int Count, GeneratorCost Cost)> row in measured.GroupBy(static one => one.Cost.Subject.Name))
            text.AppendLine($"| {row.Key} | {string.Join(" | ", row.Select(one => cell(one.Cost, one.Count)))} |");
    }

    /// <summary>How the cost of an edit grows, beside what the driver takes anyway.</summary>
    private static string Growth(IReadOnlyList<(int Count, GeneratorCost Cost)> measured)
    {
        int most = measured.Max(static one => one.Count);
        GeneratorCost[] largest = [.. measured.Where(one => one.Count == most).Select(static one => one.Cost)];
        double driver = Named(largest, Writing).EditElsewhere.Time;
        double own = Named(largest, Tracepoints).EditElsewhere.Time;
        double asking = Named(largest, Asking).EditElsewhere.Time;
        return string.Create(CultureInfo.InvariantCulture,
            $"The goal is that an edit costs the same whatever the number, as far as the driver allows: with {most:N0} tracepoints it takes {own:F1} ms where the driver alone takes {driver:F1}, and ForAttributeWithMetadataName alone would take {asking:F1}.");
    }

    private static GeneratorCost Named(IEnumerable<GeneratorCost> costs, string name) => costs.Single(cost => cost.Subject.Name == name);

    private static string Spread(Cost cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.Time:F1} ({cost.Times.Min():F1} to {cost.Times.Max():F1})");

    private static string VersionOf(Assembly assembly) => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}

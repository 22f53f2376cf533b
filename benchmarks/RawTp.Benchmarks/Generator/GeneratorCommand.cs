using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using RawTp.Benchmarks.Analyzers;

namespace RawTp.Benchmarks.Generator;

/// <summary>The command <c>generator</c>: what generators take in a build and after each edit, by the driver's own clock, interleaved in one process.</summary>
internal static class GeneratorCommand
{
    private const int ColdRuns = 3;
    private const int Edits = 11;

    /// <summary>As many as Linux has are always among them.</summary>
    private static readonly int[] s_counts = [100, 400, 1601, 6400];

    private static Assembly LoggerMessage { get; } = LoadLoggerMessage();

    /// <param name="directory">Where the document is written.</param>
    /// <param name="most">No more tracepoints than that, for a quick look.</param>
    public static void Run(string directory, int most = int.MaxValue)
    {
        LinuxTracepoint[] linux = [.. LinuxSource.Read()];
        Subject[] subjects = [.. Subjects()];
        List<(int Count, GeneratorCost Cost)> measured = [];
        foreach (int count in s_counts.Where(count => count <= most))
        {
            GeneratorCost[] costs = [.. subjects.Select(subject => new GeneratorCost(subject, linux, count))];
            // The first run of each warms up; for the curve of edits it is all that is needed.
            for (int run = 0; run <= (count == Math.Min(most, linux.Length) ? ColdRuns : 0); run++)
            {
                foreach (GeneratorCost cost in costs)
                    cost.RunCold(counts: run > 0);
            }
            for (int edit = 0; edit <= Edits; edit++)
            {
                // What takes seconds is not asked as often: the order of its size is known then.
                foreach (GeneratorCost cost in costs.Where(static cost => cost.EditElsewhere.Times is { Count: < 3 } or [< 400, ..]))
                    cost.RunEdits(edit, counts: edit > 0);
            }
            measured.AddRange(costs.Select(cost => (count, cost)));
            Console.Error.WriteLine($"{count} tracepoints measured");
        }
        string document = GeneratorDocument.Of(measured, measured.Max(one => Math.Min(one.Count, linux.Length)), LoggerMessage);
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "generator.md"), document);
        Console.WriteLine(document);
    }

    private static IEnumerable<Subject> Subjects()
    {
        Func<int, IIncrementalGenerator> rawTp = _ => InstanceIn(Checkout.Built("RawTp.Generators"));
        yield return new Subject(GeneratorDocument.Tracepoints, rawTp, static tracepoint => tracepoint.Declaration);
        yield return new Subject(GeneratorDocument.LoggerMessages, static _ => InstanceIn(LoggerMessage), LoggerMessageOf);
        yield return new Subject(GeneratorDocument.Asking, static _ => new AskingGenerator(), static tracepoint => tracepoint.Declaration);
        yield return new Subject(GeneratorDocument.Writing, static count => new WritingGenerator(count), static tracepoint => tracepoint.Declaration);
        yield return new Subject(GeneratorDocument.Typed, rawTp, static tracepoint => tracepoint.Declaration + tracepoint.TypedProgramThat("s_seen++;"));
        yield return new Subject(GeneratorDocument.Literal, rawTp, static tracepoint => tracepoint.Declaration + tracepoint.ProgramThat($"s_seen = {tracepoint.Reads};"));
        yield return new Subject(GeneratorDocument.Followed, rawTp, static tracepoint => tracepoint.Declaration + tracepoint.ProgramThat($"if (args.Count > 0) s_seen = {tracepoint.Reads};"));
    }

    private static string LoggerMessageOf(LinuxTracepoint tracepoint)
        => $"    [LoggerMessage(EventName = \"{tracepoint.Name}\", Level = LogLevel.Information, Message = \"{tracepoint.Name}{string.Concat(tracepoint.Types.Select(static (_, index) => $" {{a{index}}}"))}\")]\n    public static partial void {tracepoint.Name}(ILogger logger{string.Concat(tracepoint.Types.Select(static (type, index) => $", {type} a{index}"))});\n\n";

    /// <summary>As the SDK has it: of the newest ASP.NET Core that is installed.</summary>
    private static Assembly LoadLoggerMessage()
    {
        string packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", "Microsoft.AspNetCore.App.Ref"));
        string? path = Directory.Exists(packs)
            ? Directory.GetFiles(packs, "Microsoft.Extensions.Logging.Generators.dll", SearchOption.AllDirectories).MaxBy(static file => file, StringComparer.Ordinal)
            : null;
        return Assembly.LoadFrom(path ?? throw new InvalidOperationException($"No generator for LoggerMessage was found in '{packs}': it comes with the SDK's pack Microsoft.AspNetCore.App.Ref."));
    }

    private static IIncrementalGenerator InstanceIn(Assembly assembly) => Checkout.InstancesOf<IIncrementalGenerator>(assembly).Single();
}

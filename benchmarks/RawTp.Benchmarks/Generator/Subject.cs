using System.Text;
using Microsoft.CodeAnalysis;
using RawTp.Benchmarks.Analyzers;

namespace RawTp.Benchmarks.Generator;

/// <summary>A generator, and what it is given of so many tracepoints.</summary>
/// <param name="Write">What is declared for one tracepoint.</param>
internal sealed record Subject(string Name, Func<int, IIncrementalGenerator> Generator, Func<LinuxTracepoint, string> Write)
{
    /// <summary>A file that has nothing to do with any of it.</summary>
    public const string Elsewhere = "Elsewhere.cs";

    /// <summary>A file for each system, and one that is none of the generator's business.</summary>
    /// <param name="linux">As many as there are; more are made of them again, in systems of their own.</param>
    public IEnumerable<(string Path, string Text)> Files(IReadOnlyList<LinuxTracepoint> linux, int count)
    {
        IEnumerable<LinuxTracepoint> tracepoints = Enumerable.Range(0, count).Select(number => (linux[number % linux.Count], Round: number / linux.Count))
            .Select(static one => one.Round == 0 ? one.Item1 : one.Item1 with { Name = $"{one.Item1.Name}_{one.Round}", System = $"{one.Item1.System}_{one.Round}" });
        foreach (IGrouping<string, LinuxTracepoint> file in tracepoints.GroupBy(static tracepoint => tracepoint.System))
        {
            string type = "S_" + file.Key.Replace('-', '_');
            StringBuilder text = new($"using Microsoft.Extensions.Logging;\nusing RawTp;\n\nnamespace Linux;\n\npublic static partial class {type}\n{{\n    private static ulong s_seen;\n\n");
            foreach (LinuxTracepoint tracepoint in file)
                text.Append(Write(tracepoint));
            yield return ($"{type}.cs", text.Append("}\n").ToString());
        }
        yield return (Elsewhere, "class Elsewhere { int M(int x) { int y = x; return y; } }\n");
    }
}

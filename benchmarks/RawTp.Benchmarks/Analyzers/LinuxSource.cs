using System.Text;

namespace RawTp.Benchmarks.Analyzers;

/// <summary>The tracepoints of Linux as a user of RawTp would declare them, each with a program that reads all its arguments: a file for each system.</summary>
internal static class LinuxSource
{
    /// <param name="pointer">What a pointer becomes.</param>
    public static IEnumerable<LinuxTracepoint> Read(string pointer = "object?")
    {
        string[][] rows = [.. File.ReadLines(Checkout.LinuxTracepoints).Select(static line => line.Split('\t'))];
        int name = Array.IndexOf(rows[0], "name");
        int system = Array.IndexOf(rows[0], "tracefs_system");
        int sizes = Array.IndexOf(rows[0], "arg_sizes");
        int kinds = Array.IndexOf(rows[0], "arg_kinds");
        return rows.Skip(1).Select(row => new LinuxTracepoint(row[name], row[system], [.. row[sizes].Split(';').Zip(row[kinds].Split(';'), (size, kind) => kind == "ptr" ? pointer : TypeOf(size, kind))]));
    }

    /// <param name="linux">All of them.</param>
    /// <param name="count">How many are written, spread over the whole.</param>
    /// <param name="withPrograms">Whether each has a program.</param>
    public static IEnumerable<(string Path, string Text)> Write(IReadOnlyList<LinuxTracepoint> linux, int count, bool withPrograms)
    {
        IEnumerable<LinuxTracepoint> chosen = Enumerable.Range(0, count).Select(index => linux[(int)((long)index * linux.Count / count)]);
        foreach (IGrouping<string, LinuxTracepoint> file in chosen.GroupBy(static tracepoint => tracepoint.System))
        {
            string type = "S_" + file.Key.Replace('-', '_');
            StringBuilder text = new($"using RawTp;\n\nnamespace Linux;\n\npublic static partial class {type}\n{{\n    private static ulong s_seen;\n\n");
            foreach (LinuxTracepoint tracepoint in file)
                text.Append(tracepoint.Declaration).Append(withPrograms ? tracepoint.ProgramThat($"s_seen = {tracepoint.Reads};") : "");
            yield return ($"{type}.cs", text.Append("}\n").ToString());
        }
    }

    private static string TypeOf(string size, string kind)
        => (kind, size) switch
        {
            ("sint" or "enum(s)", "1") => "sbyte",
            ("sint" or "enum(s)", "2") => "short",
            ("sint" or "enum(s)", "4") => "int",
            ("sint" or "enum(s)", _) => "long",
            (_, "1") => "byte",
            (_, "2") => "ushort",
            (_, "4") => "uint",
            _ => "ulong",
        };
}

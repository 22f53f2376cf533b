using System.Text;

namespace RawTp.Benchmarks.Analyzers;

/// <summary>The tracepoints of Linux as a user of RawTp would declare them, each with a program that reads all its arguments: a file for each system.</summary>
internal static class LinuxSource
{
    /// <param name="table">The catalogue's file.</param>
    /// <param name="tracepoints">How many of them, spread over the whole.</param>
    /// <param name="pointer">What a pointer becomes.</param>
    /// <param name="withPrograms">Whether each has a program.</param>
    public static IEnumerable<(string Path, string Text)> Write(string table, int tracepoints = 1601, string pointer = "object?", bool withPrograms = true)
    {
        string[][] rows = [.. File.ReadLines(table).Select(static line => line.Split('\t'))];
        int name = Array.IndexOf(rows[0], "name");
        int system = Array.IndexOf(rows[0], "tracefs_system");
        int sizes = Array.IndexOf(rows[0], "arg_sizes");
        int kinds = Array.IndexOf(rows[0], "arg_kinds");
        IEnumerable<string[]> chosen = Enumerable.Range(0, tracepoints).Select(index => rows[1 + (int)((long)index * (rows.Length - 1) / tracepoints)]);
        foreach (IGrouping<string, string[]> file in chosen.GroupBy(row => row[system]))
        {
            string type = "S_" + file.Key.Replace('-', '_');
            StringBuilder text = new($"using RawTp;\n\nnamespace Linux;\n\npublic static partial class {type}\n{{\n    private static ulong s_seen;\n\n");
            foreach (string[] row in file)
                Write(text, row[name], row[system], [.. row[sizes].Split(';').Zip(row[kinds].Split(';'), (size, kind) => kind == "ptr" ? pointer : TypeOf(size, kind))], withPrograms);
            yield return ($"{type}.cs", text.Append("}\n").ToString());
        }
    }

    private static void Write(StringBuilder text, string name, string system, string[] types, bool withProgram)
    {
        string parameters = string.Join(", ", types.Select(static (type, index) => $"{type} a{index}"));
        text.Append($"    [TracePoint(\"{name}\"{(system == "-" ? "" : $", System = \"{system}\"")})]\n    public static partial void {name}({parameters});\n\n");
        if (!withProgram)
            return;
        string reads = string.Join(" + ", types.Select(static (type, index) => type == "object?" ? $"(args.Reference<object?>({index}) is null ? 0UL : 1)" : $"(ulong)args.Value<{type}>({index})").Prepend("s_seen"));
        text.Append($"    [RawTracepointProgram(\"{(system == "-" ? name : $"{system}:{name}")}\")]\n    private static void {name}_seen(RawTracepointArgs args)\n    {{\n        s_seen = {reads};\n    }}\n\n");
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

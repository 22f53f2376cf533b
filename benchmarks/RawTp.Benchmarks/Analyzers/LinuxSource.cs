using System.Text;

namespace RawTp.Benchmarks.Analyzers;

/// <summary>The tracepoints of Linux as a user of RawTp would declare them, each with a program that reads all its arguments: a file for each system.</summary>
internal static class LinuxSource
{
    public static IEnumerable<(string Path, string Text)> Write(string table)
    {
        string[][] rows = [.. File.ReadLines(table).Select(static line => line.Split('\t'))];
        int name = Array.IndexOf(rows[0], "name");
        int system = Array.IndexOf(rows[0], "tracefs_system");
        int sizes = Array.IndexOf(rows[0], "arg_sizes");
        int kinds = Array.IndexOf(rows[0], "arg_kinds");
        foreach (IGrouping<string, string[]> file in rows.Skip(1).GroupBy(row => row[system]))
        {
            string type = "S_" + file.Key.Replace('-', '_');
            StringBuilder text = new($"using RawTp;\n\nnamespace Linux;\n\npublic static partial class {type}\n{{\n    private static ulong s_seen;\n\n");
            foreach (string[] row in file)
                Write(text, row[name], row[system], [.. row[sizes].Split(';').Zip(row[kinds].Split(';'), TypeOf)]);
            yield return ($"{type}.cs", text.Append("}\n").ToString());
        }
    }

    private static void Write(StringBuilder text, string name, string system, string[] types)
    {
        string parameters = string.Join(", ", types.Select(static (type, index) => $"{type} a{index}"));
        string reads = string.Join(" + ", types.Select(static (type, index) => type == "object?" ? $"(args.Reference<object?>({index}) is null ? 0UL : 1)" : $"(ulong)args.Value<{type}>({index})").Prepend("s_seen"));
        text.Append($"    [TracePoint(\"{name}\"{(system == "-" ? "" : $", System = \"{system}\"")})]\n    public static partial void {name}({parameters});\n\n");
        text.Append($"    [RawTracepointProgram(\"{(system == "-" ? name : $"{system}:{name}")}\")]\n    private static void {name}_seen(RawTracepointArgs args)\n    {{\n        s_seen = {reads};\n    }}\n\n");
    }

    private static string TypeOf(string size, string kind)
        => (kind, size) switch
        {
            ("ptr", _) => "object?",
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

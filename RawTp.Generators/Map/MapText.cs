using RawTp.Text;

namespace RawTp.Map;

/// <summary>Writes the assembly's map and its registration.</summary>
internal static class MapText
{
    public const string HintName = "RawTracepointMap.g.cs";

    private const int GroupSize = 16;

    public static string Of(MapModel model)
    {
        CodeWriter writer = GeneratedFile.Begin();
        writer.Line("namespace RawTp.Generated;")
            .Line()
            .Line("/// <summary>The tracepoints of this assembly, registered when its module is first used and made when they are first asked for.</summary>")
            .Line(GeneratedFile.Attribute)
            .Open("file sealed class AssemblyMap : global::RawTp.RawTracepointMap");
        WriteText(writer, "Names", [.. model.Lines.Select(static line => line.QualifiedName)], leadingLineFeed: true);
        WriteText(writer, "References", model.References, leadingLineFeed: false);
        writer.Line("/// <summary>What keeps the map: it goes with its assembly.</summary>")
            .Line("private static AssemblyMap? s_map;")
            .Line();
        WriteTracepoints(writer, [.. model.Lines.Select(static line => line.Path)]);
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Open("internal static void Register()")
            .Line("if (global::RawTp.RawTracepoint.IsSupported)")
            .Indent()
            .Line("Register(s_map = new AssemblyMap());")
            .Unindent()
            .Close()
            .Close();
        return writer.ToString();
    }

    /// <summary>
    /// Whoever asks for one tracepoint by its name has this method compiled, with all that it names. So where there are many they are
    /// divided, and what is compiled are two short methods.
    /// </summary>
    private static void WriteTracepoints(CodeWriter writer, string[] paths)
    {
        const string Declaration = "protected override global::RawTp.RawTracepoint Tracepoint(int index)";
        if (paths.Length <= GroupSize)
        {
            WriteSwitch(writer, Declaration, "index", paths, 0);
            return;
        }
        string[] groups = [.. Enumerable.Range(0, (paths.Length + GroupSize - 1) / GroupSize).Select(static group => $"TracepointsFrom{group * GroupSize}(index)")];
        WriteSwitch(writer, Declaration, $"(index / {GroupSize})", groups, 0);
        for (int first = 0; first < paths.Length; first += GroupSize)
            WriteSwitch(writer, $"private static global::RawTp.RawTracepoint TracepointsFrom{first}(int index)", "index", [.. paths.Skip(first).Take(GroupSize)], first);
    }

    private static void WriteSwitch(CodeWriter writer, string declaration, string index, string[] results, int first)
    {
        writer.Line(declaration)
            .Indent()
            .Line($"=> {index} switch")
            .Line("{")
            .Indent();
        for (int i = 0; i < results.Length; i++)
            writer.Line($"{first + i} => {results[i]},");
        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),")
            .Unindent()
            .Line("};")
            .Unindent()
            .Line();
    }

    /// <summary>As a raw string, so that a reader sees a line a name. The text ends with the line feed before the closing quotes' own.</summary>
    private static void WriteText(CodeWriter writer, string property, IReadOnlyList<string> lines, bool leadingLineFeed)
    {
        if (lines.Count == 0 && !leadingLineFeed)
        {
            writer.Line($"protected override global::System.ReadOnlySpan<byte> {property} => default;").Line();
            return;
        }
        writer.Line($"protected override global::System.ReadOnlySpan<byte> {property} =>")
            .Indent()
            .Line("\"\"\"");
        if (leadingLineFeed)
            writer.Line();
        foreach (string line in lines)
            writer.Line(line);
        writer.Line()
            .Line("\"\"\"u8;")
            .Unindent()
            .Line();
    }
}

using RawTp.Text;

namespace RawTp.Map;

/// <summary>Writes the assembly's map and its registration.</summary>
internal static class MapText
{
    public const string HintName = "RawTracepointMap.g.cs";

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
        writer.Line("protected override global::RawTp.RawTracepoint Tracepoint(int index)")
            .Indent()
            .Line("=> index switch");
        writer.Line("{").Indent();
        for (int i = 0; i < model.Lines.Count; i++)
            writer.Line($"{i} => {model.Lines[i].Path},");
        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),")
            .Unindent()
            .Line("};")
            .Unindent()
            .Line()
            .Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Open("internal static void Register()")
            .Line("if (global::RawTp.RawTracepoint.IsSupported)")
            .Indent()
            .Line("Register(s_map = new AssemblyMap());")
            .Unindent()
            .Close()
            .Close();
        return writer.ToString();
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

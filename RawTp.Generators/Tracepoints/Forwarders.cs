using RawTp.Text;

namespace RawTp.Tracepoints;

/// <summary>
/// The assembly's map must reach every tracepoint, also those of private methods and in private types. Where it cannot name
/// one, each type on the way gets an internal property that hands the tracepoint on.
/// </summary>
internal static class Forwarders
{
    /// <summary>How the map names the tracepoint.</summary>
    public static string PathFromMap(TracepointModel model)
    {
        int depth = ReachableDepth(model);
        return depth > model.Container.Types.Count
            ? $"{model.Container.Path(model.Container.Types.Count)}.{model.Method}Tracepoint"
            : $"{model.Container.Path(depth)}.{Name(model, depth)}";
    }

    /// <summary>Writes the forwarder that the type at <paramref name="depth"/> needs, if it needs one.</summary>
    public static void Write(CodeWriter writer, TracepointModel model, int depth)
    {
        int types = model.Container.Types.Count;
        if (depth < ReachableDepth(model))
            return;
        string target = depth == types ? $"{model.Method}Tracepoint" : $"{model.Container.Types[depth].Name}.{Name(model, depth + 1)}";
        writer.Line("/// <summary>Hands the tracepoint on to the assembly's map.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]")
            .Line($"internal static global::RawTp.RawTracepoint {Name(model, depth)} => {target};")
            .Line();
    }

    /// <summary>How many of the types, from the outermost, the map can name; one more where it can name the tracepoint itself.</summary>
    private static int ReachableDepth(TracepointModel model)
    {
        int depth = 1;
        while (depth < model.Container.Types.Count && model.Container.Types[depth].IsAccessible)
            depth++;
        return depth == model.Container.Types.Count && model.IsAccessible ? depth + 1 : depth;
    }

    private static string Name(TracepointModel model, int depth)
        => "__" + string.Concat(model.Container.Types.Skip(depth).Select(static type => type.Name.TrimStart('@') + "_")) + model.Method + "Tracepoint";
}

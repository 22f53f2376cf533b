using RawTp.Text;
using RawTp.Tracepoints;

namespace RawTp.Map;

/// <summary>One line of the assembly's map.</summary>
/// <param name="QualifiedName"><c>system:name</c>.</param>
/// <param name="Path">How the map names the tracepoint.</param>
internal sealed record MapLine(string QualifiedName, string Path)
{
    public static MapLine Of(TracepointModel model) => new(model.QualifiedName, Forwarders.PathFromMap(model));
}

/// <summary>All that the text of an assembly's map depends on.</summary>
internal sealed record MapModel(EquatableArray<MapLine> Lines, EquatableArray<string> References)
{
    public bool IsNeeded => Lines.Count > 0 || References.Count > 0;
}

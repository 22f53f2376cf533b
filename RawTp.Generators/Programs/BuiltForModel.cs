using RawTp.Sources;
using RawTp.Text;

namespace RawTp.Programs;

/// <summary>
/// A tracepoint of a referenced assembly that some program is for, as it is while that program is built. Recorded with the program, since
/// another version of the assembly may have other arguments. Tracepoints of the same assembly are always built together.
/// </summary>
/// <param name="QualifiedName"><c>system:name</c>.</param>
/// <param name="Parameters">As declared, such as <c>uint act</c>.</param>
internal sealed record BuiltForModel(string QualifiedName, EquatableArray<string> Parameters)
{
    /// <summary>Looks the tracepoints up that programs are for: of a large map few are kept, so that an edit compares few.</summary>
    public static EquatableArray<BuiltForModel> Of(ReferencedMaps maps, IEnumerable<EquatableArray<string>> wanted)
    {
        if (maps.Tracepoints.Count == 0)
            return default;
        var names = new HashSet<string>(wanted.SelectMany(static names => names));
        return maps.Tracepoints
            .Where(entry => names.Contains(entry.QualifiedName.Substring(entry.QualifiedName.IndexOf(':') + 1)) || names.Contains(entry.QualifiedName))
            .Distinct()
            .OrderBy(static entry => entry.QualifiedName, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Whether a program says by <paramref name="name"/> that it is for this tracepoint.</summary>
    public bool IsNamed(string name)
    {
        string[] parts = QualifiedName.Split(':');
        return TracepointName.Names(name, parts[0], parts[1]);
    }
}

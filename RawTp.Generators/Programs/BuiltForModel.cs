using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RawTp.Model;
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
    public static EquatableArray<BuiltForModel> Of((Compilation Compilation, ImmutableArray<EquatableArray<string>> Wanted) parts, CancellationToken cancellation)
    {
        (Compilation compilation, ImmutableArray<EquatableArray<string>> wanted) = parts;
        var names = new HashSet<string>(wanted.SelectMany(static names => names));
        if (names.Count == 0 || compilation.GetTypeByMetadataName(RuntimeNames.MapEntryAttribute) is not { } attribute)
            return default;
        return MapEntries.OfReferences(compilation, attribute, cancellation)
            .Where(entry => names.Contains(entry.Name) || names.Contains($"{entry.System}:{entry.Name}"))
            .Select(static entry => new BuiltForModel($"{entry.System}:{entry.Name}", entry.Parameters.ToEquatableArray()))
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

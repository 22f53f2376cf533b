using Microsoft.CodeAnalysis;
using RawTp.Model;
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

    /// <summary>The referenced assemblies that have a map: they name the runtime among their own references and carry entries or references on.</summary>
    public static EquatableArray<string> ReferencesOf(Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol? entry = compilation.GetTypeByMetadataName(RuntimeNames.MapEntryAttribute);
        if (entry is null)
            return default;
        var names = new List<string>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (MapEntries.MayHaveMap(assembly))
                names.Add(assembly.Identity.GetDisplayName());
        }
        return names.OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray();
    }
}

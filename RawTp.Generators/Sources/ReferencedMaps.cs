using Microsoft.CodeAnalysis;
using RawTp.Model;
using RawTp.Programs;
using RawTp.Text;

namespace RawTp.Sources;

/// <summary>What the maps of referenced assemblies say, as text.</summary>
/// <param name="Assemblies">The referenced assemblies that have a map: they name the runtime among their own references and carry entries or references on.</param>
/// <param name="Tracepoints">All their tracepoints.</param>
internal sealed record ReferencedMaps(EquatableArray<string> Assemblies, EquatableArray<BuiltForModel> Tracepoints)
{
    public static ReferencedMaps Of(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName(RuntimeNames.MapEntryAttribute) is not { } attribute)
            return new ReferencedMaps(default, default);
        var assemblies = new List<string>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (MapEntries.MayHaveMap(assembly))
                assemblies.Add(assembly.Identity.GetDisplayName());
        }
        return new ReferencedMaps(
            assemblies.OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            MapEntries.OfReferences(compilation, attribute, cancellation)
                .Select(static entry => new BuiltForModel($"{entry.System}:{entry.Name}", entry.Parameters.ToEquatableArray()))
                .ToEquatableArray());
    }
}

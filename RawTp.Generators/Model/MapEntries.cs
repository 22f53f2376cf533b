using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>A tracepoint as its assembly's map shows it.</summary>
/// <param name="Type">The metadata name of the type that holds the method.</param>
/// <param name="Parameters">As declared, such as <c>uint act</c>.</param>
internal sealed record MapEntry(string Name, string System, string Type, string Method, IReadOnlyList<string> Parameters, IAssemblySymbol Assembly)
{
    // Every rule asks for it, of every program.
    private readonly Lazy<IMethodSymbol?> _method = new(() => MethodOf(Assembly, Type, Method, Parameters.Count), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The method itself; null where its assembly is seen without it, as a reference assembly is without what is private.</summary>
    public IMethodSymbol? FindMethod() => _method.Value;

    private static IMethodSymbol? MethodOf(IAssemblySymbol assembly, string type, string name, int parameters)
        => assembly.GetTypeByMetadataName(type)?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(method
            => method.IsStatic && method.Parameters.Length == parameters
                && method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "TracePointAttribute", ContainingNamespace: { Name: "RawTp", ContainingNamespace.IsGlobalNamespace: true } }));
}

/// <summary>
/// The tracepoints that a compilation can see, read from the maps of its own assembly (which the generator has just written)
/// and of those it references. No types are walked.
/// </summary>
internal static class MapEntries
{
    /// <summary>Only assemblies that refer to the runtime can have tracepoints; hundreds that do not are passed by.</summary>
    public static bool MayHaveMap(IAssemblySymbol assembly)
        => assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == RuntimeNames.Assembly));

    public static IReadOnlyList<MapEntry> Of(Compilation compilation, INamedTypeSymbol entryAttribute, CancellationToken cancellation)
    {
        var entries = new List<MapEntry>();
        Add(entries, compilation.Assembly, entryAttribute);
        entries.AddRange(OfReferences(compilation, entryAttribute, cancellation));
        return entries;
    }

    public static IReadOnlyList<MapEntry> OfReferences(Compilation compilation, INamedTypeSymbol entryAttribute, CancellationToken cancellation)
    {
        var entries = new List<MapEntry>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (MayHaveMap(assembly))
                Add(entries, assembly, entryAttribute);
        }
        return entries;
    }

    private static void Add(List<MapEntry> entries, IAssemblySymbol assembly, INamedTypeSymbol entryAttribute)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, entryAttribute)
                && attribute.ConstructorArguments is [{ Value: string name }, { Value: string system }, { Value: string type }, { Value: string method }, { Kind: TypedConstantKind.Array } parameters])
            {
                entries.Add(new MapEntry(name, system, type, method, [.. parameters.Values.Select(static parameter => parameter.Value as string ?? "")], assembly));
            }
        }
    }
}

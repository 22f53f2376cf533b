using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RawTp.Testing;

/// <summary>A framework that test sources are compiled for, with the RawTp.Runtime.dll that this build made for it.</summary>
public sealed class ReferenceSet
{
    internal ReferenceSet(string name, IEnumerable<MetadataReference> framework, string runtimePath)
    {
        Name = name;
        Framework = [.. framework];
        RuntimePath = runtimePath;
        Runtime = MetadataReference.CreateFromFile(runtimePath);
    }

    public string Name { get; }

    public ImmutableArray<MetadataReference> Framework { get; }

    public MetadataReference Runtime { get; }

    public string RuntimePath { get; }

    public override string ToString() => Name;
}

/// <summary>
/// Fixed reference assemblies. What the test process happens to run on is never referenced, so that a test means the same
/// on every machine.
/// </summary>
public static class ReferenceSets
{
    private static readonly Lazy<ReferenceSet> s_net80 = new(() =>
        new("net8.0", Basic.Reference.Assemblies.Net80.References.All, Path.Combine(AppContext.BaseDirectory, "net8.0", "RawTp.Runtime.dll")));

    private static readonly Lazy<ReferenceSet> s_net100 = new(() =>
        new("net10.0", ReferencePack(), Path.Combine(AppContext.BaseDirectory, "RawTp.Runtime.dll")));

    public static ReferenceSet Net80 => s_net80.Value;

    public static ReferenceSet Net100 => s_net100.Value;

    public static ReferenceSet Newest => Net100;

    public static ImmutableArray<ReferenceSet> All => [Net80, Net100];

    private static IEnumerable<MetadataReference> ReferencePack()
    {
        string pack = typeof(ReferenceSets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(attribute => attribute.Key == "ReferencePack").Value!;
        return Directory.EnumerateFiles(Path.Combine(pack, "ref", "net10.0"), "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}

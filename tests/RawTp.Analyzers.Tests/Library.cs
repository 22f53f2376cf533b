using Microsoft.CodeAnalysis;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests;

/// <summary>In which form a compilation sees another assembly.</summary>
public enum LibraryKind
{
    /// <summary>As an editor sees another project.</summary>
    Compilation,

    /// <summary>As a build sees a package.</summary>
    Metadata,

    /// <summary>As a build sees another project: without bodies, and without anything that is not public.</summary>
    ReferenceAssembly,

    /// <summary>As an app sees a package that was built for an older framework.</summary>
    OlderFramework,
}

/// <summary>Other assemblies with tracepoints.</summary>
internal static class Library
{
    public static CompilationSettings ReferencedAs(LibraryKind kind, string source)
        => new() { ExtraReferences = [Reference(kind, source, "Library")] };

    public static MetadataReference Reference(LibraryKind kind, string source, string name)
    {
        CompilationSettings settings = new()
        {
            AssemblyName = name,
            References = kind == LibraryKind.OlderFramework ? ReferenceSets.Net80 : ReferenceSets.Newest,
        };
        Compilation compilation = GeneratorRun.Of(new RawTracepointGenerator(), settings, source).AssertClean().Output;
        return kind switch
        {
            LibraryKind.Compilation => compilation.ToMetadataReference(),
            LibraryKind.ReferenceAssembly => compilation.AsReferenceAssembly(),
            _ => compilation.AsMetadata(),
        };
    }
}

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>Both variants of the compiled catalogue, each made when a test first asks for it. Names are unique in a process, so there can be one of each.</summary>
public sealed class CatalogueFixture
{
    private readonly Lazy<CompiledCatalogue> _numbers = new(() => CompiledCatalogue.Compile(PointersAs.Numbers));
    private readonly Lazy<CompiledCatalogue> _references = new(() => CompiledCatalogue.Compile(PointersAs.References));

    public CompiledCatalogue this[PointersAs pointers] => pointers == PointersAs.Numbers ? _numbers.Value : _references.Value;

    /// <summary>For tests that find the tracepoints by name: an assembly registers its map when it is loaded.</summary>
    public void EnsureLoaded(PointersAs pointers) => Assert.Equal(LinuxCatalogue.Tracepoints.Length, this[pointers].Entries.Length);
}

/// <summary>Tests that attach to the catalogue's tracepoints; one after the other, as programs write what they see to one place.</summary>
[CollectionDefinition(Name)]
public sealed class CatalogueCollection : ICollectionFixture<CatalogueFixture>
{
    public const string Name = "Catalogue";
}

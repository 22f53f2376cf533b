namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>What the compiled catalogue gives the test of one tracepoint, in the order of the catalogue.</summary>
/// <param name="fire">Fires it with values made from the lower bits of the words, and with the objects where it takes references.</param>
/// <param name="raw">A program of the raw form that observes every argument; for references only.</param>
/// <param name="typed">A program of the typed form that observes every argument; for references only.</param>
/// <param name="newObjects">Makes one object for each argument that is a reference.</param>
public sealed class CatalogueEntry(
    Action<ulong[], object?[]> fire,
    RawTracepointProgram? raw = null,
    RawTracepointProgram? typed = null,
    Func<object?[]>? newObjects = null)
{
    public Action<ulong[], object?[]> Fire { get; } = fire;

    public RawTracepointProgram? Raw { get; } = raw;

    public RawTracepointProgram? Typed { get; } = typed;

    public Func<object?[]> NewObjects { get; } = newObjects ?? (static () => []);
}

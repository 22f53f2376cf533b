using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Analyzers;

/// <summary>
/// The tracepoints that a compilation can see, read from the maps of its own assembly and of those it references. Gathered
/// when an analyzer first asks, once for all of them.
/// </summary>
internal sealed class VisibleTracepoints
{
    private static readonly ConditionalWeakTable<Compilation, VisibleTracepoints> s_ofCompilations = new();

    private readonly Compilation _compilation;
    private readonly RuntimeSymbols _symbols;

    // Computed without a lock: two threads may both do it, and come to the same result.
    private volatile ILookup<string, MapEntry>? _entries;
    private volatile IReadOnlyList<TracepointDeclaration>? _declarations;
    private volatile HashSet<string>? _methods;

    private VisibleTracepoints(Compilation compilation, RuntimeSymbols symbols)
    {
        _compilation = compilation;
        _symbols = symbols;
    }

    public static VisibleTracepoints Of(Compilation compilation, RuntimeSymbols symbols)
        => s_ofCompilations.GetValue(compilation, key => new VisibleTracepoints(key, symbols));

    /// <summary>All that <paramref name="text"/>, given as <c>name</c> or <c>system:name</c>, names.</summary>
    public IEnumerable<MapEntry> Find(string text, CancellationToken cancellation)
        => Entries(cancellation)[TracepointName.Split(text).Name].Where(entry => TracepointName.Names(text, entry.System, entry.Name));

    /// <summary>Whether any tracepoints are fired by methods of that name.</summary>
    public bool AreFiredBy(string methodName, CancellationToken cancellation)
        => (_methods ??= [.. Entries(cancellation).SelectMany(static group => group).Select(static entry => entry.Method)]).Contains(methodName);

    /// <summary>
    /// Whether source code declares such a tracepoint, though wrongly, so that it is in no map. Looks at every method, so it
    /// is for names that were not found.
    /// </summary>
    public bool IsDeclared(string text, CancellationToken cancellation)
        => Declarations(cancellation).Any(declaration => declaration.Name == text || TracepointName.Names(text, declaration.System, declaration.Name));

    /// <summary>What may have been meant by a name that names nothing, in the same form.</summary>
    public string? Nearest(string text, CancellationToken cancellation)
    {
        bool isQualified = TracepointName.Split(text).System is not null;
        IEnumerable<(string System, string Name)> known = Entries(cancellation)
            .SelectMany(static group => group)
            .Select(static entry => (entry.System, entry.Name))
            .Concat(Declarations(cancellation)
                .Where(static declaration => declaration.HasValidName)
                .Select(static declaration => (declaration.System, declaration.Name)));
        return TracepointName.Nearest(text, known.Select(one => isQualified && one.System.Length > 0 ? $"{one.System}:{one.Name}" : one.Name));
    }

    private ILookup<string, MapEntry> Entries(CancellationToken cancellation)
        => _entries ?? FirstOf(MapEntries.Of(_compilation, _symbols.MapEntry, cancellation).ToLookup(static entry => entry.Name));

    /// <summary>The same for all who ask, since entries are compared by what they are and not by what they say.</summary>
    private ILookup<string, MapEntry> FirstOf(ILookup<string, MapEntry> entries) => Interlocked.CompareExchange(ref _entries, entries, null) ?? entries;

    private IReadOnlyList<TracepointDeclaration> Declarations(CancellationToken cancellation)
        => _declarations ??=
        [
            .. MethodsOf(_compilation.Assembly.GlobalNamespace, cancellation)
                .Select(method => TracepointDeclaration.Of(method, _symbols.TracePoint))
                .OfType<TracepointDeclaration>(),
        ];

    private static IEnumerable<IMethodSymbol> MethodsOf(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return container.GetMembers().SelectMany(member => member switch
        {
            INamespaceOrTypeSymbol inner => MethodsOf(inner, cancellation),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => [method],
            _ => [],
        });
    }
}

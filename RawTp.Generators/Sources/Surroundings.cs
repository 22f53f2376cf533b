using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Map;
using RawTp.Model;
using RawTp.Programs;
using RawTp.Text;

namespace RawTp.Sources;

/// <summary>
/// What a declaration can mean something by: all files, references and options of a compilation, though not the compilation itself. The
/// driver keeps the old one for as long as its comparer finds the new one to be alike, so the same object means the same meaning.
/// </summary>
internal sealed class Surroundings(CSharpCompilation compilation)
{
    private readonly ImmutableArray<SyntaxTree> _trees = compilation.SyntaxTrees;
    private readonly ImmutableArray<MetadataReference> _references = compilation.ExternalReferences;
    private readonly CSharpCompilationOptions _options = compilation.Options;
    private readonly string? _assemblyName = compilation.AssemblyName;
    private ImmutableHashSet<string>? _globalAliases;
    private ReferencedMaps? _maps;

    /// <summary>Alike in all that the meaning of a signature depends on.</summary>
    public static IEqualityComparer<Surroundings> InTypes { get; } = new Comparer(DeclarationComparison.OfTypes);

    /// <summary>Alike in all that the meaning of a body depends on, but for other bodies.</summary>
    public static IEqualityComparer<Surroundings> InDeclarations { get; } = new Comparer(DeclarationComparison.OfAll);

    /// <summary>The names under which <c>global using</c> makes types known.</summary>
    public ImmutableHashSet<string> GlobalAliases(CancellationToken cancellation)
        => _globalAliases ??= _trees.SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot(cancellation)).Usings)
            .Where(static directive => directive.Alias is not null && directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
            .Select(static directive => directive.Alias!.Name.Identifier.ValueText)
            .ToImmutableHashSet();

    /// <summary>What referenced assemblies say of their tracepoints, read once.</summary>
    public ReferencedMaps MapsIn(Compilation compilation, CancellationToken cancellation) => _maps ??= ReferencedMaps.Of(compilation, cancellation);

    private sealed class Comparer(DeclarationComparison comparison) : IEqualityComparer<Surroundings>
    {
        public bool Equals(Surroundings a, Surroundings b)
            => ReferenceEquals(a, b)
                || (a._assemblyName == b._assemblyName
                    && (a._references == b._references || a._references.SequenceEqual(b._references))
                    && a._options.Equals(b._options)
                    && a._trees.Length == b._trees.Length
                    && a._trees.Zip(b._trees, comparison.AreAlike).All(static alike => alike));

        public int GetHashCode(Surroundings surroundings) => surroundings._trees.Length;
    }
}

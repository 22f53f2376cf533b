using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Programs;

namespace RawTp.Sources;

/// <summary>
/// One file of the compilation, and what was made of it last. The compiler has a generator ask for the meaning of each attribute in each file again after
/// every edit in any of them; this asks only where something has changed that the meaning depends on.
/// </summary>
internal sealed class SourceFile
{
    private readonly SyntaxTree _tree;
    private readonly ImmutableArray<Candidate> _candidates;
    private readonly ImmutableArray<string> _aliases;
    private volatile Remembered? _last;

    private SourceFile(SyntaxTree tree, ImmutableArray<Candidate> candidates, ImmutableArray<string> aliases)
    {
        _tree = tree;
        _candidates = candidates;
        _aliases = aliases;
    }

    public static SourceFile Of(SyntaxTree tree, CancellationToken cancellation)
    {
        var candidates = ImmutableArray.CreateBuilder<Candidate>();
        var aliases = ImmutableArray.CreateBuilder<string>();
        Gather(tree.GetRoot(cancellation), candidates, aliases);
        return new SourceFile(tree, candidates.ToImmutable(), aliases.ToImmutable());
    }

    /// <param name="types">The same object for as long as signatures mean the same.</param>
    /// <param name="declarations">The same object for as long as bodies mean the same, but for other bodies.</param>
    /// <param name="compilation">Of now.</param>
    public FileModels In(Surroundings types, Surroundings declarations, Compilation compilation, CancellationToken cancellation)
    {
        if (_candidates.IsEmpty)
            return FileModels.None;
        Remembered? last = _last;
        if (last is not null && last.Types == types && last.Methods.All(method => last.Holds(method, declarations, compilation)))
            return last.Models;
        SemanticModel? semantics = null;
        var methods = ImmutableArray.CreateBuilder<MethodModels>(_candidates.Length);
        for (int i = 0; i < _candidates.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            methods.Add(last is not null && last.Types == types && last.Holds(last.Methods[i], declarations, compilation)
                ? last.Methods[i]
                : Make(_candidates[i], types, semantics ??= compilation.GetSemanticModel(_tree), cancellation));
        }
        last = new Remembered(types, declarations, methods.MoveToImmutable());
        _last = last;
        return last.Models;
    }

    private MethodModels Make(Candidate candidate, Surroundings types, SemanticModel semantics, CancellationToken cancellation)
    {
        ImmutableHashSet<string> globalAliases = types.GlobalAliases(cancellation);
        bool isMarked = candidate.Method.AttributeLists.Any(list => list.Attributes.Any(attribute => IsNamed(attribute, globalAliases)));
        return MethodModels.Of(candidate.Method, isMarked, candidate.MayBeReader, semantics, cancellation);
    }

    /// <summary>By its text alone: the attribute's own name, or an alias, whatever that stands for.</summary>
    private bool IsNamed(AttributeSyntax attribute, ImmutableHashSet<string> globalAliases)
    {
        SimpleNameSyntax? name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            var simple => simple as SimpleNameSyntax,
        };
        string text = name?.Identifier.ValueText ?? "";
        return IsKnown(text) || IsKnown(text + "Attribute");

        bool IsKnown(string name) => name is "TracePointAttribute" or "RawTracepointProgramAttribute" || _aliases.Contains(name) || globalAliases.Contains(name);
    }

    /// <summary>Of what can hold methods, and not what they do.</summary>
    private static void Gather(SyntaxNode holder, ImmutableArray<Candidate>.Builder candidates, ImmutableArray<string>.Builder aliases)
    {
        foreach (SyntaxNode node in holder.ChildNodes())
        {
            switch (node)
            {
                case MethodDeclarationSyntax method when ReaderModel.MayBe(method) is var mayBeReader && (mayBeReader || method.AttributeLists.Count > 0):
                    candidates.Add(new Candidate(method, mayBeReader));
                    break;
                case UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias }:
                    aliases.Add(alias);
                    break;
                case BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax:
                    Gather(node, candidates, aliases);
                    break;
            }
        }
    }

    private readonly record struct Candidate(MethodDeclarationSyntax Method, bool MayBeReader);

    private sealed record Remembered(Surroundings Types, Surroundings Declarations, ImmutableArray<MethodModels> Methods)
    {
        public FileModels Models { get; } = FileModels.Of(Methods);

        public bool Holds(MethodModels method, Surroundings declarations, Compilation compilation)
            => (method.IsOfSignature || Declarations == declarations) && method.Files.All(compilation.ContainsSyntaxTree);
    }
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;

namespace RawTp.CodeFixes;

/// <summary>RTP0002: makes the type partial, and with it all types around the same tracepoints and programs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeContainersPartialFix)), Shared]
public sealed class MakeContainersPartialFix() : NodeFixProvider(RuleIds.ContainerNotPartial)
{
    private protected override FoundFix? Find(SyntaxNode root, SemanticModel model, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // A file-local type needs another change first, and that changes who can see it.
        if (DeclarationAt(root, diagnostic.Location) is not { } type || type.Modifiers.Any(SyntaxKind.FileKeyword))
            return null;
        IEnumerable<TypeDeclarationSyntax> others = diagnostic.AdditionalLocations
            .Where(location => location.SourceTree == root.SyntaxTree)
            .Select(location => DeclarationAt(root, location))
            .OfType<TypeDeclarationSyntax>();
        return new FoundFix($"Make '{type.Identifier.ValueText}' partial", [.. others.Prepend(type).SelectMany(PartialType.EditsAround)]);
    }

    private static TypeDeclarationSyntax? DeclarationAt(SyntaxNode root, Location location)
        => root.FindToken(location.SourceSpan.Start).Parent as TypeDeclarationSyntax;
}

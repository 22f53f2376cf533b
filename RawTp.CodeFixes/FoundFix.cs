using Microsoft.CodeAnalysis;

namespace RawTp.CodeFixes;

/// <summary>How one node is to change. Its descendants may have changed already when <see cref="Apply"/> is given it.</summary>
internal readonly record struct NodeEdit(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Apply);

/// <summary>What a fix would do about one diagnostic.</summary>
internal sealed record FoundFix(string Title, IReadOnlyList<NodeEdit> Edits);

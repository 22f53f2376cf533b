using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.Sources;

/// <summary>
/// Whether an edit of a file can change what code in other files means. White space and comments cannot. Nor can what a method does,
/// except for who looks into the method; and to a signature elsewhere it is all the same which members a class has.
/// </summary>
internal sealed class DeclarationComparison
{
    private readonly Func<SyntaxNode, bool> _isIgnored;

    private DeclarationComparison(Func<SyntaxNode, bool> isIgnored) => _isIgnored = isIgnored;

    /// <summary>Of all that is declared.</summary>
    public static DeclarationComparison OfAll { get; } = new(static _ => false);

    /// <summary>Of types and what they look like in memory, usings and constants. Attributes with arguments other than literals may depend on more.</summary>
    public static DeclarationComparison OfTypes { get; } = new(IsOfNoType);

    public bool AreAlike(SyntaxTree a, SyntaxTree b)
        => a == b || (a.FilePath == b.FilePath && a.Options.Equals(b.Options) && AreAlike(a.GetRoot(), b.GetRoot()));

    private bool AreAlike(SyntaxNode a, SyntaxNode b)
    {
        if (a.IsIncrementallyIdenticalTo(b))
            return true;
        if (IsLaidOutByItsBodies(a))
            return a.ToFullString() == b.ToFullString();
        ChildSyntaxList.Enumerator others = b.ChildNodesAndTokens().GetEnumerator();
        foreach (SyntaxNodeOrToken child in a.ChildNodesAndTokens())
        {
            if (IsIgnored(child))
                continue;
            if (!MoveToNext(ref others) || !AreAlike(child, others.Current))
                return false;
        }
        return !MoveToNext(ref others);
    }

    private bool AreAlike(SyntaxNodeOrToken a, SyntaxNodeOrToken b)
        => a.RawKind == b.RawKind
            && a.IsMissing == b.IsMissing
            && (a.IsToken ? a.AsToken().Text == b.AsToken().Text : IsBody(a.AsNode()!) || AreAlike(a.AsNode()!, b.AsNode()!));

    private bool MoveToNext(ref ChildSyntaxList.Enumerator children)
    {
        while (children.MoveNext())
        {
            if (!IsIgnored(children.Current))
                return true;
        }
        return false;
    }

    private bool IsIgnored(SyntaxNodeOrToken child) => child.AsNode() is { } node && _isIgnored(node);

    /// <summary>A method's body, or the initialiser of what is no constant. It counts that there is one.</summary>
    private static bool IsBody(SyntaxNode node)
        => node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }
            || (node is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } } && !IsConstant(field));

    /// <summary>What cannot change how large a value is or what a name of a type means.</summary>
    private static bool IsOfNoType(SyntaxNode node)
        => node switch
        {
            BaseMethodDeclarationSyntax => true,
            BaseFieldDeclarationSyntax field => !IsConstant(field) && IsInClass(field),
            BasePropertyDeclarationSyntax property => IsInClass(property),
            // With the first one there is a class Program.
            GlobalStatementSyntax { Parent: CompilationUnitSyntax file } statement => statement != file.Members.First(static member => member is GlobalStatementSyntax),
            _ => false,
        };

    /// <summary>In a struct, a parameter that its methods use becomes a field, and so does a property that uses <c>field</c>.</summary>
    private static bool IsLaidOutByItsBodies(SyntaxNode node)
        => node is StructDeclarationSyntax { ParameterList: not null }
            || (node is RecordDeclarationSyntax { ParameterList: not null } && node.IsKind(SyntaxKind.RecordStructDeclaration))
            || (node is BasePropertyDeclarationSyntax property && !IsInClass(property));

    private static bool IsConstant(BaseFieldDeclarationSyntax field) => field.Modifiers.Any(SyntaxKind.ConstKeyword);

    private static bool IsInClass(MemberDeclarationSyntax member) => member.Parent is ClassDeclarationSyntax or InterfaceDeclarationSyntax || member.Parent.IsKind(SyntaxKind.RecordDeclaration);
}

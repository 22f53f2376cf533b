using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>
/// Where a new program goes: behind the member in which the caret is, into the innermost type around it that can hold one. Where
/// there is none, as in top-level statements, into a type of its own at the end of the namespace.
/// </summary>
/// <param name="Syntax">The type; null for one of its own.</param>
/// <param name="Symbol">The same.</param>
/// <param name="Behind">The member; null for the type's end.</param>
internal sealed record ProgramPlace(TypeDeclarationSyntax? Syntax, INamedTypeSymbol? Symbol, MemberDeclarationSyntax? Behind)
{
    public static ProgramPlace Around(SyntaxNode caret, SemanticModel model, CancellationToken cancellation)
    {
        MemberDeclarationSyntax? member = null;
        foreach (MemberDeclarationSyntax one in caret.AncestorsAndSelf().OfType<MemberDeclarationSyntax>())
        {
            if (one is TypeDeclarationSyntax { OpenBraceToken: { RawKind: (int)SyntaxKind.OpenBraceToken, IsMissing: false } } type
                && model.GetDeclaredSymbol(type, cancellation) is { } symbol && CanHoldPrograms(symbol))
                return new ProgramPlace(type, symbol, member);
            member = one;
        }
        return new ProgramPlace(null, null, null);
    }

    private static bool CanHoldPrograms(INamedTypeSymbol type)
    {
        if (!TracepointDeclaration.CanBeContinued(type))
            return false;
        for (INamedTypeSymbol? one = type; one is not null; one = one.ContainingType)
        {
            if (one.Arity > 0 || one.IsFileLocal || !one.CanBeReferencedByName)
                return false;
        }
        return true;
    }

    /// <summary>Whether code in this place can name a type, and so can what is generated for it, in another file.</summary>
    public bool CanName(ITypeSymbol type, Compilation compilation)
        => SymbolEqualityComparer.Default.Equals(TypeText.KnownElsewhere(type), type)
            && compilation.IsSymbolAccessibleWithin(type, (ISymbol?)Symbol ?? compilation.Assembly);

    /// <summary>A name that neither hides nor collides with anything, also with the member that is generated for it.</summary>
    public string FreeName(string wanted)
    {
        for (int number = 1; ; number++)
        {
            string name = number == 1 ? wanted : $"{wanted}{number}";
            if (!IsTaken(name) && !IsTaken(name + "Program"))
                return name;
        }
    }

    private bool IsTaken(string name)
    {
        if (Symbol?.Name == name)
            return true;
        for (INamedTypeSymbol? type = Symbol; type is not null; type = type.BaseType)
        {
            if (!type.GetMembers(name).IsEmpty)
                return true;
        }
        return false;
    }
}

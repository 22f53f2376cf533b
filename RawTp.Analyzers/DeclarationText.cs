using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;

namespace RawTp.Analyzers;

/// <summary>How messages call declarations, and where in a declaration they point.</summary>
internal static class DeclarationText
{
    /// <summary><c>name</c>, or <c>system:name</c> where there is a system.</summary>
    public static string DisplayName(this TracepointDeclaration declaration) => Qualified(declaration.System, declaration.Name);

    /// <inheritdoc cref="DisplayName(TracepointDeclaration)" />
    public static string DisplayName(this MapEntry entry) => Qualified(entry.System, entry.Name);

    public static string DisplayName(this IMethodSymbol method)
        => method.MethodKind switch
        {
            MethodKind.Ordinary or MethodKind.LocalFunction => method.Name,
            MethodKind.AnonymousFunction => $"lambda in {method.ContainingSymbol.Name}",
            MethodKind.ExplicitInterfaceImplementation => method.Name.Substring(method.Name.LastIndexOf('.') + 1),
            _ => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
        };

    /// <summary>What a method that is none of a type's ordinary methods is instead; null for one that is.</summary>
    public static string? UnusualKind(this IMethodSymbol method)
        => method.MethodKind switch
        {
            MethodKind.Ordinary when TracepointDeclaration.CanBeContinued(method.ContainingType) => null,
            MethodKind.Ordinary => "a member of an extension block",
            MethodKind.LocalFunction => "a local function",
            MethodKind.AnonymousFunction => "a lambda expression",
            MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove => "an accessor",
            MethodKind.UserDefinedOperator or MethodKind.Conversion => "an operator",
            MethodKind.Destructor => "a finalizer",
            MethodKind.ExplicitInterfaceImplementation => "an explicit implementation of an interface",
            _ => "not an ordinary method",
        };

    /// <summary>The method's name, or the attribute of a lambda, which has none.</summary>
    public static Location Place(this IMethodSymbol method, AttributeData attribute, CancellationToken cancellation)
        => method.MethodKind == MethodKind.AnonymousFunction && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax
            ? syntax.GetLocation()
            : method.Locations[0];

    /// <summary>The expression that an attribute is given for its first parameter; null where it is given none.</summary>
    public static Location? PlaceOfFirstArgument(this AttributeData attribute, CancellationToken cancellation)
        => Arguments(attribute, cancellation).FirstOrDefault(static argument => argument.NameEquals is null)?.Expression.GetLocation();

    /// <summary>The expression that an attribute's property is set to.</summary>
    public static Location? PlaceOfProperty(this AttributeData attribute, string name, CancellationToken cancellation)
        => Arguments(attribute, cancellation).FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation();

    /// <summary>The name by which a call calls a method, before anything is bound; null where it calls what an expression gives.</summary>
    public static SimpleNameSyntax? CalledName(this InvocationExpressionSyntax call)
        => call.Expression switch
        {
            SimpleNameSyntax name => name,
            MemberAccessExpressionSyntax member => member.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };

    /// <summary>What <see cref="GeneratedNames.Holder"/> finds, as the predicate of a sentence.</summary>
    public static string NeedOfName(this IMethodSymbol method, ISymbol holder)
    {
        bool isType = SymbolEqualityComparer.Default.Equals(holder, method.ContainingType);
        return $"needs a member '{holder.Name}' generated for it, {(isType ? "which its type is called" : $"and '{method.ContainingType.Name}' has one")} already; rename that, or the method";
    }

    /// <summary>Code as it fits into a message: on one line and not too long.</summary>
    public static string Quoted(SyntaxNode code)
    {
        string text = string.Join(" ", code.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    /// <summary>As in <c>a, b and c</c>.</summary>
    public static string Listed(IReadOnlyList<string> items)
        => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[items.Count - 1]}";

    private static string Qualified(string system, string name) => system.Length == 0 ? name : $"{system}:{name}";

    private static IEnumerable<AttributeArgumentSyntax> Arguments(AttributeData attribute, CancellationToken cancellation)
        => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList: { } list } ? list.Arguments : [];
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;
using RawTp.Sources;
using RawTp.Text;

namespace RawTp.Tracepoints;

/// <summary>A tracepoint's parameter.</summary>
/// <param name="Name">Escaped.</param>
/// <param name="Modifiers">As declared, such as <c>in</c>, with a space behind; or empty.</param>
/// <param name="Type">As declared.</param>
/// <param name="BareType">As it can be a type argument.</param>
/// <param name="ReadableType">As people write it.</param>
/// <param name="Passing">How it travels.</param>
/// <param name="IsDynamic">Whether it is <c>dynamic</c>, which would make calls with it late-bound.</param>
internal sealed record ParameterModel(string Name, string Modifiers, string Type, string BareType, string ReadableType, Passing Passing, bool IsDynamic)
{
    public static ParameterModel Of(IParameterSymbol parameter, CancellationToken cancellation)
    {
        Passing passing = PassingRule.Of(parameter);
        string modifiers = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ParameterSyntax syntax
            ? string.Concat(syntax.Modifiers.Select(static modifier => modifier.Text + " ").Distinct())
            : "";
        return new ParameterModel(
            Identifier.Escape(parameter.Name),
            modifiers,
            TypeText.Declared(parameter.Type),
            TypeText.Bare(passing is Passing.Span or Passing.WritableSpan ? ((INamedTypeSymbol)parameter.Type).TypeArguments[0] : parameter.Type),
            TypeText.Readable(parameter.Type),
            passing,
            parameter.Type.TypeKind == TypeKind.Dynamic);
    }

    /// <summary>As the map and the tracepoint's arguments show it, and as programs of other assemblies remember it.</summary>
    public string Declaration => $"{Modifiers}{ReadableType} {Name.TrimStart('@')}";

    /// <summary>Whether the shim passes an address of its own frame, so that it can be neither inlined nor left by a jump.</summary>
    public bool IsPassedByAddress => Passing is Passing.Reference or Passing.Ref or Passing.Span or Passing.WritableSpan;
}

/// <summary>All that the generated text of a tracepoint depends on.</summary>
/// <param name="IsRefused">Whether the analyzers report an error, and only a body is written, for the compiler to come so far.</param>
internal sealed record TracepointModel(
    Container Container,
    string Method,
    string Modifiers,
    string Returns,
    string Accessibility,
    bool IsAccessible,
    bool IsRefused,
    bool IsInlined,
    string Name,
    string System,
    EquatableArray<ParameterModel> Parameters)
{
    /// <returns>The model, or null where something is wrong, which the analyzers say.</returns>
    public static TracepointModel? Of(MarkedMethod marked, CancellationToken cancellation)
    {
        IMethodSymbol method = marked.Method;
        var declaration = new TracepointDeclaration(method, marked.Attributes[0]);
        TracepointMistake[] mistakes = [.. declaration.Mistakes(cancellation).Select(static mistake => mistake.Mistake)];
        if (mistakes.Any(mistake => !CanBeRefused(mistake, marked)) || TypeText.IsHalfTyped(method))
            return null;
        cancellation.ThrowIfCancellationRequested();
        return new TracepointModel(
            Container.Of(method.ContainingType),
            method.Name,
            string.Join(" ", marked.Syntax.Modifiers.Select(static modifier => modifier.Text).Distinct()),
            TypeText.Declared(method.ReturnType),
            SyntaxFacts.GetText(method.DeclaredAccessibility),
            Container.IsAccessibleInAssembly(method.DeclaredAccessibility),
            IsRefused: mistakes.Length > 0,
            IsInlined: !method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "MethodImplAttribute"),
            declaration.Name,
            declaration.System,
            method.Parameters.Select(parameter => ParameterModel.Of(parameter, cancellation)).ToEquatableArray());
    }

    /// <summary>
    /// Whether the method can have a body in spite of the mistake. Without one the compiler says that a body is missing, and
    /// stops before the analyzers come to say why.
    /// </summary>
    private static bool CanBeRefused(TracepointMistake mistake, MarkedMethod marked)
        => mistake switch
        {
            TracepointMistake.TooManyParameters or TracepointMistake.ImpossibleParameter or TracepointMistake.InvalidName or TracepointMistake.NameIsTaken => true,
            TracepointMistake.NotStaticPartialVoid
                => marked is { Method: { IsPartialDefinition: true, PartialImplementationPart: null, IsVararg: false, RefKind: RefKind.None }, Syntax: { Body: null, ExpressionBody: null } }
                    && !TypeText.HasErrors(marked.Method.ReturnType)
                    // No instance method of a static class can have one.
                    && (marked.Method.IsStatic || !marked.Method.ContainingType.IsStatic),
            TracepointMistake.MembersCollide => !HasTwin(marked.Method),
            _ => false,
        };

    /// <summary>Whether someone is about to write a method of the same name and parameters.</summary>
    private static bool HasTwin(IMethodSymbol method)
        => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other
            => other.Parameters.Select(static parameter => parameter.Type).SequenceEqual(method.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default)) > 1;

    public bool IsUnsafe => Returns.Contains('*') || Parameters.Any(static parameter => parameter.Type.Contains('*'));

    public string HintName => IsRefused ? $"{Container.HintName}.{Method}(refused).{HintNames.Hash(string.Join(",", Parameters.Select(static parameter => parameter.Type))):x8}" : $"{Container.HintName}.{Method}({Name})";

    /// <summary>As in <c>net:netif_rx</c>: a line of the map.</summary>
    public string QualifiedName => $"{System}:{Name}";
}

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
}

/// <summary>All that the generated text of a tracepoint depends on.</summary>
/// <param name="TypeParameters">Of the method: only of one that is refused.</param>
/// <param name="ReturnType"><c>void</c>, but for one that is refused.</param>
/// <param name="IsRefused">Whether the analyzers report an error, and only a body is written, for the compiler to come so far.</param>
internal sealed record TracepointModel(
    Container Container,
    string Method,
    string TypeParameters,
    string ReturnType,
    string Modifiers,
    string Accessibility,
    bool IsAccessible,
    bool IsRefused,
    bool IsInlined,
    string Name,
    string System,
    EquatableArray<ParameterModel> Parameters)
{
    /// <summary>The most arguments for which <c>BpfTraceRunN</c> has an overload for each way to mix references with words.</summary>
    private const int MostWithReferences = 3;

    /// <summary>Whether the shim passes addresses of its own frame, so that it can be neither inlined nor left by a jump.</summary>
    public bool PassesAddresses
        => Parameters.Any(parameter => parameter.Passing is Passing.Ref or Passing.Span or Passing.WritableSpan
            || (parameter.Passing is Passing.Reference && Parameters.Count > MostWithReferences));

    /// <returns>The model, or null where something is wrong, which the analyzers say.</returns>
    public static TracepointModel? Of(MarkedMethod marked, CancellationToken cancellation)
    {
        IMethodSymbol method = marked.Method;
        var declaration = new TracepointDeclaration(method, marked.Attributes[0]);
        (TracepointMistake Mistake, ISymbol Culprit)[] mistakes = [.. declaration.Mistakes(cancellation)];
        if (mistakes.Any(mistake => !CanBeRefused(mistake.Mistake, mistake.Culprit, marked.Syntax)) || TypeText.IsHalfTyped(method))
            return null;
        cancellation.ThrowIfCancellationRequested();
        return new TracepointModel(
            Container.Of(method.ContainingType),
            method.Name,
            TypeText.Parameters(method.TypeParameters),
            method.ReturnsVoid ? "void" : TypeText.Declared(method.ReturnType),
            string.Join(" ", marked.Syntax.Modifiers.Select(static modifier => modifier.Text).Distinct()),
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
    private static bool CanBeRefused(TracepointMistake mistake, ISymbol culprit, MethodDeclarationSyntax syntax)
        => mistake switch
        {
            TracepointMistake.TooManyParameters or TracepointMistake.ImpossibleParameter or TracepointMistake.InvalidName or TracepointMistake.NameIsTaken => true,
            TracepointMistake.MembersCollide => !IsThereTwice((IMethodSymbol)culprit),
            // The body's part would have to repeat the constraints.
            TracepointMistake.Generic => culprit is not IMethodSymbol || syntax.ConstraintClauses.Count == 0,
            TracepointMistake.NotStaticPartialVoid => culprit is IMethodSymbol
                {
                    IsAsync: false, IsExtern: false, IsVararg: false, ReturnsByRef: false, ReturnsByRefReadonly: false, IsStatic: var isStatic, ContainingType.IsStatic: var isInStatic,
                    PartialDefinitionPart: null, PartialImplementationPart: null,
                }
                && (isStatic || !isInStatic)
                && syntax is { Body: null, ExpressionBody: null }
                && syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            _ => false,
        };

    /// <summary>Whether it is no overload, but the same method again, which the compiler says.</summary>
    private static bool IsThereTwice(IMethodSymbol method)
        => method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Count(other => other.PartialDefinitionPart is null && other.Arity == method.Arity && ParametersOf(other).SequenceEqual(ParametersOf(method))) > 1;

    private static IEnumerable<string> ParametersOf(IMethodSymbol method)
        => method.Parameters.Select(static parameter => (parameter.RefKind == RefKind.None ? "" : "ref ") + TypeText.Declared(parameter.Type));

    public bool IsUnsafe => ReturnType.Contains('*') || Parameters.Any(static parameter => parameter.Type.Contains('*'));

    /// <summary>A refused one may be an overload, or stand in one of several types of one name.</summary>
    public string HintName => IsRefused ? $"{Container.HintName}.{Method}(refused).{HintNames.Hash(Signature):x8}" : $"{Container.HintName}.{Method}({Name})";

    private string Signature
        => string.Concat(Container.Types.Select(static type => type.TypeParameters)) + TypeParameters + string.Join(", ", Parameters.Select(static parameter => parameter.Modifiers + parameter.Type));

    /// <summary>As in <c>net:netif_rx</c>: a line of the map.</summary>
    public string QualifiedName => $"{System}:{Name}";
}

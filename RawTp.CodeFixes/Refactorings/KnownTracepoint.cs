using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Analyzers;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>A tracepoint without mistakes, of this compilation or of one that it references.</summary>
/// <param name="Method">The method that fires it.</param>
/// <param name="Text">What names it and nothing else: <c>name</c>, or <c>system:name</c> where there are several.</param>
internal sealed record KnownTracepoint(IMethodSymbol Method, string Text)
{
    /// <summary>The tracepoint that a word stands for: the name of its method in the declaration or a call, its <c>MTracepoint</c>, or a text that names it.</summary>
    public static KnownTracepoint? At(SyntaxToken word, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation)
        => word.Parent switch
        {
            MethodDeclarationSyntax declaration => Of(model.GetDeclaredSymbol(declaration, cancellation), model.Compilation, symbols, cancellation),
            SimpleNameSyntax name => Of(Meant(model.GetSymbolInfo(name, cancellation)), model.Compilation, symbols, cancellation),
            LiteralExpressionSyntax literal when NamesTracepoint(literal, model, symbols, cancellation)
                => Named(word.ValueText, model.Compilation, symbols, cancellation),
            _ => null,
        };

    /// <returns>Null where the text names none or several, or one whose method cannot be seen.</returns>
    public static KnownTracepoint? Named(string text, Compilation compilation, RuntimeSymbols symbols, CancellationToken cancellation)
        => VisibleTracepoints.Of(compilation, symbols).Find(text, cancellation).ToList() is [var entry]
            && entry.FindMethod() is { } method
                ? new KnownTracepoint(method, text)
                : null;

    private static KnownTracepoint? Of(ISymbol? symbol, Compilation compilation, RuntimeSymbols symbols, CancellationToken cancellation)
    {
        IMethodSymbol? method = symbol switch
        {
            IMethodSymbol itself => itself.ReducedFrom ?? itself,
            IPropertySymbol property when property.Name.EndsWith("Tracepoint", StringComparison.Ordinal) && property.Type.Name == "RawTracepoint"
                => property.ContainingType.GetMembers(property.Name.Substring(0, property.Name.Length - "Tracepoint".Length)).OfType<IMethodSymbol>()
                    .FirstOrDefault(method => TracepointDeclaration.Of(method, symbols.TracePoint) is not null),
            _ => null,
        };
        if (method is null || TracepointDeclaration.Of(method, symbols.TracePoint) is not { } declaration)
            return null;
        return Named(declaration.Name, compilation, symbols, cancellation) ?? Named($"{declaration.System}:{declaration.Name}", compilation, symbols, cancellation);
    }

    private static ISymbol? Meant(SymbolInfo info) => info.Symbol ?? info.CandidateSymbols.FirstOrDefault();

    /// <summary>Whether it is the name in <c>RawTracepoint.Open("name", ...)</c> and its like, which need not be complete, or in a program's attribute.</summary>
    private static bool NamesTracepoint(LiteralExpressionSyntax literal, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation)
        => literal.Parent switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
                => Meant(model.GetSymbolInfo(call, cancellation)) is { IsStatic: true } method
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.Tracepoint),
            AttributeArgumentSyntax { NameEquals: null, Parent.Parent: AttributeSyntax attribute }
                => SymbolEqualityComparer.Default.Equals(Meant(model.GetSymbolInfo(attribute, cancellation))?.ContainingType, symbols.Program),
            _ => false,
        };
}

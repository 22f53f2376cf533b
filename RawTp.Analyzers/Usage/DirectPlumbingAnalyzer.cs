using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Analyzers.Usage;

/// <summary>Code by hand that uses what only generated code may, RTP2005: nothing checks there what is passed as what.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DirectPlumbingAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.DirectPlumbing)
{
    private const string ShimEnding = "Shim";
    private const string State = "RawTracepointState";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
    {
        IAssemblySymbol runtime = symbols.TracePoint.ContainingAssembly;
        if (SymbolEqualityComparer.Default.Equals(runtime, context.Compilation.Assembly))
            return;
        HashSet<string> names = [.. PlumbingTypes(symbols).SelectMany(static type => type.GetMembers().Select(static member => member.Name).Append(type.Name)), "RawTracepointMapEntry", State];
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var name = (SimpleNameSyntax)node.Node;
                // Nearly every name in a compilation ends here.
                if ((names.Contains(name.Identifier.ValueText) || name.Identifier.ValueText.EndsWith(ShimEnding, StringComparison.Ordinal))
                    && !name.IsPartOfStructuredTrivia()
                    && Plumbing(name, node.SemanticModel, runtime, node.CancellationToken) is { } symbol
                    && !IsNamedOnly(name, node.SemanticModel, node.CancellationToken))
                    node.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.DirectPlumbing, name.GetLocation(), Describe(symbol), Instead(symbol)));
            },
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName);
    }

    private static IEnumerable<INamedTypeSymbol> PlumbingTypes(RuntimeSymbols symbols) => symbols.TracePoint.ContainingNamespace.GetTypeMembers().Where(IsHidden);

    /// <returns>What is used and should not be: a member, or a type where naming it is using it.</returns>
    private static ISymbol? Plumbing(SimpleNameSyntax name, SemanticModel model, IAssemblySymbol runtime, CancellationToken cancellation)
    {
        SymbolInfo info = model.GetSymbolInfo(name, cancellation);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when name.Parent is AttributeSyntax or QualifiedNameSyntax { Parent: AttributeSyntax } or AliasQualifiedNameSyntax { Parent: AttributeSyntax }
                => IsOfTheRuntime(constructor.ContainingType) ? constructor.ContainingType : null,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => IsOfTheRuntime(symbol.ContainingType) || IsGeneratedShim(symbol) ? symbol : null,
            INamedTypeSymbol { Name: State, ContainingType: not null } type => IsGenerated(type) ? type : null,
            INamedTypeSymbol type when IsMadeOrDerivedFrom(name) => IsOfTheRuntime(type) ? type : null,
            _ => null,
        };

        bool IsOfTheRuntime(INamedTypeSymbol? type)
            => type is not null && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, runtime) && (IsHidden(type) || IsOfTheRuntime(type.ContainingType));
    }

    private static bool IsMadeOrDerivedFrom(SyntaxNode name)
    {
        while (name.Parent is NameSyntax)
            name = name.Parent;
        return name.Parent is BaseTypeSyntax or ObjectCreationExpressionSyntax;
    }

    private static bool IsGeneratedShim(ISymbol symbol)
        => symbol is IMethodSymbol { DeclaredAccessibility: Accessibility.Private, IsStatic: true } && symbol.Name.EndsWith(ShimEnding, StringComparison.Ordinal) && IsGenerated(symbol);

    /// <summary>The compiler puts a generator's files under its type's name.</summary>
    private static bool IsGenerated(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Length > 0 && symbol.DeclaringSyntaxReferences.All(static reference => reference.SyntaxTree.FilePath.Contains("RawTracepointGenerator"));

    private static bool IsHidden(ISymbol symbol)
        => symbol.GetAttributes().Any(static attribute => attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: 1 }] });

    /// <summary><c>nameof</c> calls nothing.</summary>
    private static bool IsNamedOnly(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
        => name.Ancestors().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && model.GetSymbolInfo(call, cancellation).Symbol is null);

    private static string Describe(ISymbol symbol)
        => symbol is INamedTypeSymbol ? symbol.Name : $"{symbol.ContainingType.Name}.{symbol.Name}";

    private static string Instead(ISymbol symbol)
        => symbol switch
        {
            { Name: var name } when name.StartsWith("BpfTraceRun", StringComparison.Ordinal) => "call the method marked [TracePoint]",
            IMethodSymbol when symbol.Name.EndsWith(ShimEnding, StringComparison.Ordinal) => $"call '{symbol.Name.Substring(0, symbol.Name.Length - ShimEnding.Length)}', which the compiler inlines",
            { Name: State } => "use the 'Enabled' and 'Tracepoint' properties beside the method",
            { Name: "Program" or "BuiltFor" or "Reads" or "Writes" or "RawTracepointRead" } => "mark a method [RawTracepointProgram] and use its 'Program' property",
            { Name: "WritableSpan" } => "declare the program's parameter as a Span",
            _ => "mark a method [TracePoint] or [RawTracepointProgram] instead",
        };
}

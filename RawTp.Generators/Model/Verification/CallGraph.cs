using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>The bodies of the methods that a program calls, found once each.</summary>
internal sealed class CallGraph(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Bodies looked at for one program: beyond it, the program is more than anybody can prove while typing.</summary>
    private const int MaxBodies = 1000;

    private readonly Dictionary<IMethodSymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IFieldSymbol, BigInteger?> _constants = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, List<(ProgramState Start, MethodSummary Summary)>> _summaries = new(SymbolEqualityComparer.Default);
    private int _bodies;

    public CancellationToken Cancellation { get; } = cancellation;

    public bool IsExhausted => _bodies > MaxBodies;

    public ControlFlowGraph? GraphOf(IMethodSymbol method, ControlFlowGraph? from = null)
    {
        _bodies++;
        IMethodSymbol definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (definition.MethodKind == MethodKind.LocalFunction)
            return from?.GetLocalFunctionControlFlowGraphInScope(definition, Cancellation);
        if (!_graphs.TryGetValue(definition, out ControlFlowGraph? graph))
            _graphs[definition] = graph = Create(definition);
        return graph;
    }

    public MethodSummary? Recall(IMethodSymbol method, ProgramState start)
        => _summaries.TryGetValue(method, out var known) ? known.FirstOrDefault(summary => summary.Start.SameAs(start)).Summary : null;

    public void Remember(IMethodSymbol method, ProgramState start, MethodSummary summary)
    {
        if (!_summaries.TryGetValue(method, out var known))
            _summaries[method] = known = [];
        known.Add((start.Clone(), summary));
    }

    public bool IsWithoutBody(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation) switch
        {
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => true,
            // A primary constructor, or a record's positional one: its parameters are fields.
            TypeDeclarationSyntax => true,
            ParameterSyntax => true,
            null => method is { IsImplicitlyDeclared: true, MethodKind: MethodKind.Constructor },
            _ => false,
        };

    /// <summary>The value of a static readonly field that only its initialiser can set, and sets to a constant.</summary>
    public BigInteger? ConstantOf(IFieldSymbol field)
    {
        if (!_constants.TryGetValue(field, out BigInteger? constant))
            _constants[field] = constant = FindConstant(field);
        return constant;
    }

    private BigInteger? FindConstant(IFieldSymbol field)
    {
        if (field.ContainingType.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared)
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            return null;
        }
        // The initialiser's constant is of its own type; where the field's is another, the number is the same or the compiler would have refused it.
        return Semantics(value.SyntaxTree) is { } semantics ? IntegralType.ConstantOf(semantics.GetConstantValue(value, Cancellation)) : null;
    }

    private ControlFlowGraph? Create(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation) is not { } syntax || Semantics(syntax.SyntaxTree) is not { } semantics)
            return null;
        if (syntax is ArrowExpressionClauseSyntax arrow)
            syntax = arrow;
        return semantics.GetOperation(syntax, Cancellation) switch
        {
            IMethodBodyOperation { BlockBody: null, ExpressionBody: null } => null,
            IMethodBodyOperation body => ControlFlowGraph.Create(body, Cancellation),
            IConstructorBodyOperation { BlockBody: null, ExpressionBody: null } => null,
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, Cancellation),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, Cancellation),
            _ => null,
        };
    }

#pragma warning disable RS1030 // A helper may stand in another file than the program; only then is a model made for it.
    private SemanticModel? Semantics(SyntaxTree tree) => compilation.ContainsSyntaxTree(tree) ? compilation.GetSemanticModel(tree) : null;
#pragma warning restore RS1030
}

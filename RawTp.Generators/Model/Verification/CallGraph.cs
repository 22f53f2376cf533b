using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>The bodies of the methods that a program calls, found once each.</summary>
internal sealed class CallGraph(IMethodSymbol program, Compilation compilation, CancellationToken cancellation)
{
    /// <summary>Operations looked at for one program: beyond it, it is more than anybody wants to wait for while typing.</summary>
    private const int MaxSteps = 500_000;

    private readonly Dictionary<IMethodSymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IFieldSymbol, BigInteger?> _constants = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, List<(ProgramState Start, MethodSummary Summary)>> _summaries = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxTree, SemanticModel> _semantics = [];
    private readonly HashSet<SyntaxTree> _files = [];
    private int _steps;
    private int _most = MaxSteps;

    /// <summary>Whether the ways through a method are looked at one by one, with what is known of single bits: slower, so only where it may say more.</summary>
    public bool IsSharp { get; private set; }

    /// <summary>The files of all bodies and initialisers that were looked into.</summary>
    public IReadOnlyCollection<SyntaxTree> Files => _files;

    /// <summary>From here on the analysis is sharp, for some more steps.</summary>
    public void Sharpen(int steps)
    {
        IsSharp = true;
        _most = _steps + steps;
        _summaries.Clear();
    }

    /// <summary>Counts what the analysis does, so that it ends soon whatever the program.</summary>
    /// <exception cref="AnalysisTooLargeException">It has done enough.</exception>
    public void Spend(int steps = 1)
    {
        cancellation.ThrowIfCancellationRequested();
        _steps += steps;
        if (_steps > _most)
            throw new AnalysisTooLargeException();
    }

    public ControlFlowGraph? GraphOf(IMethodSymbol method, ControlFlowGraph? from = null)
    {
        // As much as a few dozen operations take.
        Spend(50);
        IMethodSymbol definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (definition.MethodKind == MethodKind.LocalFunction)
        {
            // Half-typed code may call one that is not in scope.
            while (from is not null && !from.LocalFunctions.Contains(definition))
                from = from.Parent;
            return from?.GetLocalFunctionControlFlowGraph(definition, cancellation);
        }
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

    /// <summary>Accessors of automatic properties and constructors that the compiler writes: they only store.</summary>
    public bool IsWithoutBody(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (method.IsAbstract || method.IsExtern || method.IsVirtual || method.IsOverride || method.IsPartialDefinition)
            return false;
        return DeclarationOf(method) switch
        {
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => true,
            // The parameters of a primary constructor are fields, and whatever initialisers do with them.
            TypeDeclarationSyntax type => !CallsBase(type) && OnlyKeepsArguments(method),
            ParameterSyntax => true,
            null => method is { IsImplicitlyDeclared: true, MethodKind: MethodKind.Constructor },
            _ => false,
        };
    }

    private static bool CallsBase(TypeDeclarationSyntax type) => type.BaseList?.Types.Any(static baseType => baseType is PrimaryConstructorBaseTypeSyntax) == true;

    /// <summary>Whether the initialisers, which run before a call of the base's constructor, do no more with a primary constructor's parameters than to keep them.</summary>
    private bool OnlyKeepsArguments(IMethodSymbol constructor)
        => InitializersOf(constructor.ContainingType).All(initialized => initialized.Value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Select(name => constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText))
            // Kept as another type it may be converted, by whatever that type says.
            .All(parameter => parameter is null || (initialized.Value is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(parameter.Type, initialized.Type))));

    /// <summary>What a method of another assembly reads, as is recorded there; null where it is not.</summary>
    public IReadOnlyList<ArgumentRead>? RecordOf(IMethodSymbol method, SyntaxNode call)
        => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) ? null : ReadRecord.Of((method.ReducedFrom ?? method).OriginalDefinition, compilation, call, method.Name);

    /// <summary>The type by which the record of what the program reads, a file beside it, can name what a method that it calls reads; null where there is none.</summary>
    public ITypeSymbol? KnownToProgram(ITypeSymbol type) => KnownTo(program, type, compilation);

    /// <inheritdoc cref="KnownToProgram"/>
    public static ITypeSymbol? KnownTo(IMethodSymbol program, ITypeSymbol type, Compilation compilation)
        => TypeText.KnownElsewhere(type) is not { IsAnonymousType: false } known ? null
            : compilation.IsSymbolAccessibleWithin(known, program.ContainingType) ? known
            : (known as INamedTypeSymbol)?.EnumUnderlyingType;

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
            // Of such a field only the thread that initialises the type sees the value.
            || field.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: nameof(ThreadStaticAttribute), ContainingNamespace.Name: nameof(System) })
            || DeclarationOf(field) is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || IsSetByAnotherInitializer(field))
        {
            return null;
        }
        // The initialiser's constant is of its own type; where the field's is another, the number is the same or the compiler would have refused it.
        return Semantics(value.SyntaxTree) is { } semantics ? IntegralType.ConstantOf(semantics.GetConstantValue(value, cancellation)) : null;
    }

    /// <summary>What is read-only may be assigned, or passed by reference, where another field of its type is initialised.</summary>
    private bool IsSetByAnotherInitializer(IFieldSymbol field)
        => InitializersOf(field.ContainingType).SelectMany(static initialized => initialized.Value.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == field.Name && IsChanged(name));

    private static bool IsChanged(ExpressionSyntax variable)
        => variable.Parent switch
        {
            // What is called on it may be an extension that takes it by reference.
            MemberAccessExpressionSyntax member => member.Name != variable || IsChanged(member),
            ParenthesizedExpressionSyntax parenthesized => IsChanged(parenthesized),
            AssignmentExpressionSyntax assignment => assignment.Left == variable,
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => variable.Parent.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
                or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsChanged(tuple),
            ArgumentSyntax argument => argument.RefOrOutKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            _ => false,
        };

    /// <summary>The initialisers of fields, properties and events, with the types that they are for.</summary>
    private IEnumerable<(ITypeSymbol Type, ExpressionSyntax Value)> InitializersOf(INamedTypeSymbol type)
        => from member in type.GetMembers()
           let memberType = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type ?? (member as IEventSymbol)?.Type
           where memberType is not null
           let value = DeclarationOf(member) switch
           {
               VariableDeclaratorSyntax field => field.Initializer?.Value,
               PropertyDeclarationSyntax property => property.Initializer?.Value,
               _ => null,
           }
           where value is not null
           select (memberType, value);

    private ControlFlowGraph? Create(IMethodSymbol method)
    {
        if (DeclarationOf(method) is not { } syntax || Semantics(syntax.SyntaxTree) is not { } semantics)
            return null;
        if (syntax is TypeDeclarationSyntax && !OnlyKeepsArguments(method))
            return null;
        return semantics.GetOperation(syntax, cancellation) switch
        {
            IMethodBodyOperation { BlockBody: null, ExpressionBody: null } => null,
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellation),
            IConstructorBodyOperation { BlockBody: null, ExpressionBody: null } => null,
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellation),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
            _ => null,
        };
    }

    private SyntaxNode? DeclarationOf(ISymbol symbol)
    {
        SyntaxNode? declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (declaration is not null)
            _files.Add(declaration.SyntaxTree);
        return declaration;
    }

#pragma warning disable RS1030 // A helper may stand in another file than the program; only then is a model made for it.
    private SemanticModel? Semantics(SyntaxTree tree)
    {
        if (!_semantics.TryGetValue(tree, out SemanticModel? semantics) && compilation.ContainsSyntaxTree(tree))
            _semantics[tree] = semantics = compilation.GetSemanticModel(tree);
        return semantics;
    }
#pragma warning restore RS1030
}

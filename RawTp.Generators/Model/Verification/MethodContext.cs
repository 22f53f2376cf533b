using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>What a called method does with a program's arguments, given what is known where it is called.</summary>
/// <param name="Returned">What it returns; null where that is not a number, or it never returns.</param>
internal sealed record MethodSummary(ValueRange? Returned, IReadOnlyList<ArgumentRead> Reads, IReadOnlyList<Unverifiable> Unverifiable)
{
    public static MethodSummary Nothing { get; } = new(null, [], []);
}

/// <summary>One method under analysis: what has been found in it so far, and the way into the methods that it calls.</summary>
internal sealed class MethodContext
{
    /// <summary>So many calls deep, counting a method that calls itself each time.</summary>
    private const int MaxDepth = 16;

    /// <summary>So many times is a method that calls itself looked at with just what is known of its arguments; then with more than that.</summary>
    private const int MaxRecursion = 3;

    private readonly CallGraph _calls;
    private readonly MethodContext? _caller;
    private readonly IMethodSymbol _method;
    private readonly ProgramState _start;
    private bool _leavesToCaller;

    public MethodContext(CallGraph calls, IMethodSymbol method, ProgramState start, MethodContext? caller = null)
    {
        _calls = calls;
        _method = method;
        _caller = caller;
        _start = start;
    }

    /// <summary>The symbol that the body's locals and parameters belong to.</summary>
    public IMethodSymbol Owner => (_method.PartialImplementationPart ?? _method).OriginalDefinition;

    /// <inheritdoc cref="CallGraph.Spend"/>
    public void Spend(int steps = 1) => _calls.Spend(steps);

    public List<ArgumentRead> Reads { get; } = [];

    public List<Unverifiable> Unverifiable { get; } = [];

    private int Depth => 1 + (_caller?.Depth ?? 0);

    /// <summary>Whether a call runs this method's own body and no other.</summary>
    public static bool CanFollow(IMethodSymbol method)
        => IsOne(method)
            && method.DeclaringSyntaxReferences.Length > 0
            && !ArgsType.IsHiddenIn(method);

    /// <summary>Whether what is called is this method, and not another that takes its place.</summary>
    private static bool IsOne(IMethodSymbol method)
        => method is { IsAbstract: false, IsExtern: false, MethodKind: not (MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature) }
            && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed || method.ContainingType.IsValueType);

    /// <inheritdoc cref="CallGraph.IsSharp"/>
    public bool IsSharp => _calls.IsSharp;

    public ControlFlowGraph? GraphOf(IMethodSymbol method, ControlFlowGraph from) => _calls.GraphOf(method, from);

    /// <summary>Accessors of automatic properties and constructors that the compiler writes: they only store.</summary>
    public bool IsWithoutBody(IMethodSymbol method) => _calls.IsWithoutBody(method);

    public BigInteger? ConstantOf(IFieldSymbol field) => _calls.ConstantOf(field);

    /// <summary>A type as the program's own call makes it, through all generic methods in between; null where it cannot be known.</summary>
    public ITypeSymbol? Substitute(ITypeSymbol? type)
    {
        if (type is not ITypeParameterSymbol parameter)
            return type is null || !PassingRule.MentionsTypeParameter(type) ? type : null;
        int ordinal = _method.OriginalDefinition.TypeParameters.IndexOf(parameter, 0, SymbolEqualityComparer.Default);
        if (ordinal >= 0)
            return _caller?.Substitute(_method.TypeArguments[ordinal]);
        // A local function knows the type parameters of the methods around it, which are still running.
        return _method.MethodKind == MethodKind.LocalFunction ? _caller?.Substitute(parameter) : null;
    }

    /// <inheritdoc cref="CallGraph.RecordOf"/>
    public IReadOnlyList<ArgumentRead>? RecordOf(IMethodSymbol method, SyntaxNode call) => IsOne(method) ? _calls.RecordOf(method, call) : null;

    /// <inheritdoc cref="CallGraph.KnownToProgram"/>
    public ITypeSymbol? KnownToProgram(ITypeSymbol type) => _calls.KnownToProgram(type);

    /// <summary>The method with the type arguments that it is called with in the end, not those that are parameters of the caller.</summary>
    public IMethodSymbol Resolve(IMethodSymbol method)
    {
        if (!method.TypeArguments.Any(PassingRule.MentionsTypeParameter))
            return method;
        ITypeSymbol?[] arguments = [.. method.TypeArguments.Select(Substitute)];
        return arguments.All(static argument => argument is not null) ? method.ConstructedFrom.Construct([.. arguments.Select(static argument => argument!)]) : method;
    }

    public MethodSummary Summarize(IMethodSymbol method, ControlFlowGraph body, ProgramState start, bool takesArgs)
    {
        int recursions = 0;
        for (MethodContext? outer = this; outer is not null; outer = outer._caller)
        {
            if (!SymbolEqualityComparer.Default.Equals(outer._method, method))
                continue;
            if (outer._start.Covers(start) && IsOfSameTypes(method, outer._caller))
            {
                // It is being looked at for every call of which as little is known: also this one.
                LeaveTo(outer);
                return MethodSummary.Nothing;
            }
            recursions++;
        }
        if (Depth >= MaxDepth)
        {
            return takesArgs
                ? new MethodSummary(null, [], [new Unverifiable(true, body.OriginalOperation.Syntax, $"'{method.Name}' is called too deep to be followed")])
                : MethodSummary.Nothing;
        }
        ProgramState known = recursions < MaxRecursion ? start
            : recursions < 2 * MaxRecursion ? start.Extrapolated(StartOf(method))
            : new ProgramState();
        bool isSame = IsSameForAllCallers(method);
        if (isSame && _calls.Recall(method, known) is { } remembered)
            return remembered;
        var callee = new MethodContext(_calls, method, known, this);
        ValueRange? returned = new MethodAnalysis(body, callee).Run(known.Clone());
        var summary = new MethodSummary(returned, callee.Reads, callee.Unverifiable);
        // What was left to a method further out is true only inside that one.
        if (!callee._leavesToCaller && isSame)
            _calls.Remember(method, known, summary);
        return summary;
    }

    /// <summary>Whether a local function that is called here means the same by the type parameters of the methods around it as where another caller calls it.</summary>
    private bool IsOfSameTypes(IMethodSymbol method, MethodContext? otherCaller)
    {
        ISymbol around = method;
        while (around is IMethodSymbol { MethodKind: MethodKind.LocalFunction, ContainingSymbol: IMethodSymbol outer })
        {
            if (!outer.TypeParameters.All(parameter => SymbolEqualityComparer.Default.Equals(Substitute(parameter), otherCaller?.Substitute(parameter))))
                return false;
            around = outer;
        }
        return true;
    }

    /// <summary>What was known of the arguments at the innermost call of a method that is being looked at.</summary>
    private ProgramState StartOf(IMethodSymbol method)
        => SymbolEqualityComparer.Default.Equals(_method, method) ? _start : _caller!.StartOf(method);

    private void LeaveTo(MethodContext outer)
    {
        for (MethodContext context = this; context != outer; context = context._caller!)
            context._leavesToCaller = true;
    }

    /// <summary>Takes over what was found in a called method, at the place of the call: that is where the program can be changed.</summary>
    public void Include(MethodSummary summary, SyntaxNode call, IMethodSymbol method)
    {
        Reads.AddRange(summary.Reads.Select(read => read with { Place = call, CalledMethod = read.CalledMethod ?? method.Name }));
        Unverifiable.AddRange(summary.Unverifiable.Select(problem => problem with { Place = call, CalledMethod = problem.CalledMethod ?? method.Name }));
    }

    /// <summary>Whether no type in the method depends on who calls it.</summary>
    private static bool IsSameForAllCallers(IMethodSymbol method)
        => !method.TypeArguments.Any(PassingRule.MentionsTypeParameter) && (method.MethodKind != MethodKind.LocalFunction || method.ContainingSymbol is IMethodSymbol { Arity: 0, MethodKind: not MethodKind.LocalFunction });
}

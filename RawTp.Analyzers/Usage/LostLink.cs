using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>A call that attaches a program and whose link nobody keeps. What the analyzer reports and the fix changes.</summary>
/// <param name="Value">What comes of the call: the link, when a task was waited for.</param>
/// <param name="Statement">The statement that the fix rewrites: the call itself, its discarding, or the declaration of a local that comes to nothing; null where there is none.</param>
internal sealed record LostLink(IInvocationOperation Call, IOperation Value, SyntaxNode? Statement)
{
    /// <summary>Whether the link comes later, as the result of a task that nobody waits for.</summary>
    public bool IsTask => Value.Type is { Name: "Task" };

    /// <summary>By syntax, before anything is bound: whether a call may attach a program.</summary>
    public static bool MayBe(InvocationExpressionSyntax call)
        => call.CalledName() is IdentifierNameSyntax { Identifier.ValueText: "Open" or "OpenWhenAvailable" };

    /// <returns>Null where the call is another one, or its link is kept.</returns>
    public static LostLink? Of(InvocationExpressionSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (!MayBe(syntax)
            || model.GetOperation(syntax, cancellation) is not IInvocationOperation { TargetMethod.ContainingType: { Name: "RawTracepoint", ContainingNamespace: { Name: "RawTp", ContainingNamespace.IsGlobalNamespace: true } } } call
            || LivesAsLongAsTheProcess(model.GetEnclosingSymbol(syntax.SpanStart, cancellation))
            || IsExpectedToThrow(syntax))
            return null;
        IOperation value = Flow(call);
        return value.Parent switch
        {
            // An expression-bodied lambda hands on what it calls, or is given to something that expects it to throw.
            IExpressionStatementOperation { Syntax: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } statement => new(call, value, statement.Syntax as StatementSyntax),
            IExpressionStatementOperation { Parent.Parent: not IAnonymousFunctionOperation } => new(call, value, null),
            ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: var around } => new(call, value, (around as IExpressionStatementOperation)?.Syntax as ExpressionStatementSyntax),
            IMemberReferenceOperation or IInvocationOperation { TargetMethod.Name: "Update" or "ToString" } or IConditionalAccessOperation or IIsPatternOperation or IBinaryOperation when IsDropped(value) => new(call, value, null),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } when !IsUsing(declarator.Syntax) && IsNotUsed(local, declarator) => new(call, value, Declaration(declarator.Syntax)),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } assignment when IsNotUsed(local, assignment) => new(call, value, null),
            _ => null,
        };
    }

    /// <summary>Whether any assignment but the declaration gives the local a value, so that it cannot be declared with <c>using</c>.</summary>
    public static bool IsAssignedAgain(ILocalSymbol local, IOperation within) => Uses(local, within).Any(static use => use.Parent is IAssignmentOperation assignment && assignment.Target == use);

    /// <summary>What is the same link, or the same task, or the link that the task yields.</summary>
    private static IOperation Flow(IOperation value)
    {
        while (IsHandedOn(value) || IsWaitedFor(value))
            value = value.Parent!;
        return value;
    }

    private static bool IsHandedOn(IOperation value)
        => value.Parent switch
        {
            IConversionOperation or IAwaitOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation => true,
            IConditionalAccessOperation access => access.WhenNotNull == value,
            IConditionalOperation choice => choice.Condition != value,
            ISwitchExpressionOperation choice => choice.Value != value,
            _ => false,
        };

    private static bool IsWaitedFor(IOperation task)
        => task.Parent switch
        {
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType.Name: "Task" } } result => result.Instance == task,
            IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "GetAwaiter" or "WaitAsync" or "GetResult", ContainingNamespace.Name: "Tasks" or "CompilerServices" } } wait => wait.Instance == task,
            _ => false,
        };

    /// <summary>What the main method, a class initialiser or a module initialiser attaches is meant to stay attached until the process ends.</summary>
    public static bool LivesAsLongAsTheProcess(ISymbol? symbol)
        => symbol is IMethodSymbol method
            && (method.MethodKind == MethodKind.StaticConstructor
                || method is { IsStatic: true, Name: "Main" or "<Main>$", MethodKind: MethodKind.Ordinary }
                || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ModuleInitializerAttribute"));

    /// <summary>In a lambda given to what is called <c>Throws</c>, <c>Should().Throw</c> or <c>Record.Exception</c>.</summary>
    private static bool IsExpectedToThrow(SyntaxNode syntax)
        => syntax.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } }
            && (name.Contains("Throw") || name.Contains("Exception")));

    private static bool IsNotUsed(ILocalSymbol local, IOperation within) => Uses(local, within).All(IsDropped);

    /// <summary>Whether a link, or that of a task, is only looked at, or overwritten.</summary>
    private static bool IsDropped(IOperation value)
    {
        IOperation link = Flow(value);
        return link.Parent switch
        {
            IPropertyReferenceOperation property => property.Instance == link,
            IInvocationOperation { TargetMethod.Name: "Update" or "ToString" or "GetHashCode" } call => call.Instance == link,
            IIsPatternOperation pattern => !DeclaresVariable(pattern.Pattern),
            IBinaryOperation => true,
            ISimpleAssignmentOperation assignment => assignment.Target == link || assignment.Target is IDiscardOperation,
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation or IInvocationOperation { TargetMethod.Name: "Update" or "ToString" } } access => access.Operation == link,
            IExpressionStatementOperation => true,
            _ => false,
        };
    }

    private static bool DeclaresVariable(IPatternOperation pattern)
        => pattern.DescendantsAndSelf().Any(static part => part is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null });

    private static IEnumerable<IOperation> Uses(ILocalSymbol local, IOperation within)
    {
        IOperation root = within;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local));
    }

    private static bool IsUsing(SyntaxNode declarator) => declarator.Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 };

    private static LocalDeclarationStatementSyntax? Declaration(SyntaxNode declarator)
        => declarator.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } ? statement : null;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RawTp.Analyzers.Programs;
using RawTp.Model;

namespace RawTp.Analyzers.Usage;

/// <summary>What runs when a program runs: its own body, and the bodies of the methods of its assembly that it calls.</summary>
internal sealed class ProgramCode(IMethodSymbol program, IOperation body, SyntaxNodeAnalysisContext context)
{
    public IMethodSymbol Program { get; } = program;

    /// <summary>Calls <paramref name="analyze"/> for each program.</summary>
    public static void ForEach(CompilationStartAnalysisContext start, RuntimeSymbols symbols, Action<ProgramCode> analyze)
        => ProgramMethods.ForEach(start, symbols, (program, syntax, node) =>
        {
            if (BodyOf(syntax) is { } body && node.SemanticModel.GetOperation(body, node.CancellationToken) is { } operation)
                analyze(new ProgramCode(program.Method, operation, node));
        });

    /// <summary>
    /// Reports each operation of the program that <paramref name="describe"/> has words for, and each call of a method that comes to such an
    /// operation without a condition: at the call, which is where the program can do something about it.
    /// </summary>
    /// <param name="describe">Ends a sentence that begins with what contains the operation; null for one that is no mistake.</param>
    /// <param name="isExempt">Whether an operation, with all that is in it, is none of the rule's business.</param>
    /// <param name="place">Where an operation is best pointed at.</param>
    public void Report(DiagnosticDescriptor rule, Func<IOperation, string?> describe, Func<IOperation, bool> isExempt, Func<IOperation, SyntaxNode> place)
    {
        foreach (IOperation operation in Executed(body, isExempt))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (describe(operation) is { } own)
                context.ReportDiagnostic(Diagnostic.Create(rule, place(operation).GetLocation(), Program.Name, own));
            else if (Called(operation) is ({ } callee, var how) && InCallee(callee, describe, isExempt) is { } inCallee)
                context.ReportDiagnostic(Diagnostic.Create(rule, operation.Syntax.GetLocation(), Program.Name, $"{how}, which {inCallee}"));
        }
    }

    /// <summary>What is known where an operation runs, from the condition that it is a branch of or from those before it that would have left the block.</summary>
    public static IEnumerable<(IOperation Condition, bool Value)> KnownAt(IOperation operation)
        => operation.Parent switch
        {
            IConditionalOperation choice when choice.Condition != operation => [(choice.Condition, choice.WhenTrue == operation)],
            IBlockOperation block => block.Operations.TakeWhile(statement => statement != operation).OfType<IConditionalOperation>()
                .Where(static choice => EnabledGuard.NeverEnds(choice.WhenTrue))
                .Select(static choice => (choice.Condition, false)),
            _ => [],
        };

    /// <summary>The method that an operation calls, and words for that.</summary>
    private static (IMethodSymbol? Method, string How) Called(IOperation operation)
        => operation switch
        {
            IInvocationOperation { TargetMethod: var method } => (method, $"calls '{method.Name}'"),
            IPropertyReferenceOperation { Property: var property } reference => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference
                ? (property.SetMethod, $"writes '{property.Name}'")
                : (property.GetMethod, $"reads '{property.Name}'"),
            IBinaryOperation { OperatorMethod: { } method } => (method, $"uses an operator of '{method.ContainingType.Name}'"),
            IUnaryOperation { OperatorMethod: { } method } => (method, $"uses an operator of '{method.ContainingType.Name}'"),
            IConversionOperation { OperatorMethod: { } method } => (method, $"converts by an operator of '{method.ContainingType.Name}'"),
            _ => (null, ""),
        };

    private string? InCallee(IMethodSymbol method, Func<IOperation, string?> describe, Func<IOperation, bool> isExempt)
        => Callee(method) is { } callee
            ? Executed(callee, operation => isExempt(operation) || IsBranch(operation)).Select(describe).FirstOrDefault(static what => what is not null)
            : null;

    /// <summary>What a method does on some calls only, a report of what is wrong for example, need not happen on this one.</summary>
    private static bool IsBranch(IOperation operation)
        => operation is ISwitchCaseOperation or ISwitchExpressionArmOperation
            || (operation.Parent is IConditionalOperation choice && operation != choice.Condition)
            || (operation.Parent is IBlockOperation block && block.Operations.TakeWhile(statement => statement != operation).Any(MayLeave));

    private static bool MayLeave(IOperation statement) => statement.Descendants().Any(static part => part is IReturnOperation { Kind: OperationKind.Return, Syntax: ReturnStatementSyntax });

    private IOperation? Callee(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.UserDefinedOperator or MethodKind.Conversion) || method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsAsync
            || SymbolEqualityComparer.Default.Equals(method, Program)
            || method.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(context.CancellationToken) is not { } declaration
            || TracepointDeclaration.IsGenerated(method, context.CancellationToken)
            || BodyOf(declaration) is not { } calleeBody)
            return null;
        SyntaxTree tree = declaration.SyntaxTree;
        if (tree == context.Node.SyntaxTree)
            return context.SemanticModel.GetOperation(calleeBody, context.CancellationToken);
        if (!context.Compilation.ContainsSyntaxTree(tree))
            return null;
#pragma warning disable RS1030 // A model of its own for each call into another file: such calls are as few as programs.
        return context.Compilation.GetSemanticModel(tree).GetOperation(calleeBody, context.CancellationToken);
#pragma warning restore RS1030
    }

    /// <summary>Lambdas are left out: whether, how often and where one runs is up to those who are given it.</summary>
    private static IEnumerable<IOperation> Executed(IOperation operation, Func<IOperation, bool> isExempt)
    {
        if (isExempt(operation))
            yield break;
        yield return operation;
        if (operation is IDelegateCreationOperation { Target: IAnonymousFunctionOperation } or IAnonymousFunctionOperation)
            yield break;
        foreach (IOperation child in operation.ChildOperations)
        {
            foreach (IOperation executed in Executed(child, isExempt))
                yield return executed;
        }
    }

    private static SyntaxNode? BodyOf(SyntaxNode declaration)
        => declaration switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
            // Of a property that is one expression.
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        };
}

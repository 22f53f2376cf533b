using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Programs;

/// <summary>What an expression is, looked up through locals and fields that can only ever hold one value.</summary>
internal static class OnlyValue
{
    /// <summary>So many variables lead to one another before nobody follows.</summary>
    private const int MaxSteps = 8;

    public static IOperation Of(IOperation operation, SemanticModel semantics, CancellationToken cancellation)
    {
        IOperation value = Unwrap(operation);
        for (int step = 0; step < MaxSteps; step++)
        {
            if ((value switch
            {
                ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => InitializerOf(local, semantics, cancellation),
                IFieldReferenceOperation { Field: { IsReadOnly: true } field } => InitializerOf(field, semantics, cancellation),
                _ => null,
            }) is not { } initializer)
                return value;
            value = Unwrap(initializer);
        }
        return value;
    }

    /// <summary>Casts, <c>!</c>, parentheses and the <c>?</c> of <c>?.</c> change nothing.</summary>
    private static IOperation Unwrap(IOperation operation)
        => operation switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Unwrap(conversion.Operand),
            IParenthesizedOperation parenthesized => Unwrap(parenthesized.Operand),
            IConditionalAccessInstanceOperation instance when TestedBy(instance) is { } tested => Unwrap(tested),
            _ => operation,
        };

    private static IOperation? TestedBy(IConditionalAccessInstanceOperation instance)
    {
        IOperation? outer = instance.Parent;
        while (outer is not (null or IConditionalAccessOperation))
            outer = outer.Parent;
        return (outer as IConditionalAccessOperation)?.Operation;
    }

    private static IOperation? InitializerOf(ILocalSymbol local, SemanticModel semantics, CancellationToken cancellation)
        => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && declarator.SyntaxTree == semantics.SyntaxTree
            && declarator.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) is { } member
            && !member.DescendantNodes().Any(node => IsAssignment(node, local, semantics, cancellation))
                ? semantics.GetOperation(value, cancellation)
                : null;

    private static IOperation? InitializerOf(IFieldSymbol field, SemanticModel semantics, CancellationToken cancellation)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || field.ContainingType.Constructors.Any(constructor => constructor.IsStatic == field.IsStatic && !constructor.IsImplicitlyDeclared))
            return null;
        // A field of another file is rare here, and only then is a model made for it.
#pragma warning disable RS1030
        return (value.SyntaxTree == semantics.SyntaxTree ? semantics
            : semantics.Compilation.ContainsSyntaxTree(value.SyntaxTree) ? semantics.Compilation.GetSemanticModel(value.SyntaxTree)
            : null)?.GetOperation(value, cancellation);
#pragma warning restore RS1030
    }

    private static bool IsAssignment(SyntaxNode node, ILocalSymbol local, SemanticModel semantics, CancellationToken cancellation)
        => node is IdentifierNameSyntax name
            && name.Identifier.ValueText == local.Name
            && (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
                || name.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } }
                || name.Parent is ArgumentSyntax argument && !argument.RefOrOutKeyword.IsKind(SyntaxKind.None)
                || name.Parent is RefExpressionSyntax)
            && SymbolEqualityComparer.Default.Equals(semantics.GetSymbolInfo(name, cancellation).Symbol, local);
}

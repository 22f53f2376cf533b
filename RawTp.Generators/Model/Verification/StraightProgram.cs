using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RawTp.Model.Verification;

/// <summary>
/// What most programs are: nothing but <c>args[1]</c> and <c>args.Value&lt;int&gt;(1)</c> with a literal index, where it is evaluated on every way through the body. What such
/// a program reads stands in its text, so its flow need not be followed, nor its body bound. Of all other programs this says nothing.
/// </summary>
internal sealed class StraightProgram(IMethodSymbol program, MethodDeclarationSyntax syntax, string args, Compilation compilation, CancellationToken cancellation)
{
    private readonly List<ArgumentRead> _reads = [];
    private SemanticModel? _semantics;

    /// <returns>Null where the flow has to be followed.</returns>
    public static ArgumentReads? ReadsOf(IMethodSymbol program, Compilation compilation, CancellationToken cancellation)
    {
        IMethodSymbol method = program.PartialImplementationPart ?? program;
        if (method.Arity > 0 || method.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax
            // Types are bound as in the method's head, which a directive further down may differ from; and what cannot be parsed cannot be read off.
            || syntax.ContainsDirectives || syntax.ContainsDiagnostics
            || (SyntaxNode?)syntax.Body is null == syntax.ExpressionBody is null
            || method.Parameters.Where(static parameter => ArgsType.Carries(parameter.Type)).Take(2).ToList() is not [{ RefKind: RefKind.None } args] || !ArgsType.IsArgs(args.Type))
            return null;
        var straight = new StraightProgram(program, syntax, args.Name, compilation, cancellation);
        return straight.Gather((SyntaxNode?)syntax.Body ?? syntax.ExpressionBody!, isAlways: true) ? new ArgumentReads(straight._reads, []) : null;
    }

    /// <param name="isAlways">Whether all ways through the body evaluate it.</param>
    /// <returns>False where the flow has to be followed.</returns>
    private bool Gather(SyntaxNode node, bool isAlways)
    {
        if (!IsStraight(node))
            return false;
        if (ReadOf(node) is { } found)
            return isAlways && Add(found.Accessor, found.Type, found.Index);
        foreach (SyntaxNode child in node.ChildNodes())
        {
            if (!Gather(child, isAlways && !IsOptional(node, child)))
                return false;
        }
        return true;
    }

    /// <summary>Whether what stands behind is evaluated whatever happens here, and the arguments go nowhere.</summary>
    private bool IsStraight(SyntaxNode node)
        => node switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText != args || IsCookie(name),
            BlockSyntax or ExpressionStatementSyntax or IfStatementSyntax or EmptyStatementSyntax => true,
            LocalDeclarationStatementSyntax local => local.UsingKeyword.IsKind(SyntaxKind.None),
            ReturnStatementSyntax => node.Parent == syntax.Body && node == syntax.Body!.Statements.Last(),
            StatementSyntax or ThrowExpressionSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or SwitchExpressionSyntax or InterpolationSyntax or AwaitExpressionSyntax => false,
            _ => true,
        };

    private static bool IsCookie(IdentifierNameSyntax name)
        => name.Parent is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax { Identifier.ValueText: "Cookie" } } member && member.Expression == name;

    /// <summary>Whether some ways through <paramref name="node"/> leave the child out.</summary>
    private static bool IsOptional(SyntaxNode node, SyntaxNode child)
        => node switch
        {
            IfStatementSyntax @if => child != @if.Condition,
            ConditionalExpressionSyntax conditional => child != conditional.Condition,
            ConditionalAccessExpressionSyntax access => child != access.Expression,
            BinaryExpressionSyntax binary when node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression => child != binary.Left,
            AssignmentExpressionSyntax assignment when node.IsKind(SyntaxKind.CoalesceAssignmentExpression) => child != assignment.Left,
            _ => false,
        };

    private (Accessor Accessor, TypeSyntax? Type, LiteralExpressionSyntax Index)? ReadOf(SyntaxNode node)
        => node switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null, Expression: LiteralExpressionSyntax { Token.Value: int } index }] } element when IsArgs(element.Expression)
                => (Accessor.Raw, null, index),
            InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: GenericNameSyntax { TypeArgumentList.Arguments: [var type] } name } member,
                ArgumentList.Arguments: [{ NameColon: null, Expression: LiteralExpressionSyntax { Token.Value: int } index }],
            } when IsArgs(member.Expression) && Evaluator.AccessorOf(name.Identifier.ValueText) is { } accessor => (accessor, type, index),
            _ => null,
        };

    private bool IsArgs(ExpressionSyntax receiver) => receiver is IdentifierNameSyntax name && name.Identifier.ValueText == args;

    private bool Add(Accessor accessor, TypeSyntax? typeSyntax, LiteralExpressionSyntax place)
    {
        ITypeSymbol? type = null;
        if (typeSyntax is not null)
        {
            if (TypeOf(typeSyntax) is not { } bound || TypeText.HasErrors(bound) || PassingRule.MentionsTypeParameter(bound) || CallGraph.KnownTo(program, bound, compilation) is not { } known)
                return false;
            type = known;
        }
        int index = (int)place.Token.Value!;
        if (index == int.MaxValue)
            return false;
        _reads.Add(new ArgumentRead(index, index, IsGuarded: false, index + 1, accessor, type, place));
        return true;
    }

    private ITypeSymbol? TypeOf(TypeSyntax type)
    {
        SpecialType keyword = type is PredefinedTypeSyntax predefined ? SpecialTypeOf(predefined.Keyword.Kind()) : SpecialType.None;
        if (keyword != SpecialType.None)
            return compilation.GetSpecialType(keyword);
#pragma warning disable RS1030 // Only where a type has to be looked up.
        _semantics ??= compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
        cancellation.ThrowIfCancellationRequested();
        int head = syntax.ParameterList.SpanStart;
        ITypeSymbol? found = _semantics.GetSpeculativeTypeInfo(head, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        return found?.WithNullableAnnotation(
            type is NullableTypeSyntax || found.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? NullableAnnotation.Annotated
            : found.IsValueType || _semantics.GetNullableContext(head).AnnotationsEnabled() ? NullableAnnotation.NotAnnotated
            : NullableAnnotation.None);
    }

    /// <summary>Of those that are values: a reference has an annotation that depends on where it stands.</summary>
    private static SpecialType SpecialTypeOf(SyntaxKind keyword)
        => keyword switch
        {
            SyntaxKind.BoolKeyword => SpecialType.System_Boolean,
            SyntaxKind.SByteKeyword => SpecialType.System_SByte,
            SyntaxKind.ByteKeyword => SpecialType.System_Byte,
            SyntaxKind.CharKeyword => SpecialType.System_Char,
            SyntaxKind.ShortKeyword => SpecialType.System_Int16,
            SyntaxKind.UShortKeyword => SpecialType.System_UInt16,
            SyntaxKind.IntKeyword => SpecialType.System_Int32,
            SyntaxKind.UIntKeyword => SpecialType.System_UInt32,
            SyntaxKind.LongKeyword => SpecialType.System_Int64,
            SyntaxKind.ULongKeyword => SpecialType.System_UInt64,
            SyntaxKind.FloatKeyword => SpecialType.System_Single,
            SyntaxKind.DoubleKeyword => SpecialType.System_Double,
            _ => SpecialType.None,
        };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>Whether code runs only where a tracepoint was seen to be enabled.</summary>
internal sealed class EnabledGuard(IMethodSymbol tracepoint)
{
    private readonly string _enabled = tracepoint.Name + "Enabled";

    public bool Holds(IOperation operation)
    {
        for (IOperation? inner = operation; inner.Parent is { } around; inner = around)
        {
            if (HoldsWithin(around, inner) || (around is IBlockOperation or ISwitchCaseOperation && around.ChildOperations.TakeWhile(statement => statement != inner).Any(HoldsAfter)))
                return true;
        }
        return false;
    }

    private bool HoldsWithin(IOperation around, IOperation inner)
        => around switch
        {
            IConditionalOperation choice => choice.Condition != inner && Implies(choice.Condition, choice.WhenTrue == inner),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => and.RightOperand == inner && Implies(and.LeftOperand, true),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => or.RightOperand == inner && Implies(or.LeftOperand, false),
            IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } loop => loop.Body == inner && Implies(condition, !loop.ConditionIsUntil),
            IForLoopOperation { Condition: { } condition } loop => loop.Condition != inner && !loop.Before.Contains(inner) && Implies(condition, true),
            ISwitchExpressionArmOperation { Guard: { } guard } arm => arm.Value == inner && Implies(guard, true),
            ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation @switch } arm => arm.Value == inner && ImpliesMatch(@switch.Value, arm.Pattern),
            ISwitchCaseOperation { Parent: ISwitchOperation @switch } @case
                => @case.Body.Contains(inner) && @case.Clauses.All(clause => clause is ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } && Implies(@switch.Value, value)),
            _ => false,
        };

    private bool HoldsAfter(IOperation statement)
        => statement is IConditionalOperation choice
            && ((NeverEnds(choice.WhenTrue) && Implies(choice.Condition, false)) || (choice.WhenFalse is { } otherwise && NeverEnds(otherwise) && Implies(choice.Condition, true)));

    private static bool NeverEnds(IOperation statement)
        => statement switch
        {
            IReturnOperation { Kind: OperationKind.Return or OperationKind.YieldBreak } or IBranchOperation => true,
            IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
            IBlockOperation block => block.Operations.LastOrDefault() is { } last && NeverEnds(last),
            IConditionalOperation { WhenFalse: { } otherwise } choice => NeverEnds(choice.WhenTrue) && NeverEnds(otherwise),
            _ => false,
        };

    /// <summary>Whether the tracepoint is enabled where a condition has this value.</summary>
    private bool Implies(IOperation condition, bool value)
        => condition switch
        {
            IParenthesizedOperation inner => Implies(inner.Operand, value),
            IConversionOperation conversion => Implies(conversion.Operand, value),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Implies(not.Operand, !value),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and
                => value ? Implies(and.LeftOperand, true) || Implies(and.RightOperand, true) : Implies(and.LeftOperand, false) && Implies(and.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or
                => value ? Implies(or.LeftOperand, true) && Implies(or.RightOperand, true) : Implies(or.LeftOperand, false) || Implies(or.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool other } } equals => Implies(equals.LeftOperand, value == other),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool other } } differs => Implies(differs.LeftOperand, value != other),
            IIsPatternOperation pattern => value && ImpliesMatch(pattern.Value, pattern.Pattern),
            ILocalReferenceOperation { Local: var local } => ImpliesLocal(local, condition, value),
            IPropertyReferenceOperation property => value && (IsEnabled(property) || SpeaksOfIt(property.Property)),
            IInvocationOperation call => value && SpeaksOfIt(call.TargetMethod),
            // It may have been set from what the tracepoint says, and then the author knows.
            IFieldReferenceOperation { Field.Type.SpecialType: SpecialType.System_Boolean } field => value && SpeaksOfIt(field.Field),
            _ => false,
        };

    private bool ImpliesMatch(IOperation condition, IPatternOperation pattern)
        => pattern switch
        {
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool matched } } => Implies(condition, matched),
            INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool unmatched } } } => Implies(condition, !unmatched),
            _ => false,
        };

    private bool IsEnabled(IPropertyReferenceOperation property)
        => (property.Property.Name == _enabled && SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, tracepoint.ContainingType))
            // Which tracepoint a variable of that type holds is not followed.
            || property is { Property: { Name: "IsEnabled", ContainingType: { Name: "RawTracepoint", ContainingNamespace.Name: "RawTp" } }, Instance: var instance }
                && (instance is not IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
                    || !name.EndsWith("Tracepoint", StringComparison.Ordinal)
                    || (name == tracepoint.Name + "Tracepoint" && SymbolEqualityComparer.Default.Equals(type, tracepoint.ContainingType)));

    /// <summary>A local that is set once, where it is declared, from what the tracepoint says.</summary>
    private bool ImpliesLocal(ILocalSymbol local, IOperation use, bool value)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
            root = parent;
        IOperation? initial = null;
        foreach (IOperation operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    initial = declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when SymbolEqualityComparer.Default.Equals(target.Local, local):
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation passed } when SymbolEqualityComparer.Default.Equals(passed.Local, local):
                    return false;
            }
        }
        return initial is not null && Implies(initial, value);
    }

    /// <summary>Whether a member of the user's own says in its declaration what the tracepoint says, so that it stands for it.</summary>
    private bool SpeaksOfIt(ISymbol member)
        => member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantTokens().Any(token => token.ValueText == _enabled))
            && member.Name != _enabled;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>Whether code runs only where a tracepoint was seen to be enabled.</summary>
internal sealed class EnabledGuard(IMethodSymbol tracepoint)
{
    private readonly string _enabled = tracepoint.Name + "Enabled";
    private readonly string _tracepoint = tracepoint.Name + "Tracepoint";
    private readonly Dictionary<ISymbol, bool> _followed = new(SymbolEqualityComparer.Default);

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
            ISwitchCaseOperation { Parent: ISwitchOperation @switch } @case => @case.Body.Contains(inner) && @case.Clauses.All(clause => ImpliesClause(@switch.Value, clause)),
            ICatchClauseOperation { Filter: { } filter } handler => handler.Handler == inner && Implies(filter, true),
            _ => false,
        };

    private bool ImpliesClause(IOperation switched, ICaseClauseOperation clause)
        => clause switch
        {
            ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } => Implies(switched, value),
            IPatternCaseClauseOperation { Guard: { } guard } => Implies(guard, true),
            _ => false,
        };

    private bool HoldsAfter(IOperation statement)
        => statement is IConditionalOperation choice
            && ((NeverEnds(choice.WhenTrue) && Implies(choice.Condition, false)) || (choice.WhenFalse is { } otherwise && NeverEnds(otherwise) && Implies(choice.Condition, true)));

    /// <summary>Whether code behind the statement does not run where the statement does.</summary>
    public static bool NeverEnds(IOperation statement)
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
            // It never has the other value.
            { ConstantValue: { HasValue: true, Value: bool constant } } => constant != value,
            IParenthesizedOperation inner => Implies(inner.Operand, value),
            IConversionOperation conversion => Implies(conversion.Operand, value),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Implies(not.Operand, !value),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and
                => value ? Implies(and.LeftOperand, true) || Implies(and.RightOperand, true) : Implies(and.LeftOperand, false) && Implies(and.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or
                => value ? Implies(or.LeftOperand, true) && Implies(or.RightOperand, true) : Implies(or.LeftOperand, false) || Implies(or.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool other } } equals => Implies(equals.LeftOperand, value == other),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand.ConstantValue: { HasValue: true, Value: bool other } } equals => Implies(equals.RightOperand, value == other),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool other } } differs => Implies(differs.LeftOperand, value != other),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, LeftOperand.ConstantValue: { HasValue: true, Value: bool other } } differs => Implies(differs.RightOperand, value != other),
            IConditionalOperation { WhenFalse: { } otherwise } choice
                => (Implies(choice.Condition, true) || Implies(choice.WhenTrue, value)) && (Implies(choice.Condition, false) || Implies(otherwise, value)),
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
                    || (name == _tracepoint && SymbolEqualityComparer.Default.Equals(type, tracepoint.ContainingType)));

    /// <summary>A local that is given nothing but what the tracepoint says.</summary>
    private bool ImpliesLocal(ILocalSymbol local, IOperation use, bool value)
    {
        // Where it is given its own value, what matters is what else it is given.
        if (_followed.TryGetValue(local, out bool followed))
            return followed == value;
        _followed.Add(local, value);
        bool implies = ValuesOf(local, use) is { Count: > 0 } values && values.All(one => Implies(one, value));
        _followed.Remove(local);
        return implies;
    }

    /// <returns>All that a local is given in the code around; null where it may be given something else.</returns>
    private static List<IOperation>? ValuesOf(ILocalSymbol local, IOperation use)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
            root = parent;
        var values = new List<IOperation>();
        foreach (IOperation operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
                        values.Add(initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local):
                    values.Add(assignment.Value);
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when SymbolEqualityComparer.Default.Equals(target.Local, local):
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation passed } when SymbolEqualityComparer.Default.Equals(passed.Local, local):
                    return null;
            }
        }
        return values;
    }

    /// <summary>Whether a member of the user's own says in its declaration what the tracepoint says, so that it stands for it.</summary>
    private bool SpeaksOfIt(ISymbol member)
        => member.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantTokens().Any(token => token.ValueText == _enabled || token.ValueText == _tracepoint))
            && member.Name != _enabled;
}

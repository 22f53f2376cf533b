using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>What an operation of a flow graph yields and changes, given what is known before it.</summary>
internal sealed partial class Evaluator(MethodContext context, ControlFlowGraph graph)
{
    private readonly Variables _variables = new(graph, context.Owner);

    /// <summary>Whether this is the last pass, in which reads count.</summary>
    public bool IsRecording { get; set; }

    public IReadOnlyList<object> ChangedIn(ControlFlowRegion region) => _variables.ChangedIn(region);

    /// <summary>The value of an operation; its effects are in <paramref name="state"/> afterwards.</summary>
    public ValueRange Evaluate(IOperation operation, ProgramState state)
    {
        context.Spend();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (IntegralType.ConstantOf(operation.ConstantValue) is { } constant)
            return ValueRange.Constant(constant);
        if (IsRecording && operation.ChildOperations.Append(operation).Any(IsError) && operation.ChildOperations.Any(ArgsType.Carries))
            context.Unverifiable.Add(Unverifiable.Error(operation.Syntax));
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return _variables.Of(operation) is { } variable ? state.Get(variable, operation.Type) : ValueRange.Of(operation.Type);
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when context.ConstantOf(field) is { } readOnly:
                return ValueRange.Constant(readOnly);
            case IFlowCaptureOperation capture:
                return Capture(capture, state);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment, state);
            case ICompoundAssignmentOperation compound:
                return Compound(compound, state);
            case IIncrementOrDecrementOperation step:
                return Step(step, state);
            case IConversionOperation conversion:
                return Convert(conversion, state);
            case IBinaryOperation binary:
                return Binary(binary, state);
            case IUnaryOperation unary:
                return Unary(unary, state);
            case IPropertyReferenceOperation property:
                return Property(property, state);
            case IImplicitIndexerReferenceOperation element:
                return FromEnd(element, state);
            case IInvocationOperation call:
                return Call(call, state);
            case IObjectCreationOperation creation:
                return Create(creation, state);
            case IIsPatternOperation match:
                return Test(match, state);
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or IAnonymousFunctionOperation or IFlowAnonymousFunctionOperation:
                return ValueRange.Of(operation.Type);
            case IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation or IFunctionPointerInvocationOperation:
                EscapeInto(operation, operation.ChildOperations, "what is called here is not known when compiling");
                return Default(operation, state);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction, state);
            default:
                if (!OnlyMoves(operation))
                    EscapeInto(operation, operation.ChildOperations, "what this does with them is not followed");
                return Default(operation, state);
        }
    }

    private static bool IsError(IOperation operation) => operation is IInvalidOperation || operation.Type is IErrorTypeSymbol;

    private ValueRange Default(IOperation operation, ProgramState state)
    {
        foreach (IOperation child in operation.ChildOperations)
            Evaluate(child, state);
        foreach (IOperation target in operation.ChildOperations.Append(operation)
            .Where(static part => part is IArgumentOperation or IDeclarationExpressionOperation).SelectMany(static part => part.Targets()))
        {
            Forget(target, state);
        }
        return ValueRange.Of(operation.Type);
    }

    /// <summary>Whether the operation hands its operands on and runs no code of anybody's. What is not known here may well do more.</summary>
    private static bool OnlyMoves(IOperation operation)
        => operation is IExpressionStatementOperation or IReturnOperation or IArgumentOperation or IParenthesizedOperation or IFieldReferenceOperation
            or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation or IVariableInitializerOperation
            or IDeclarationExpressionOperation or IObjectOrCollectionInitializerOperation or IMemberInitializerOperation or IInvalidOperation;

    private ValueRange Capture(IFlowCaptureOperation capture, ProgramState state)
    {
        ValueRange value = Evaluate(capture.Value, state);
        Meaning? meaning = MeaningOf(capture.Value, state);
        state.Set(capture.Id, value);
        state.SetMeaning(capture.Id, meaning);
        if (_variables.Of(capture.Value) is { } original)
            state.SetOrigin(capture.Id, original);
        return value;
    }

    private ValueRange Assign(ISimpleAssignmentOperation assignment, ProgramState state)
    {
        if (assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
            Evaluate(assignment.Target, state);
        ValueRange value = Evaluate(assignment.Value, state);
        Meaning? meaning = MeaningOf(assignment.Value, state);
        EscapeIntoSetter(assignment.Target, assignment);
        object? original = context.IsSharp ? _variables.Of(assignment.Value) : null;
        foreach (object variable in Store(assignment.Target, value, state))
        {
            state.SetMeaning(variable, meaning);
            if (original is not null)
                state.SetOrigin(variable, original);
        }
        return value;
    }

    /// <summary><c>(i, j) = (j, i)</c>: first all values, then all assignments. What is taken apart by a method or a tuple's fields is not followed.</summary>
    private ValueRange Deconstruct(IDeconstructionAssignmentOperation deconstruction, ProgramState state)
    {
        EscapeInto(deconstruction, [deconstruction.Value], "what takes it apart is not followed");
        var parts = new List<(IOperation Target, IOperation Value)>();
        if (!Pair(deconstruction.Target, deconstruction.Value, parts))
        {
            Evaluate(deconstruction.Target, state);
            Evaluate(deconstruction.Value, state);
            foreach (IOperation target in deconstruction.Target.DescendantsAndSelf())
            {
                EscapeIntoSetter(target, deconstruction);
                Forget(target, state);
            }
            return ValueRange.Of(deconstruction.Type);
        }
        foreach ((IOperation target, _) in parts)
        {
            Evaluate(target, state);
            EscapeIntoSetter(target, deconstruction);
        }
        List<ValueRange> values = [.. parts.Select(part => Evaluate(part.Value, state))];
        for (int i = 0; i < parts.Count; i++)
            Store(parts[i].Target, values[i], state);
        return ValueRange.Of(deconstruction.Type);
    }

    private static bool Pair(IOperation target, IOperation value, List<(IOperation Target, IOperation Value)> parts)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
        {
            parts.Add((target, value));
            return true;
        }
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value is ITupleOperation values
            && values.Elements.Length == targets.Elements.Length
            && targets.Elements.Zip(values.Elements, static (t, v) => (t, v)).All(pair => Pair(pair.t, pair.v, parts));
    }

    private ValueRange Compound(ICompoundAssignmentOperation compound, ProgramState state)
    {
        ValueRange before = Evaluate(compound.Target, state);
        ValueRange operand = Evaluate(compound.Value, state);
        ValueRange value = compound.OperatorMethod is not null
            ? ValueRange.Of(compound.Type)
            : Compute(compound.OperatorKind, before, operand, compound.Type, compound.IsChecked);
        if (compound.OperatorMethod is not null || compound.InConversion.MethodSymbol is not null || compound.OutConversion.MethodSymbol is not null)
            EscapeInto(compound, compound.ChildOperations, "an operator is not followed");
        EscapeIntoSetter(compound.Target, compound);
        Store(compound.Target, value, state);
        return value;
    }

    private ValueRange Step(IIncrementOrDecrementOperation step, ProgramState state)
    {
        ValueRange before = Evaluate(step.Target, state);
        ValueRange after = step.OperatorMethod is not null ? ValueRange.Of(step.Type) : Compute(BinaryOperatorKind.Add, before, ValueRange.Constant(StepOf(step)), step.Type, step.IsChecked);
        if (step.OperatorMethod is not null)
            EscapeInto(step, step.ChildOperations, "an operator is not followed");
        EscapeIntoSetter(step.Target, step);
        Store(step.Target, after, state);
        return step.IsPostfix ? before : after;
    }

    private static int StepOf(IIncrementOrDecrementOperation step) => step.Kind == OperationKind.Increment ? 1 : -1;

    private ValueRange Convert(IConversionOperation conversion, ProgramState state)
    {
        ValueRange value = Evaluate(conversion.Operand, state);
        if (conversion.OperatorMethod is not null)
            EscapeInto(conversion, conversion.ChildOperations, "a conversion is not followed");
        if (conversion.OperatorMethod is not null || IntegralType.Of(conversion.Operand.Type) is null)
            return ValueRange.Of(conversion.Type);
        ValueRange fitted = IntegralType.Fit(value, conversion.Type, conversion.IsChecked);
        return context.IsSharp && HasBits(conversion.Type) && HasBits(conversion.Operand.Type) && fitted != value
            ? fitted.WithBits(IntegralType.Of(conversion.Type)?.Held(value.Word))
            : fitted;
    }

    private ValueRange Binary(IBinaryOperation binary, ProgramState state)
    {
        ValueRange left = Evaluate(binary.LeftOperand, state);
        ValueRange right = Evaluate(binary.RightOperand, state);
        if (binary.OperatorMethod is not null)
        {
            EscapeInto(binary, binary.ChildOperations, "an operator is not followed");
            return ValueRange.Of(binary.Type);
        }
        return IntegralType.Of(binary.Type) is null || binary.IsLifted || binary.Type?.SpecialType == SpecialType.System_Boolean
            ? ValueRange.Of(binary.Type)
            : Compute(binary.OperatorKind, left, right, binary.Type, binary.IsChecked);
    }

    private ValueRange Compute(BinaryOperatorKind kind, ValueRange left, ValueRange right, ITypeSymbol? type, bool isChecked)
    {
        ValueRange exact = Arithmetic.Binary(kind, left, right, type);
        ValueRange fitted = IntegralType.Fit(exact, type, isChecked);
        return context.IsSharp && HasBits(type) && MayKnowBits(kind, left, right, exact, ValueRange.Of(type))
            ? fitted.WithBits(IntegralType.Of(type)?.Held(Word.Binary(kind, left.Word, right.Word, type!.SpecialType)))
            : fitted;
    }

    /// <summary>Whether the bits may say more of a result than its range does.</summary>
    private static bool MayKnowBits(BinaryOperatorKind kind, ValueRange left, ValueRange right, ValueRange exact, ValueRange all)
        => !exact.IsConstant
            && (left != all || right != all)
            && (kind is not (BinaryOperatorKind.Add or BinaryOperatorKind.Subtract) || left.More is not null || right.More is not null || !all.Covers(exact));

    private static bool HasBits(ITypeSymbol? type)
        => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    private ValueRange Unary(IUnaryOperation unary, ProgramState state)
    {
        ValueRange value = Evaluate(unary.Operand, state);
        if (unary.OperatorMethod is not null)
            EscapeInto(unary, unary.ChildOperations, "an operator is not followed");
        return unary switch
        {
            { OperatorMethod: not null } or { IsLifted: true } => ValueRange.Of(unary.Type),
            { OperatorKind: UnaryOperatorKind.Plus } => value,
            { OperatorKind: UnaryOperatorKind.Minus } => IntegralType.Fit(new(-value.Max, -value.Min), unary.Type, unary.IsChecked),
            { OperatorKind: UnaryOperatorKind.BitwiseNegation } => IntegralType.Fit(new(-value.Max - 1, -value.Min - 1), unary.Type, isChecked: false),
            _ => ValueRange.Of(unary.Type),
        };
    }

    private ValueRange Property(IPropertyReferenceOperation property, ProgramState state)
    {
        if (property.Instance is { } instance)
            Evaluate(instance, state);
        List<ValueRange> arguments = [.. property.Arguments.Select(argument => Evaluate(argument.Value, state))];
        if (ArgsType.IsArgs(property.Property.ContainingType))
        {
            if (property.Property.IsIndexer && arguments.Count == 1)
                Read(arguments[0], Accessor.Raw, null, property.Arguments[0].Value, state);
            return property.Property.Name == "Count" ? CountRange(state) : ValueRange.Of(property.Type);
        }
        if (IntegralType.Of(property.Type) is { } integral && property.Property.IsLength())
            return new(0, integral.Max);
        if (property.Property.GetMethod is { } getter && property.ChildOperations.Any(ArgsType.Carries))
            Follow(getter, property, property.Arguments, arguments, state);
        return ValueRange.Of(property.Type);
    }

    /// <summary><c>args[^1]</c></summary>
    private ValueRange FromEnd(IImplicitIndexerReferenceOperation element, ProgramState state)
    {
        Evaluate(element.Instance, state);
        ValueRange? fromEnd = element.Argument is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? Evaluate(hat.Operand, state) : null;
        if (fromEnd is null)
            Evaluate(element.Argument, state);
        if (ArgsType.IsArgs(element.Instance.Type))
        {
            ValueRange index = fromEnd is { IsConstant: true } distance
                ? CountRange(state).Shifted(-distance.Min)
                : fromEnd is { } some ? new(state.CountAtLeast - some.Max, RuntimeNames.MaxArgs - some.Min, some.Min >= 1 ? -1 : null) : ValueRange.Of(null);
            Read(index, Accessor.Raw, null, element.Argument, state);
        }
        else
        {
            EscapeInto(element, [element.Instance], "an implicit indexer is not followed");
        }
        return ValueRange.Of(element.Type);
    }

    private static ValueRange CountRange(ProgramState state) => new(state.CountAtLeast, RuntimeNames.MaxArgs, AboveCount: 0, BelowCount: 0);

    /// <returns>The variables that have the value now.</returns>
    private IReadOnlyCollection<object> Store(IOperation target, ValueRange value, ProgramState state)
    {
        IReadOnlyCollection<object> changed = _variables.ChangedThrough(target);
        // One variable, or the capture that stands for it, and the variable; else it is one of several.
        bool isCertain = changed.Count <= 2;
        foreach (object variable in changed)
        {
            if (isCertain)
                state.Set(variable, IntegralType.Fit(value, target.Type, isChecked: false));
            else
                state.Forget(variable);
        }
        return isCertain ? changed : [];
    }

    private void Forget(IOperation target, ProgramState state)
    {
        foreach (object variable in _variables.ChangedThrough(target))
            state.Forget(variable);
    }

    /// <summary>What a bool says, once it holds the condition.</summary>
    private Meaning? MeaningOf(IOperation condition, ProgramState state)
    {
        if (condition.Type?.SpecialType != SpecialType.System_Boolean)
            return null;
        if (_variables.Of(condition) is { } variable)
            return state.MeaningOf(variable);
        return condition is IBinaryOperation or IUnaryOperation or IIsPatternOperation && !HasEffects(condition)
            ? new Meaning(FactsWhen(condition, true, state), FactsWhen(condition, false, state))
            : null;
    }

    private Facts? FactsWhen(IOperation condition, bool truth, ProgramState state)
    {
        ProgramState assumed = state.Clone();
        return Assume(condition, truth, assumed) ? assumed.Beyond(state) : null;
    }
}

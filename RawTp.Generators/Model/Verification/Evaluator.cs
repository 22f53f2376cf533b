using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>What an operation of a flow graph yields and changes, given what is known before it.</summary>
internal sealed partial class Evaluator(MethodContext context, ControlFlowGraph graph)
{
    private readonly Variables _variables = new(graph);

    /// <summary>Whether this is the last pass, in which reads count.</summary>
    public bool IsRecording { get; set; }

    public IEnumerable<object> AssignedIn(ControlFlowRegion region) => _variables.AssignedIn(region);

    /// <summary>The value of an operation; its effects are in <paramref name="state"/> afterwards.</summary>
    public ValueRange Evaluate(IOperation operation, ProgramState state)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (IntegralType.ConstantOf(operation.ConstantValue) is { } constant)
            return ValueRange.Constant(constant);
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
                Evaluate(match.Value, state);
                if (!ArgsType.IsArgs(match.Value.Type))
                    EscapeInto(match, [match.Value], "what a pattern calls is not followed");
                ForgetDeclared(match.Pattern, state);
                return ValueRange.Boolean;
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or IAnonymousFunctionOperation or IFlowAnonymousFunctionOperation:
                return ValueRange.Of(operation.Type);
            case IDynamicInvocationOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation or IFunctionPointerInvocationOperation:
                EscapeInto(operation, operation.ChildOperations, "what is called here is not known when compiling");
                return Default(operation, state);
            case IDeconstructionAssignmentOperation deconstruction:
                EscapeInto(deconstruction, [deconstruction.Value], "a deconstruction is not followed");
                return Default(operation, state);
            default:
                return Default(operation, state);
        }
    }

    private ValueRange Default(IOperation operation, ProgramState state)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Evaluate(child, state);
            // A deconstruction, a ref or out argument, a declaration in a condition: whatever is not followed may assign.
            if (operation is IDeconstructionAssignmentOperation or IDeclarationExpressionOperation or ITupleOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out })
                ForgetAssigned(child, state);
        }
        return ValueRange.Of(operation.Type);
    }

    private ValueRange Capture(IFlowCaptureOperation capture, ProgramState state)
    {
        ValueRange value = Evaluate(capture.Value, state);
        state.Set(capture.Id, value);
        if (_variables.Of(capture.Value) is { } original)
            state.SetOrigin(capture.Id, original);
        return value;
    }

    private ValueRange Assign(ISimpleAssignmentOperation assignment, ProgramState state)
    {
        if (assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
            Evaluate(assignment.Target, state);
        ValueRange value = Evaluate(assignment.Value, state);
        if (assignment.Target is IPropertyReferenceOperation { Property.SetMethod: { } setter } property && !context.IsWithoutBody(setter))
            EscapeInto(assignment, assignment.Target.ChildOperations.Append(assignment.Value), $"the setter of '{property.Property.Name}' is not followed");
        Store(assignment.Target, value, state);
        return value;
    }

    private ValueRange Compound(ICompoundAssignmentOperation compound, ProgramState state)
    {
        ValueRange before = Evaluate(compound.Target, state);
        ValueRange operand = Evaluate(compound.Value, state);
        ValueRange value = compound.OperatorMethod is not null
            ? ValueRange.Of(compound.Type)
            : IntegralType.Fit(Arithmetic.Binary(compound.OperatorKind, before, operand, compound.Type), compound.Type, compound.IsChecked);
        Store(compound.Target, value, state);
        return value;
    }

    private ValueRange Step(IIncrementOrDecrementOperation step, ProgramState state)
    {
        ValueRange before = Evaluate(step.Target, state);
        ValueRange after = step.OperatorMethod is not null ? ValueRange.Of(step.Type) : IntegralType.Fit(before.Shifted(StepOf(step)), step.Type, step.IsChecked);
        Store(step.Target, after, state);
        return step.IsPostfix ? before : after;
    }

    private static int StepOf(IIncrementOrDecrementOperation step) => step.Kind == OperationKind.Increment ? 1 : -1;

    private ValueRange Convert(IConversionOperation conversion, ProgramState state)
    {
        ValueRange value = Evaluate(conversion.Operand, state);
        if (conversion.OperatorMethod is not null)
            EscapeInto(conversion, conversion.ChildOperations, "a conversion is not followed");
        return conversion.OperatorMethod is null && IntegralType.Of(conversion.Operand.Type) is not null
            ? IntegralType.Fit(value, conversion.Type, conversion.IsChecked)
            : ValueRange.Of(conversion.Type);
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
            : IntegralType.Fit(Arithmetic.Binary(binary.OperatorKind, left, right, binary.Type), binary.Type, binary.IsChecked);
    }

    private ValueRange Unary(IUnaryOperation unary, ProgramState state)
    {
        ValueRange value = Evaluate(unary.Operand, state);
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
            if (property.Property.IsIndexer)
                Read(arguments[0], Accessor.Raw, null, property.Arguments[0].Value, state);
            return property.Property.Name == "Count" ? CountRange(state) : ValueRange.Of(property.Type);
        }
        if (property.Property.Name is "Length" or "Count" or "LongLength" && IntegralType.Of(property.Type) is { } integral && property.Property.ContainingNamespaceIsSystem())
            return new(0, integral.Max);
        if (property.Property.GetMethod is { } getter && (ArgsType.Carries(property.Instance?.Type) || property.Arguments.Any(static argument => ArgsType.Carries(argument.Value.Type))))
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
                : fromEnd is { } some ? new(-some.Max, RuntimeNames.MaxArgs - some.Min, some.Min >= 1 ? -1 : null) : ValueRange.Of(null);
            Read(index, Accessor.Raw, null, element.Argument, state);
        }
        else
        {
            EscapeInto(element, [element.Instance], "an implicit indexer is not followed");
        }
        return ValueRange.Of(element.Type);
    }

    private static ValueRange CountRange(ProgramState state) => new(state.CountAtLeast, RuntimeNames.MaxArgs, AboveCount: 0, BelowCount: 0);

    private void Store(IOperation target, ValueRange value, ProgramState state)
    {
        if (_variables.Of(target) is { } variable)
            state.Set(variable, IntegralType.Fit(value, target.Type, isChecked: false));
        // A capture may stand for a variable that is assigned through it.
        if (target is IFlowCaptureReferenceOperation reference)
        {
            foreach (object captured in _variables.BehindCapture(reference.Id))
                state.Set(captured, IntegralType.Fit(value, target.Type, isChecked: false));
        }
    }

    private void ForgetAssigned(IOperation target, ProgramState state)
    {
        foreach (IOperation part in target.DescendantsAndSelf())
        {
            if (_variables.Of(part) is { } variable)
                state.Forget(variable);
        }
    }

    private void ForgetDeclared(IOperation pattern, ProgramState state)
    {
        foreach (IOperation part in pattern.DescendantsAndSelf())
        {
            ISymbol? declared = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (declared is not null)
                state.Forget(declared);
        }
    }
}

using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>What a condition says of the values in it, where it holds and where it does not.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Takes a condition, already evaluated, for true or false.</summary>
    /// <returns>False where it cannot be so: what follows is never reached.</returns>
    public bool Assume(IOperation condition, bool truth, ProgramState state)
    {
        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
            return constant == truth;
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Assume(not.Operand, !truth, state);
            case IBinaryOperation { OperatorMethod: null, IsLifted: false } binary:
                return AssumeBinary(binary, truth, state);
            case IIsPatternOperation match:
                return AssumeMatch(match.Value, match.Pattern, truth, state);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation when condition.Type?.SpecialType == SpecialType.System_Boolean:
                return NarrowPlace(condition, ValueRange.Constant(truth ? 1 : 0), state);
            default:
                return condition.Type?.SpecialType != SpecialType.System_Boolean || ValueNow(condition, state) is not { IsConstant: true } value || value.Min.IsZero != truth;
        }
    }

    private bool AssumeBinary(IBinaryOperation binary, bool truth, ProgramState state)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.And when binary.Type?.SpecialType == SpecialType.System_Boolean && truth:
            case BinaryOperatorKind.ConditionalAnd when truth:
            case BinaryOperatorKind.Or when binary.Type?.SpecialType == SpecialType.System_Boolean && !truth:
            case BinaryOperatorKind.ConditionalOr when !truth:
                return (Changes(binary.RightOperand, binary.LeftOperand) || Assume(binary.LeftOperand, truth, state)) && Assume(binary.RightOperand, truth, state);
        }
        if (IntegralType.Of(binary.LeftOperand.Type) is null || IntegralType.Of(binary.RightOperand.Type) is null)
            return true;
        BinaryOperatorKind kind = truth ? binary.OperatorKind : Opposite(binary.OperatorKind);
        ValueRange right = ValueNow(binary.RightOperand, state);
        if (Changes(binary.RightOperand, binary.LeftOperand))
            // What the left operand was computed from has changed since.
            return true;
        ValueRange left = ValueNow(binary.LeftOperand, state);
        return kind switch
        {
            BinaryOperatorKind.LessThan => AssumeOrder(binary.LeftOperand, left, binary.RightOperand, right, 1, state),
            BinaryOperatorKind.LessThanOrEqual => AssumeOrder(binary.LeftOperand, left, binary.RightOperand, right, 0, state),
            BinaryOperatorKind.GreaterThan => AssumeOrder(binary.RightOperand, right, binary.LeftOperand, left, 1, state),
            BinaryOperatorKind.GreaterThanOrEqual => AssumeOrder(binary.RightOperand, right, binary.LeftOperand, left, 0, state),
            BinaryOperatorKind.Equals => !left.Intersect(right).IsEmpty && NarrowPlace(binary.LeftOperand, right, state) && NarrowPlace(binary.RightOperand, left, state),
            BinaryOperatorKind.NotEquals => AssumeDifferent(binary.LeftOperand, left, right, state) && AssumeDifferent(binary.RightOperand, right, left, state),
            _ => true,
        };
    }

    /// <summary>The lesser plus the distance is at most the greater.</summary>
    private bool AssumeOrder(IOperation lesser, ValueRange low, IOperation greater, ValueRange high, int distance, ProgramState state)
    {
        if (low.Min + distance > high.Max)
            return false;
        ValueRange all = IntegralType.Widest;
        return NarrowPlace(lesser, new ValueRange(all.Min, high.Max - distance, high.AboveCount - distance), state)
            && NarrowPlace(greater, new ValueRange(low.Min + distance, all.Max, null, low.BelowCount + distance), state);
    }

    private bool AssumeDifferent(IOperation operation, ValueRange value, ValueRange other, ProgramState state)
    {
        if (!other.IsConstant)
            return true;
        if (value.IsConstant)
            return value.Min != other.Min;
        ValueRange without = value;
        if (value.Min == other.Min)
            without = without with { Min = value.Min + 1 };
        if (value.Max == other.Min)
            without = without with { Max = value.Max - 1 };
        if (context.IsSharp && HasBits(operation.Type))
        {
            if (value.Word.Without((ulong)(other.Min & ulong.MaxValue)) is not { } word)
                return false;
            without = without.WithBits(word);
        }
        return !without.IsEmpty && NarrowPlace(operation, without, state);
    }

    /// <summary>The value that an operation had when it was evaluated just before: an increment has taken effect since.</summary>
    private ValueRange ValueNow(IOperation operation, ProgramState state)
    {
        bool wasRecording = IsRecording;
        IsRecording = false;
        try
        {
            return operation switch
            {
                IIncrementOrDecrementOperation { IsPostfix: true } step when Wraps(step, state) => ValueRange.Of(step.Type),
                IIncrementOrDecrementOperation { IsPostfix: true } step => Evaluate(step.Target, state.Clone()).Shifted(-StepOf(step)),
                IIncrementOrDecrementOperation step => Evaluate(step.Target, state.Clone()),
                ISimpleAssignmentOperation assignment => Evaluate(assignment.Target, state.Clone()),
                ICompoundAssignmentOperation compound => Evaluate(compound.Target, state.Clone()),
                IConversionOperation { OperatorMethod: null } conversion when IntegralType.Of(conversion.Operand.Type) is not null
                    => IntegralType.Fit(ValueNow(conversion.Operand, state), conversion.Type, conversion.IsChecked),
                _ when HasEffects(operation) => ValueRange.Of(operation.Type),
                _ => Evaluate(operation, state.Clone()),
            };
        }
        finally
        {
            IsRecording = wasRecording;
        }
    }

    private static bool HasEffects(IOperation operation)
        => operation.DescendantsAndSelf().Any(static part => part is IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation
            or IArgumentOperation { Parameter.RefKind: not RefKind.None });

    /// <summary>Whether the later operand of the two changes what the earlier was computed from.</summary>
    private bool Changes(IOperation later, IOperation earlier)
    {
        if (!HasEffects(later))
            return false;
        HashSet<object> changed = [.. later.DescendantsAndSelf().SelectMany(static part => part.Targets()).SelectMany(_variables.ChangedThrough)];
        return earlier.DescendantsAndSelf().Any(part => _variables.Of(part) is { } variable && changed.Contains(variable));
    }

    /// <summary>More is known of the value of an operation, and so of the variable, or the count, that it was computed from.</summary>
    private bool NarrowPlace(IOperation operation, ValueRange range, ProgramState state)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property: { Name: "Count" } count } when ArgsType.IsArgs(count.ContainingType):
                return range.Max >= state.CountAtLeast && state.NarrowCount(range.Min);
            case IIncrementOrDecrementOperation { OperatorMethod: null } step when !Wraps(step, state):
                return NarrowPlace(step.Target, step.IsPostfix ? range.Shifted(StepOf(step)) : range, state);
            case ISimpleAssignmentOperation assignment:
                return NarrowPlace(assignment.Target, range, state);
            case IConversionOperation { OperatorMethod: null } conversion:
                return NarrowConverted(conversion, range, state);
            case IBinaryOperation { OperatorMethod: null, IsLifted: false, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum:
                return NarrowSum(sum, range, state);
            case IBinaryOperation { OperatorMethod: null, IsLifted: false, OperatorKind: BinaryOperatorKind.And } masked when context.IsSharp && HasBits(masked.Type):
                return NarrowBits(masked, range, state);
            default:
                return _variables.Of(operation) is not { } variable || state.Narrow(variable, operation.Type, range);
        }
    }

    /// <summary>A conversion that keeps the value says of the operand what is known of the result; so does one of a signed number to unsigned, below the sign.</summary>
    private bool NarrowConverted(IConversionOperation conversion, ValueRange range, ProgramState state)
    {
        if (IntegralType.Of(conversion.Operand.Type) is not { } from || IntegralType.Of(conversion.Type) is not { } to)
            return true;
        range = range.Intersect(new ValueRange(to.Min, to.Max));
        if (range.IsEmpty || !NarrowBits(conversion, range, state))
            return false;
        bool keepsAll = IntegralType.CertainlyIn(conversion.Type) is { } certain && from.Min >= certain.Min && from.Max <= certain.Max;
        bool keepsNonNegative = to.Min == 0 && to.Max >= from.Max && range.Min >= 0 && range.Max <= from.Max;
        if (keepsAll || KeepsTheValue(conversion, state))
            return NarrowPlace(conversion.Operand, range, state);
        // (uint)i < 3: a negative number would have become one above the greatest that is signed.
        return !(keepsNonNegative && to.Max >= from.Max - from.Min) || NarrowPlace(conversion.Operand, range with { Min = BigInteger.Max(range.Min, 0) }, state);
    }

    /// <summary>Where some bits of a number are known, those that a constant has picked out of it.</summary>
    private bool NarrowBits(IBinaryOperation masked, ValueRange range, ProgramState state)
    {
        if (HasEffects(masked))
            return true;
        ValueRange left = ValueNow(masked.LeftOperand, state);
        ValueRange right = ValueNow(masked.RightOperand, state);
        if (!left.IsConstant && !right.IsConstant)
            return true;
        IOperation place = left.IsConstant ? masked.RightOperand : masked.LeftOperand;
        var mask = (ulong)((left.IsConstant ? left : right).Min & ulong.MaxValue);
        range = ValueNow(masked, state).Intersect(range);
        if (range.IsEmpty)
            return false;
        KnownBits bits = range.Word.Bits;
        return Word.OfBits(new KnownBits(bits.Ones & mask, bits.Unknown | ~mask)) is { } word
            && NarrowPlace(place, ValueRange.Of(place.Type).WithBits(word), state);
    }

    /// <summary>A conversion between integers of 32 and 64 bits keeps the lower half, or all, of their bits.</summary>
    private bool NarrowBits(IConversionOperation conversion, ValueRange range, ProgramState state)
    {
        if (!context.IsSharp || !HasBits(conversion.Type) || !HasBits(conversion.Operand.Type) || HasEffects(conversion.Operand))
            return true;
        bool keepsAll = IntegralType.Of(conversion.Type)!.Value.Max > uint.MaxValue;
        Word word = range.Word;
        return NarrowPlace(conversion.Operand, ValueRange.Of(conversion.Operand.Type).WithBits(keepsAll ? word : word.LowHalf()), state);
    }

    private bool KeepsTheValue(IConversionOperation conversion, ProgramState state)
        => ValueNow(conversion.Operand, state) is var value && IntegralType.CertainlyIn(conversion.Type) is { } to && value.Min >= to.Min && value.Max <= to.Max;

    private bool NarrowSum(IBinaryOperation sum, ValueRange range, ProgramState state)
    {
        int sign = sum.OperatorKind == BinaryOperatorKind.Add ? 1 : -1;
        (IOperation place, IOperation constant) = sum.OperatorKind == BinaryOperatorKind.Add && sum.LeftOperand.ConstantValue.HasValue
            ? (sum.RightOperand, sum.LeftOperand)
            : (sum.LeftOperand, sum.RightOperand);
        if (IntegralType.ConstantOf(constant.ConstantValue) is not { } distance || HasEffects(place) || IntegralType.CertainlyIn(sum.Type) is not { } type)
            return true;
        if (sum.IsChecked)
            return NarrowPlace(place, range.Shifted(-sign * distance), state);
        ValueRange exact = ValueNow(place, state).Shifted(sign * distance);
        bool fits = exact.Min >= type.Min && exact.Max <= type.Max;
        ValueRange before = range.Intersect(new ValueRange(type.Min, type.Max)).Shifted(-sign * distance);
        // A sum that has wrapped around is one of a number at the other end of the type, to which this one does not reach then.
        bool isOnePiece = before.Min >= type.Min && before.Max <= type.Max && IntegralType.Of(sum.Type) == type;
        return !(fits || isOnePiece) || NarrowPlace(place, before, state);
    }

    /// <summary>Whether the step that was just made may have wrapped around; then the variable says nothing of the value before it.</summary>
    private bool Wraps(IIncrementOrDecrementOperation step, ProgramState state)
    {
        if (step.OperatorMethod is not null || IntegralType.Of(step.Type) is not { } integral || IntegralType.CertainlyIn(step.Type) is not { } certain || integral != certain)
            return true;
        ValueRange after = Evaluate(step.Target, state.Clone());
        return StepOf(step) > 0 ? after.Min <= integral.Min : after.Max >= integral.Max;
    }

    private static BinaryOperatorKind Opposite(BinaryOperatorKind kind)
        => kind switch
        {
            BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
            BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
            BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
            BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
            BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
            _ => BinaryOperatorKind.None,
        };
}

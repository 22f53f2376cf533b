using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>What a match says of the value that was matched.</summary>
internal sealed partial class Evaluator
{
    private bool AssumeMatch(IOperation value, IPatternOperation pattern, bool truth, ProgramState state)
    {
        if (ArgsType.IsArgs(value.Type))
            return !truth || AssumeArgsMatch(pattern, state);
        if (IntegralType.Of(value.Type) is null)
            return true;
        ValueRange now = ValueNow(value, state);
        if (Match(now, pattern, truth) is not { } matched)
            return false;
        if (truth && pattern is IDeclarationPatternOperation { DeclaredSymbol: { } declared })
            state.Set(declared, IntegralType.Fit(matched, pattern.NarrowedType, isChecked: false));
        return NarrowPlace(value, matched, state);
    }

    /// <summary><c>args is { Count: > 2 }</c> and list patterns say how many arguments there are.</summary>
    private static bool AssumeArgsMatch(IPatternOperation pattern, ProgramState state)
    {
        switch (pattern)
        {
            case IRecursivePatternOperation recursive:
                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    if (property.Member is IPropertyReferenceOperation { Property.Name: "Count" }
                        && (Match(CountRange(state), property.Pattern, truth: true) is not { } count || !state.NarrowCount(count.Min)))
                    {
                        return false;
                    }
                }
                return true;
            case IListPatternOperation list:
                return state.NarrowCount(list.Patterns.Count(static part => part is not ISlicePatternOperation));
            default:
                return true;
        }
    }

    /// <returns>What remains of the range, or null where nothing does.</returns>
    private static ValueRange? Match(ValueRange range, IPatternOperation pattern, bool truth)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when IntegralType.ConstantOf(constant.Value.ConstantValue) is { } number:
                return truth ? NotEmpty(range.Intersect(ValueRange.Constant(number))) : Without(range, number);
            case IRelationalPatternOperation relational when IntegralType.ConstantOf(relational.Value.ConstantValue) is { } bound:
                BinaryOperatorKind kind = truth ? relational.OperatorKind : Opposite(relational.OperatorKind);
                ValueRange all = IntegralType.Widest;
                return NotEmpty(range.Intersect(kind switch
                {
                    BinaryOperatorKind.LessThan => new(all.Min, bound - 1),
                    BinaryOperatorKind.LessThanOrEqual => new(all.Min, bound),
                    BinaryOperatorKind.GreaterThan => new(bound + 1, all.Max),
                    BinaryOperatorKind.GreaterThanOrEqual => new(bound, all.Max),
                    _ => all,
                }));
            case INegatedPatternOperation negated:
                return Match(range, negated.Pattern, !truth);
            case IBinaryPatternOperation both when (both.OperatorKind == BinaryOperatorKind.And) == truth:
                return Match(range, both.LeftPattern, truth) is { } first ? Match(first, both.RightPattern, truth) : null;
            case IBinaryPatternOperation either:
                ValueRange? left = Match(range, either.LeftPattern, truth);
                ValueRange? right = Match(range, either.LeftPattern, !truth) is { } rest ? Match(rest, either.RightPattern, truth) : null;
                return left is { } some ? right is { } more ? some.Join(0, more, 0) : some : right;
            case IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                return truth ? range : null;
            default:
                return range;
        }
    }

    private static ValueRange? NotEmpty(ValueRange range) => range.IsEmpty ? null : range;

    private static ValueRange? Without(ValueRange range, System.Numerics.BigInteger number)
    {
        if (range.Min == number)
            range = range with { Min = number + 1 };
        if (range.Max == number)
            range = range with { Max = number - 1 };
        return NotEmpty(range);
    }
}

using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>What a match says of the value that was matched.</summary>
internal sealed partial class Evaluator
{
    private ValueRange Test(IIsPatternOperation match, ProgramState state)
    {
        Evaluate(match.Value, state);
        if (!ArgsType.IsArgs(match.Value.Type))
            EscapeInto(match, [match.Value], "what a pattern calls is not followed");
        foreach (IOperation part in match.Pattern.DescendantsAndSelf())
        {
            if (DeclaredBy(part) is { } declared)
                state.Forget(declared);
            if (ArgsType.IsArgs(match.Value.Type))
                ReadInPattern(match, part);
        }
        return ValueRange.Boolean;
    }

    private bool AssumeMatch(IOperation value, IPatternOperation pattern, bool truth, ProgramState state)
    {
        if (pattern is INegatedPatternOperation negated)
            return AssumeMatch(value, negated.Pattern, !truth, state);
        if (ArgsType.IsArgs(value.Type))
            return AssumeArgsMatch(pattern, truth, state);
        bool isInteger = IntegralType.Of(value.Type) is not null;
        if (isInteger && (Match(ValueNow(value, state), pattern, truth) is not { } matched || !NarrowPlace(value, matched, state)))
            return false;
        if (!truth)
            return true;
        foreach (ISymbol declared in Conjuncts(pattern).Select(DeclaredBy).OfType<ISymbol>())
        {
            ITypeSymbol? type = (declared as ILocalSymbol)?.Type;
            if (IntegralType.Of(type) is null)
                continue;
            if (Match(isInteger ? ValueNow(value, state) : ValueRange.Of(type), pattern, truth: true) is not { } range)
                return false;
            state.Set(declared, IntegralType.Fit(range, type, isChecked: false));
        }
        return true;
    }

    private static bool AssumeArgsMatch(IPatternOperation pattern, bool truth, ProgramState state)
    {
        if (Match(CountRange(state), pattern, truth) is not { } count || !state.NarrowCount(count.Min))
            return false;
        if (!truth)
            return true;
        foreach (IPropertySubpatternOperation part in Conjuncts(pattern).OfType<IRecursivePatternOperation>().SelectMany(static recursive => recursive.PropertySubpatterns).Where(IsCount))
        {
            foreach (ISymbol declared in Conjuncts(part.Pattern).Select(DeclaredBy).OfType<ISymbol>())
                state.Set(declared, CountRange(state));
        }
        return true;
    }

    private static bool IsCount(IPropertySubpatternOperation part)
        => part.Member is IPropertyReferenceOperation { Property: { Name: "Count" } count } && ArgsType.IsArgs(count.ContainingType);

    /// <summary>The parts of a pattern that all hold of the value itself where the pattern does.</summary>
    private static IEnumerable<IPatternOperation> Conjuncts(IPatternOperation pattern)
        => pattern is IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both ? Conjuncts(both.LeftPattern).Concat(Conjuncts(both.RightPattern)) : [pattern];

    private static ISymbol? DeclaredBy(IOperation pattern)
        => pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        };

    /// <summary><c>args is [_, 5, ..]</c> looks at how many arguments there are, and then at one.</summary>
    private void ReadInPattern(IIsPatternOperation match, IOperation part)
    {
        switch (part)
        {
            case IRecursivePatternOperation { DeconstructSymbol: not null }:
            case IPropertySubpatternOperation { Member: IMemberReferenceOperation member } when !ArgsType.IsArgs(member.Member.ContainingType):
                EscapeInto(match, [match.Value], "what a pattern calls is not followed");
                break;
            case IPropertySubpatternOperation { Member: not IMemberReferenceOperation } when IsRecording:
                context.Unverifiable.Add(Unverifiable.Error(part.Syntax));
                break;
            case IListPatternOperation list when IsRecording && ArgsType.IsArgs(list.InputType):
                int slice = list.Patterns.IndexOf(list.Patterns.FirstOrDefault(static pattern => pattern is ISlicePatternOperation)!);
                int length = slice < 0 ? list.Patterns.Length : list.Patterns.Length - 1;
                for (int i = 0; i < list.Patterns.Length; i++)
                {
                    IPatternOperation element = list.Patterns[i];
                    if (element is IDiscardPatternOperation or ISlicePatternOperation || length > RuntimeNames.MaxArgs)
                        continue;
                    bool isFromEnd = slice >= 0 && i > slice;
                    int first = isFromEnd ? i - 1 : i;
                    int last = isFromEnd ? RuntimeNames.MaxArgs - (list.Patterns.Length - i) : i;
                    context.Reads.Add(new ArgumentRead(first, last, IsGuarded: true, CountNeeded: 0, Accessor.Raw, Type: null, element.Syntax));
                }
                break;
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
            case IRecursivePatternOperation recursive when ArgsType.IsArgs(recursive.InputType):
                return MatchCount(range, recursive, truth);
            case IListPatternOperation list when ArgsType.IsArgs(list.InputType):
                bool hasSlice = list.Patterns.Any(static part => part is ISlicePatternOperation);
                BigInteger length = list.Patterns.Length - (hasSlice ? 1 : 0);
                return !truth ? range : NotEmpty(range.Intersect(new(length, hasSlice ? RuntimeNames.MaxArgs : length)));
            default:
                return range;
        }
    }

    /// <summary><c>args is { Count: > 2 }</c></summary>
    private static ValueRange? MatchCount(ValueRange range, IRecursivePatternOperation pattern, bool truth)
    {
        List<IPropertySubpatternOperation> counts = [.. pattern.PropertySubpatterns.Where(IsCount)];
        if (!truth)
            return counts.Count == 1 && pattern is { PropertySubpatterns.Length: 1, DeconstructionSubpatterns.IsEmpty: true } ? Match(range, counts[0].Pattern, truth: false) : range;
        foreach (IPropertySubpatternOperation count in counts)
        {
            if (Match(range, count.Pattern, truth: true) is not { } matched)
                return null;
            range = matched;
        }
        return range;
    }

    private static ValueRange? NotEmpty(ValueRange range) => range.IsEmpty ? null : range;

    private static ValueRange? Without(ValueRange range, BigInteger number)
    {
        if (range.Min == number)
            range = range with { Min = number + 1 };
        if (range.Max == number)
            range = range with { Max = number - 1 };
        return NotEmpty(range);
    }
}

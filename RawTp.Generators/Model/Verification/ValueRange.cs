using System.Numerics;
using Microsoft.CodeAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// What is known of an integer: that it lies between two numbers, and between two distances from <c>args.Count</c>, which is not
/// known itself but does not change while a program runs.
/// </summary>
/// <param name="Min">It is at least this.</param>
/// <param name="Max">It is at most this.</param>
/// <param name="AboveCount">It is at most <c>args.Count</c> plus this; null where nothing is known.</param>
/// <param name="BelowCount">It is at least <c>args.Count</c> plus this; null where nothing is known.</param>
/// <param name="More">What is known of its bits beyond what the two numbers say; null where nothing is.</param>
internal readonly record struct ValueRange(BigInteger Min, BigInteger Max, int? AboveCount = null, int? BelowCount = null, Word? More = null)
{
    /// <summary>More than this is not worth remembering: no index is that far from the count.</summary>
    private const int MaxDistance = 64;

    public static readonly ValueRange Boolean = new(0, 1);

    public bool IsEmpty => Min > Max;

    public bool IsConstant => Min == Max;

    /// <summary>All that is known of its lower 64 bits.</summary>
    public Word Word => More ?? Word.Of(Min, Max);

    public static ValueRange Constant(BigInteger value) => new(value, value);

    /// <summary>All values of a type; for types that are not integers more than any integer has.</summary>
    public static ValueRange Of(ITypeSymbol? type)
        => IntegralType.Of(type) is { } integral ? new(integral.Min, integral.Max) : IntegralType.Widest;

    public ValueRange Shifted(BigInteger distance)
        => new(Min + distance, Max + distance, Moved(AboveCount, distance), Moved(BelowCount, distance));

    /// <summary>What is known of the value where it comes from either of two places, of which <c>args.Count</c> is at least so much.</summary>
    public ValueRange Join(int count, ValueRange other, int otherCount)
        => new ValueRange(
            BigInteger.Min(Min, other.Min),
            BigInteger.Max(Max, other.Max),
            AboveCount is null && other.AboveCount is null ? null : Largest(DistanceAbove(count), other.DistanceAbove(otherCount)),
            BelowCount is { } below && other.BelowCount is { } otherBelow ? Math.Min(below, otherBelow) : null)
            .WithBits(More is null && other.More is null ? null : Word.Join(other.Word));

    public ValueRange Intersect(ValueRange other)
        => new ValueRange(
            BigInteger.Max(Min, other.Min),
            BigInteger.Min(Max, other.Max),
            AboveCount is { } above && other.AboveCount is { } otherAbove ? Math.Min(above, otherAbove) : AboveCount ?? other.AboveCount,
            BelowCount is { } below && other.BelowCount is { } otherBelow ? Math.Max(below, otherBelow) : BelowCount ?? other.BelowCount)
            .WithBits(More).WithBits(other.More);

    /// <summary>With more known of the lower 64 bits, also as narrow as that makes it.</summary>
    public ValueRange WithBits(Word? word)
    {
        if (word is null || IsEmpty)
            return this;
        if (word.Meet(Word) is not { } known)
            return new(1, 0);
        ValueRange narrowed = this;
        if (Min >= ulong.MinValue && Max <= ulong.MaxValue)
            narrowed = this with { Min = BigInteger.Max(Min, known.Min), Max = BigInteger.Min(Max, known.Max) };
        else if (Min >= long.MinValue && Max <= long.MaxValue)
            narrowed = this with { Min = BigInteger.Max(Min, known.SignedMin), Max = BigInteger.Min(Max, known.SignedMax) };
        return narrowed with { More = narrowed.IsConstant || known == Word.Of(narrowed.Min, narrowed.Max) ? null : known };
    }

    /// <summary>Whether all that the other may be this may be, too.</summary>
    public bool Covers(ValueRange other)
        => Min <= other.Min && Max >= other.Max
            && (AboveCount is null || other.AboveCount <= AboveCount)
            && (BelowCount is null || other.BelowCount >= BelowCount)
            && (More is null || More.Covers(other.Word));

    /// <summary>With the numbers made as narrow as the distances say, given that <c>args.Count</c> is at least <paramref name="count"/> and at most 12.</summary>
    public ValueRange Tightened(int count)
        => this with
        {
            Max = AboveCount is { } above ? BigInteger.Min(Max, RuntimeNames.MaxArgs + above) : Max,
            Min = BelowCount is { } below ? BigInteger.Max(Min, count + below) : Min,
        };

    /// <summary>Whether it is less than <c>args.Count</c>, given that this is at least <paramref name="count"/>.</summary>
    public bool IsBelowCount(int count) => AboveCount < 0 || Max < count;

    private int? DistanceAbove(int count)
        => AboveCount ?? (Max - count is var distance && distance <= MaxDistance ? (int)BigInteger.Max(distance, -MaxDistance) : null);

    private static int? Largest(int? a, int? b) => a is { } x && b is { } y ? Math.Max(x, y) : null;

    private static int? Moved(int? distance, BigInteger by)
        => distance is { } known && BigInteger.Abs(known + by) <= MaxDistance ? (int)(known + by) : null;
}

/// <summary>The values that a type of integers can have.</summary>
internal readonly record struct IntegralType(BigInteger Min, BigInteger Max)
{
    private static readonly BigInteger s_beyond = BigInteger.One << 65;

    public static ValueRange Widest { get; } = new(-s_beyond, s_beyond);

    public static IntegralType? Of(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying })
            return Of(underlying);
        return type?.SpecialType switch
        {
            SpecialType.System_Boolean => new(0, 1),
            SpecialType.System_SByte => new(sbyte.MinValue, sbyte.MaxValue),
            SpecialType.System_Byte => new(0, byte.MaxValue),
            SpecialType.System_Int16 => new(short.MinValue, short.MaxValue),
            SpecialType.System_UInt16 or SpecialType.System_Char => new(0, ushort.MaxValue),
            SpecialType.System_Int32 => new(int.MinValue, int.MaxValue),
            SpecialType.System_UInt32 => new(0, uint.MaxValue),
            SpecialType.System_Int64 or SpecialType.System_IntPtr => new(long.MinValue, long.MaxValue),
            SpecialType.System_UInt64 or SpecialType.System_UIntPtr => new(0, ulong.MaxValue),
            _ => null,
        };
    }

    /// <summary>The values that a type holds wherever the program runs: a native integer may have 32 bits.</summary>
    public static IntegralType? CertainlyIn(ITypeSymbol? type)
        => type?.SpecialType switch
        {
            SpecialType.System_IntPtr => new(int.MinValue, int.MaxValue),
            SpecialType.System_UIntPtr => new(0, uint.MaxValue),
            _ => Of(type),
        };

    /// <summary>An operation's exact result as the type holds it: wrapped around, unless checked, where only what fits goes on.</summary>
    public static ValueRange Fit(ValueRange exact, ITypeSymbol? type, bool isChecked)
    {
        if (Of(type) is not { } integral || CertainlyIn(type) is not { } certain)
            return ValueRange.Of(type);
        if (exact.Min >= certain.Min && exact.Max <= certain.Max)
            return exact;
        ValueRange all = new(integral.Min, integral.Max);
        return isChecked ? exact.Intersect(all)
            : integral == certain ? integral.Wrapped(exact)
            : all;
    }

    /// <summary>Where all values wrap around equally often they stay as far from one another as they were.</summary>
    public ValueRange Wrapped(ValueRange exact)
    {
        BigInteger count = Max - Min + 1;
        if (exact.Max - exact.Min >= count)
            return new(Min, Max);
        BigInteger min = Min + BigInteger.Remainder(exact.Min - Min, count);
        if (min < Min)
            min += count;
        BigInteger max = min + (exact.Max - exact.Min);
        return max <= Max ? new(min, max) : new(Min, Max);
    }

    /// <summary>The lower bits of a number, as many as the type has, extended as the type does.</summary>
    public Word? Held(Word? word)
        => (Max - Min) switch
        {
            var width when width > uint.MaxValue => word,
            var width when width == uint.MaxValue => word?.Extended(isSigned: Min < 0),
            _ => null,
        };

    public static BigInteger? ConstantOf(Optional<object?> constant)
        => !constant.HasValue ? null : constant.Value switch
        {
            bool value => value ? 1 : 0,
            char value => value,
            sbyte value => value,
            byte value => value,
            short value => value,
            ushort value => value,
            int value => value,
            uint value => value,
            long value => value,
            ulong value => value,
            _ => null,
        };
}

using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Words through operators.</summary>
internal sealed partial record Word
{
    private static readonly IntegralType s_unsigned = new(0, ulong.MaxValue);
    private static readonly IntegralType s_signed = new(long.MinValue, long.MaxValue);
    private static readonly IntegralType s_low = new(0, uint.MaxValue);
    private static readonly IntegralType s_lowSigned = new(int.MinValue, int.MaxValue);

    private ValueRange Unsigned => new(Min, Max);

    private ValueRange Signed => new(SignedMin, SignedMax);

    /// <summary>What an operator yields of two words, before it is made to fit its type, which says how wide it is and whether it has a sign.</summary>
    public static Word Binary(BinaryOperatorKind kind, Word left, Word right, SpecialType type)
        => kind switch
        {
            BinaryOperatorKind.Add => Each(kind, left, right, left.Bits.Add(right.Bits)),
            BinaryOperatorKind.Subtract => Each(kind, left, right, left.Bits.Subtract(right.Bits)),
            BinaryOperatorKind.Multiply => Each(kind, left, right, left.Bits.Multiply(right.Bits)),
            BinaryOperatorKind.And => Each(kind, left, right, left.Bits.And(right.Bits)),
            BinaryOperatorKind.Or => Each(kind, left, right, left.Bits.Or(right.Bits)),
            BinaryOperatorKind.ExclusiveOr => Each(kind, left, right, left.Bits.ExclusiveOr(right.Bits)),
            BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift when right.Min == right.Max => Shift(kind, left, right.Min, type),
            _ => Any,
        };

    /// <summary>Of these operators the bits of the result depend only on the bits of the operands that are as low or lower, whatever the bits are called.</summary>
    private static Word Each(BinaryOperatorKind kind, Word left, Word right, KnownBits bits)
    {
        ValueRange unsigned = s_unsigned.Wrapped(Arithmetic.Binary(kind, left.Unsigned, right.Unsigned, null));
        ValueRange signed = s_signed.Wrapped(Arithmetic.Binary(kind, left.Signed, right.Signed, null));
        ValueRange low = s_low.Wrapped(Arithmetic.Binary(kind, new(left.LowMin, left.LowMax), new(right.LowMin, right.LowMax), null));
        ValueRange lowSigned = s_lowSigned.Wrapped(Arithmetic.Binary(kind, new(left.LowSignedMin, left.LowSignedMax), new(right.LowSignedMin, right.LowSignedMax), null));
        return Made(bits, unsigned, signed, low, lowSigned);
    }

    private static Word Shift(BinaryOperatorKind kind, Word word, ulong by, SpecialType type)
    {
        bool isHalf = type is SpecialType.System_Int32 or SpecialType.System_UInt32;
        bool isSigned = type is SpecialType.System_Int32 or SpecialType.System_Int64;
        int distance = (int)(by & (isHalf ? 31u : 63u));
        ValueRange any = IntegralType.Widest;
        if (kind == BinaryOperatorKind.LeftShift)
        {
            BigInteger factor = BigInteger.One << distance;
            return Made(
                word.Bits.ShiftLeft(distance),
                s_unsigned.Wrapped(new(word.Min * factor, word.Max * factor)),
                s_signed.Wrapped(new(word.SignedMin * factor, word.SignedMax * factor)),
                s_low.Wrapped(new(word.LowMin * factor, word.LowMax * factor)),
                s_lowSigned.Wrapped(new(word.LowSignedMin * factor, word.LowSignedMax * factor)));
        }
        return isSigned
            ? Made(word.Bits.ShiftRightWithSign(distance), any, new(word.SignedMin >> distance, word.SignedMax >> distance), any, any)
            : Made(word.Bits.ShiftRight(distance), new(word.Min >> distance, word.Max >> distance), any, any, any);
    }

    private static Word Made(KnownBits bits, ValueRange unsigned, ValueRange signed, ValueRange low, ValueRange lowSigned)
    {
        unsigned = unsigned.Intersect(new(ulong.MinValue, ulong.MaxValue));
        signed = signed.Intersect(new(long.MinValue, long.MaxValue));
        low = low.Intersect(new(uint.MinValue, uint.MaxValue));
        lowSigned = lowSigned.Intersect(new(int.MinValue, int.MaxValue));
        return new Word(
            bits,
            (ulong)unsigned.Min, (ulong)unsigned.Max,
            (long)signed.Min, (long)signed.Max,
            (uint)low.Min, (uint)low.Max,
            (int)lowSigned.Min, (int)lowSigned.Max).Reduced() ?? Any;
    }
}

using System.Numerics;

namespace RawTp.Model.Verification;

/// <summary>
/// What is known of the lower 64 bits of a number besides its range: of single bits, and the ranges of the same bits by the other sign and of their lower
/// half. The kernel's verifier knows as much of its registers (struct bpf_reg_state), so all of it is needed to follow where the kernel follows.
/// </summary>
internal sealed partial record Word
{
    private const ulong UpperHalf = 0xffffffff_00000000;

    private Word(KnownBits bits, ulong min, ulong max, long signedMin, long signedMax, uint lowMin, uint lowMax, int lowSignedMin, int lowSignedMax)
    {
        Bits = bits;
        Min = min;
        Max = max;
        SignedMin = signedMin;
        SignedMax = signedMax;
        LowMin = lowMin;
        LowMax = lowMax;
        LowSignedMin = lowSignedMin;
        LowSignedMax = lowSignedMax;
    }

    public static Word Any { get; } = new(KnownBits.None, 0, ulong.MaxValue, long.MinValue, long.MaxValue, 0, uint.MaxValue, int.MinValue, int.MaxValue);

    public KnownBits Bits { get; private set; }

    public ulong Min { get; private set; }

    public ulong Max { get; private set; }

    public long SignedMin { get; private set; }

    public long SignedMax { get; private set; }

    public uint LowMin { get; private set; }

    public uint LowMax { get; private set; }

    public int LowSignedMin { get; private set; }

    public int LowSignedMax { get; private set; }

    /// <summary>What a range says of the bits: nothing where it is of numbers that the bits do not tell apart.</summary>
    public static Word Of(BigInteger min, BigInteger max)
        => min > max ? Any
            : min == max ? Constant((ulong)(min & ulong.MaxValue))
            : min >= ulong.MinValue && max <= ulong.MaxValue ? (Any with { Min = (ulong)min, Max = (ulong)max }).Reduced() ?? Any
            : min >= long.MinValue && max <= long.MaxValue ? (Any with { SignedMin = (long)min, SignedMax = (long)max }).Reduced() ?? Any
            : Any;

    private static Word Constant(ulong number)
        => new(KnownBits.Constant(number), number, number, (long)number, (long)number, (uint)number, (uint)number, (int)number, (int)number);

    public static Word? OfBits(KnownBits bits) => (Any with { Bits = bits }).Reduced();

    public Word Join(Word other)
        => new(
            Bits.Join(other.Bits),
            Math.Min(Min, other.Min),
            Math.Max(Max, other.Max),
            Math.Min(SignedMin, other.SignedMin),
            Math.Max(SignedMax, other.SignedMax),
            Math.Min(LowMin, other.LowMin),
            Math.Max(LowMax, other.LowMax),
            Math.Min(LowSignedMin, other.LowSignedMin),
            Math.Max(LowSignedMax, other.LowSignedMax));

    /// <returns>Null where nothing is both.</returns>
    public Word? Meet(Word other)
        => Bits.Meet(other.Bits) is not { } bits ? null : new Word(
            bits,
            Math.Max(Min, other.Min),
            Math.Min(Max, other.Max),
            Math.Max(SignedMin, other.SignedMin),
            Math.Min(SignedMax, other.SignedMax),
            Math.Max(LowMin, other.LowMin),
            Math.Min(LowMax, other.LowMax),
            Math.Max(LowSignedMin, other.LowSignedMin),
            Math.Min(LowSignedMax, other.LowSignedMax)).Reduced();

    /// <summary>Whether all that the other may be this may be, too.</summary>
    public bool Covers(Word other)
        => Bits.Join(other.Bits) == Bits
            && Min <= other.Min && Max >= other.Max
            && SignedMin <= other.SignedMin && SignedMax >= other.SignedMax
            && LowMin <= other.LowMin && LowMax >= other.LowMax
            && LowSignedMin <= other.LowSignedMin && LowSignedMax >= other.LowSignedMax;

    /// <summary>Only what is known of the lower half.</summary>
    public Word LowHalf()
        => Any with
        {
            Bits = new KnownBits(Bits.Ones & ~UpperHalf, Bits.Unknown | UpperHalf),
            LowMin = LowMin,
            LowMax = LowMax,
            LowSignedMin = LowSignedMin,
            LowSignedMax = LowSignedMax,
        };

    /// <summary>The lower half alone, with zeros above, or with its sign.</summary>
    public Word Extended(bool isSigned)
        => (isSigned
            ? LowHalf() with { SignedMin = LowSignedMin, SignedMax = LowSignedMax }
            : LowHalf() with { Bits = new KnownBits(Bits.Ones & ~UpperHalf, Bits.Unknown & ~UpperHalf), Min = LowMin, Max = LowMax }).Reduced() ?? Any;

    /// <summary>The same without one number, which is known only where that is at one end.</summary>
    /// <returns>Null where nothing is left.</returns>
    public Word? Without(ulong number)
        => Min == Max ? Min == number ? null : this : (this with
        {
            Min = Min == number ? Min + 1 : Min,
            Max = Max == number ? Max - 1 : Max,
            SignedMin = SignedMin == (long)number ? SignedMin + 1 : SignedMin,
            SignedMax = SignedMax == (long)number ? SignedMax - 1 : SignedMax,
        }).Reduced();
}

namespace RawTp.Model.Verification;

/// <summary>What each part of what is known says of the others.</summary>
internal sealed partial record Word
{
    /// <summary>After so many rounds hardly anything more comes to light.</summary>
    private const int Rounds = 3;

    /// <returns>Null where the parts contradict one another: there is no such number.</returns>
    private Word? Reduced()
    {
        Word word = this with { };
        for (int round = 0; round < Rounds; round++)
        {
            Word before = word with { };
            word.HalvesFromWhole();
            word.SignsFromOneAnother();
            word.WholeFromHalves();
            if (!word.BitsAndRanges() || word.Min > word.Max || word.SignedMin > word.SignedMax || word.LowMin > word.LowMax || word.LowSignedMin > word.LowSignedMax)
                return null;
            if (word == before)
                break;
        }
        return word;
    }

    private void HalvesFromWhole()
    {
        if (Min >> 32 == Max >> 32)
            NarrowLow((uint)Min, (uint)Max);
        if (SignedMin >> 32 == SignedMax >> 32)
            NarrowLow((uint)SignedMin, (uint)SignedMax);
        // From a negative number to one that is not, the upper halves differ and the lower, with their sign, are in order.
        if ((int)SignedMin < 0 && (int)SignedMax >= 0 && (SignedMin >> 32) + 1 == SignedMax >> 32)
            NarrowLowSigned((int)SignedMin, (int)SignedMax);
    }

    /// <summary>Where the bits are of numbers of one sign, both ways to call them are in the same order; else one of the two signs may be out of the question.</summary>
    private void SignsFromOneAnother()
    {
        if ((long)Min <= (long)Max)
            NarrowSigned((long)Min, (long)Max);
        else if (SignedMin < 0 && SignedMax >= 0)
            NarrowSigned(Max < (ulong)SignedMin ? 0 : SignedMin, Min > (ulong)SignedMax ? -1 : SignedMax);
        if (SignedMin >= 0 == SignedMax >= 0)
            Narrow((ulong)SignedMin, (ulong)SignedMax);

        if ((int)LowMin <= (int)LowMax)
            NarrowLowSigned((int)LowMin, (int)LowMax);
        else if (LowSignedMin < 0 && LowSignedMax >= 0)
            NarrowLowSigned(LowMax < (uint)LowSignedMin ? 0 : LowSignedMin, LowMin > (uint)LowSignedMax ? -1 : LowSignedMax);
        if (LowSignedMin >= 0 == LowSignedMax >= 0)
            NarrowLow((uint)LowSignedMin, (uint)LowSignedMax);
    }

    private void WholeFromHalves()
    {
        Narrow((Min & UpperHalf) | LowMin, (Max & UpperHalf) | LowMax);
        NarrowSigned((SignedMin & unchecked((long)UpperHalf)) | LowMin, (SignedMax & unchecked((long)UpperHalf)) | LowMax);
        if (SignedMin >= int.MinValue && SignedMax <= int.MaxValue)
            NarrowSigned(LowSignedMin, LowSignedMax);
    }

    private bool BitsAndRanges()
    {
        if (Min > Max || LowMin > LowMax)
            return false;
        KnownBits low = KnownBits.Between(LowMin, LowMax);
        if (Bits.Meet(KnownBits.Between(Min, Max)) is not { } whole || whole.Meet(new KnownBits(low.Ones, low.Unknown | UpperHalf)) is not { } bits)
            return false;
        Bits = bits;
        if (bits == KnownBits.None)
            return true;
        low = new KnownBits(bits.Ones & ~UpperHalf, bits.Unknown & ~UpperHalf);
        if (bits.AtLeast(Min) is not { } min || bits.AtMost(Max) is not { } max || low.AtLeast(LowMin) is not { } lowMin || low.AtMost(LowMax) is not { } lowMax)
            return false;
        Narrow(min, max);
        NarrowLow((uint)lowMin, (uint)lowMax);
        return true;
    }

    private void Narrow(ulong min, ulong max) => (Min, Max) = (Math.Max(Min, min), Math.Min(Max, max));

    private void NarrowSigned(long min, long max) => (SignedMin, SignedMax) = (Math.Max(SignedMin, min), Math.Min(SignedMax, max));

    private void NarrowLow(uint min, uint max) => (LowMin, LowMax) = (Math.Max(LowMin, min), Math.Min(LowMax, max));

    private void NarrowLowSigned(int min, int max) => (LowSignedMin, LowSignedMax) = (Math.Max(LowSignedMin, min), Math.Min(LowSignedMax, max));
}

namespace RawTp.Model.Verification;

/// <summary>What each part of what is known says of the others.</summary>
internal sealed partial record Word
{
    /// <summary>After so many rounds hardly anything more comes to light.</summary>
    private const int Rounds = 3;

    /// <returns>Null where the parts contradict one another: there is no such number.</returns>
    private Word? Reduced()
    {
        Word? word = this;
        for (int round = 0; round < Rounds; round++)
        {
            Word before = word;
            word = word.HalvesFromWhole().SignsFromOneAnother().WholeFromHalves().BitsAndRanges();
            if (word is null || word.Min > word.Max || word.SignedMin > word.SignedMax || word.LowMin > word.LowMax || word.LowSignedMin > word.LowSignedMax)
                return null;
            if (word == before)
                break;
        }
        return word;
    }

    private Word HalvesFromWhole()
    {
        Word word = this;
        if (word.Min >> 32 == word.Max >> 32)
            word = word with { LowMin = Math.Max(word.LowMin, (uint)word.Min), LowMax = Math.Min(word.LowMax, (uint)word.Max) };
        if (word.SignedMin >> 32 == word.SignedMax >> 32)
            word = word with { LowMin = Math.Max(word.LowMin, (uint)word.SignedMin), LowMax = Math.Min(word.LowMax, (uint)word.SignedMax) };
        // From -1 to 0, the upper halves differ and the lower, with their sign, are in order.
        if ((int)word.SignedMin <= (int)word.SignedMax && (int)word.SignedMin < 0 && (int)word.SignedMax >= 0 && (word.SignedMin >> 32) + 1 == word.SignedMax >> 32)
            word = word with { LowSignedMin = Math.Max(word.LowSignedMin, (int)word.SignedMin), LowSignedMax = Math.Min(word.LowSignedMax, (int)word.SignedMax) };
        return word;
    }

    /// <summary>Where the bits are of numbers of one sign, both ways to call them are in the same order; else one of the two signs may be out of the question.</summary>
    private Word SignsFromOneAnother()
    {
        Word word = this;
        if ((long)word.Min <= (long)word.Max)
            word = word with { SignedMin = Math.Max(word.SignedMin, (long)word.Min), SignedMax = Math.Min(word.SignedMax, (long)word.Max) };
        else if (word.SignedMin < 0 && word.SignedMax >= 0)
            word = word with { SignedMax = word.Min > (ulong)word.SignedMax ? -1 : word.SignedMax, SignedMin = word.Max < (ulong)word.SignedMin ? 0 : word.SignedMin };
        if (word.SignedMin >= 0 == word.SignedMax >= 0)
            word = word with { Min = Math.Max(word.Min, (ulong)word.SignedMin), Max = Math.Min(word.Max, (ulong)word.SignedMax) };

        if ((int)word.LowMin <= (int)word.LowMax)
            word = word with { LowSignedMin = Math.Max(word.LowSignedMin, (int)word.LowMin), LowSignedMax = Math.Min(word.LowSignedMax, (int)word.LowMax) };
        else if (word.LowSignedMin < 0 && word.LowSignedMax >= 0)
            word = word with { LowSignedMax = word.LowMin > (uint)word.LowSignedMax ? -1 : word.LowSignedMax, LowSignedMin = word.LowMax < (uint)word.LowSignedMin ? 0 : word.LowSignedMin };
        if (word.LowSignedMin >= 0 == word.LowSignedMax >= 0)
            word = word with { LowMin = Math.Max(word.LowMin, (uint)word.LowSignedMin), LowMax = Math.Min(word.LowMax, (uint)word.LowSignedMax) };
        return word;
    }

    private Word WholeFromHalves()
    {
        Word word = this with
        {
            Min = Math.Max(Min, (Min & UpperHalf) | LowMin),
            Max = Math.Min(Max, (Max & UpperHalf) | LowMax),
            SignedMin = Math.Max(SignedMin, (SignedMin & unchecked((long)UpperHalf)) | LowMin),
            SignedMax = Math.Min(SignedMax, (SignedMax & unchecked((long)UpperHalf)) | LowMax),
        };
        return word.SignedMin >= int.MinValue && word.SignedMax <= int.MaxValue
            ? word with { SignedMin = Math.Max(word.SignedMin, LowSignedMin), SignedMax = Math.Min(word.SignedMax, LowSignedMax) }
            : word;
    }

    private Word? BitsAndRanges()
    {
        if (Min > Max || LowMin > LowMax)
            return null;
        KnownBits low = KnownBits.Between(LowMin, LowMax);
        if (Bits.Meet(KnownBits.Between(Min, Max)) is not { } whole || whole.Meet(new KnownBits(low.Ones, low.Unknown | UpperHalf)) is not { } bits)
            return null;
        low = new KnownBits(bits.Ones & ~UpperHalf, bits.Unknown & ~UpperHalf);
        return bits.AtLeast(Min) is { } min && bits.AtMost(Max) is { } max && low.AtLeast(LowMin) is { } lowMin && low.AtMost(LowMax) is { } lowMax
            ? this with { Bits = bits, Min = min, Max = max, LowMin = (uint)lowMin, LowMax = (uint)lowMax }
            : null;
    }
}

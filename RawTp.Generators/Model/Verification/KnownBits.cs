namespace RawTp.Model.Verification;

/// <summary>What is known of each of 64 bits: that it is one, that it is zero, or nothing. The kernel's verifier keeps the same (kernel/bpf/tnum.c).</summary>
/// <param name="Ones">The bits that are one.</param>
/// <param name="Unknown">The bits of which nothing is known.</param>
internal readonly record struct KnownBits(ulong Ones, ulong Unknown)
{
    public static readonly KnownBits None = new(0, ulong.MaxValue);

    public ulong Zeros => ~(Ones | Unknown);

    public ulong Largest => Ones | Unknown;

    public static KnownBits Constant(ulong value) => new(value, 0);

    /// <summary>The bits that all numbers from one to another have in common: those above the highest in which the two differ.</summary>
    public static KnownBits Between(ulong min, ulong max)
    {
        ulong below = min ^ max;
        for (int distance = 1; distance < 64; distance <<= 1)
            below |= below >> distance;
        return new(min & ~below, below);
    }

    public KnownBits Join(KnownBits other)
    {
        ulong unknown = Unknown | other.Unknown | (Ones ^ other.Ones);
        return new(Ones & ~unknown, unknown);
    }

    /// <returns>Null where the two contradict one another.</returns>
    public KnownBits? Meet(KnownBits other)
        => (Ones & other.Zeros) != 0 || (Zeros & other.Ones) != 0 ? null : new(Ones | other.Ones, Unknown & other.Unknown);

    public KnownBits And(KnownBits other)
    {
        ulong ones = Ones & other.Ones;
        return new(ones, Largest & other.Largest & ~ones);
    }

    public KnownBits Or(KnownBits other)
    {
        ulong ones = Ones | other.Ones;
        return new(ones, (Unknown | other.Unknown) & ~ones);
    }

    public KnownBits ExclusiveOr(KnownBits other)
    {
        ulong unknown = Unknown | other.Unknown;
        return new((Ones ^ other.Ones) & ~unknown, unknown);
    }

    /// <summary>A bit of a sum is known where those of both are and the carry is the same with the least and the largest that they can be.</summary>
    public KnownBits Add(KnownBits other)
    {
        ulong least = Ones + other.Ones;
        ulong carries = least ^ (Largest + other.Largest);
        ulong unknown = carries | Unknown | other.Unknown;
        return new(least & ~unknown, unknown);
    }

    public KnownBits Subtract(KnownBits other)
    {
        ulong largest = Largest - other.Ones;
        ulong borrows = largest ^ (Ones - other.Largest);
        ulong unknown = borrows | Unknown | other.Unknown;
        return new((Ones - other.Ones) & ~unknown, unknown);
    }

    /// <summary>As by hand: the sum of the other, moved to each bit that is one or may be.</summary>
    public KnownBits Multiply(KnownBits other)
    {
        if (this == None && other == None)
            return None;
        KnownBits sum = Constant(0);
        for (int bit = 0; bit < 64; bit++)
        {
            if ((Ones >> bit & 1) != 0)
                sum = sum.Add(other.ShiftLeft(bit));
            else if ((Unknown >> bit & 1) != 0)
                sum = sum.Add(new KnownBits(0, other.Largest << bit));
        }
        return sum;
    }

    public KnownBits ShiftLeft(int distance) => new(Ones << distance, Unknown << distance);

    public KnownBits ShiftRight(int distance) => new(Ones >> distance, Unknown >> distance);

    /// <summary>What is moved in is as the sign is, also where that is not known.</summary>
    public KnownBits ShiftRightWithSign(int distance) => new((ulong)((long)Ones >> distance), (ulong)((long)Unknown >> distance));

    /// <summary>The least number with these bits that is not below another; null where there is none.</summary>
    public ulong? AtLeast(ulong min)
    {
        if (Largest < min)
            return null;
        if (((min ^ Ones) & ~Unknown) == 0)
            return min;
        int turn = -1;
        for (int bit = 63; bit >= 0; bit--)
        {
            bool wanted = (min >> bit & 1) != 0;
            if ((Unknown >> bit & 1) != 0)
            {
                if (!wanted)
                    turn = bit;
                continue;
            }
            bool known = (Ones >> bit & 1) != 0;
            if (known == wanted)
                continue;
            // Above this bit the number is as the other; from here on it is larger anyway, or must be so by a bit before.
            int from = known ? bit : turn;
            ulong above = from == 63 ? 0 : ulong.MaxValue << (from + 1);
            return (min & above) | (Ones & ~above) | 1UL << from;
        }
        return min;
    }

    /// <summary>The largest number with these bits that is not above another; null where there is none.</summary>
    public ulong? AtMost(ulong max) => ~new KnownBits(Zeros, Unknown).AtLeast(~max);
}

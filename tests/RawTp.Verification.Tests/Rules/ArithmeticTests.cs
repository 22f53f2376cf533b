using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>Operators and functions that bound an index, and next to each one a use of it that does not.</summary>
[Collection(RunningPrograms.Name)]
public class ArithmeticTests
{
    [Theory]
    [InlineData("args[Inputs.I & 1]", "0..1", "args[Inputs.I & 15]", "it is 0 to 15")]
    [InlineData("args[Inputs.I & 7 & 3]", "0..3", "args[Inputs.I & -2]", "it may be any number")]
    [InlineData("args[Inputs.B >> 5]", "0..7", "args[Inputs.S >> 5]", "it is -4 to 3")]
    [InlineData("args[(int)(Inputs.U >> 29)]", "0..7", "args[(int)(Inputs.U >> 60)]", "it is 0 to 15")]
    [InlineData("args[(int)(Inputs.W >>> 61)]", "0..7", "args[Inputs.I >>> 28]", "it is 0 to 15")]
    [InlineData("args[1 << (Inputs.I & 3)]", "1..8", "args[1 << (Inputs.I & 7)]", "it is 1 to 128")]
    [InlineData("args[(Inputs.I & 4) | 3]", "3..7", "args[(Inputs.I & 8) | 4]", "it is 4 to 15")]
    [InlineData("args[(Inputs.I & 5) ^ 2]", "0..7", "args[(Inputs.I & 5) ^ 10]", "it is 0 to 15")]
    [InlineData("args[~(Inputs.I | -8)]", "0..7", "args[~Inputs.B]", "it is -256 to -1")]
    public void Masks_and_shifts(string proven, string reads, string nearMiss, string reason, bool isAccepted = false) => Compare(proven, reads, nearMiss, reason, isAccepted);

    [Theory]
    [InlineData("args[Inputs.I >>> 29]", "0..7", "args[Inputs.I >>> 28]", "it is 0 to 15")]
    [InlineData("args[(int)(Inputs.L >>> 61)]", "0..7", "args[Inputs.I >>> Inputs.J]", "it may be any number")]
    [InlineData("int i = Inputs.I; i >>>= 30; return args[i];", "0..3", "int i = Inputs.I; i >>>= 32; return args[i];", "it may be any number")]
    [InlineData("args[(Inputs.I | -4) >>> 30]", "3", "args[(Inputs.S >>> 1) & 15]", "it is 0 to 15")]
    [InlineData("sbyte s = Inputs.S; s >>>= 5; return args[s & 7];", "0..7", "sbyte s = Inputs.S; s >>>= 1; return args[s];", "it is -128 to 127")]
    [InlineData("nint n = (nint)Inputs.L; return args[(int)(n >>> 20) & 3];", "0..3", "nint n = Inputs.I; return args[(int)(n >>> 29)];", "it may be any number")]
    public void Shifts_to_the_right_that_bring_in_zeros(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("args[(int)(Inputs.U % 3)]", "0..2", "args[Inputs.I % 3]", "it is -2 to 2")]
    [InlineData("args[Inputs.I % 3 + 2]", "0..4", "args[Inputs.I % 13 + 12]", "it is 0 to 24")]
    [InlineData("args[Inputs.B % 12]", "0..11", "args[Inputs.B % 13]", "it is 0 to 12")]
    [InlineData("if (args.Count > 0) return args[Inputs.B % args.Count];", "0..11 guarded", "if (args.Count > 0) return args[Inputs.B % (args.Count + 1)];", "it is 0 to 12")]
    [InlineData("args[Inputs.B / 25]", "0..10", "args[Inputs.B / 20]", "it is 0 to 12")]
    [InlineData("args[(Inputs.B & 3) * 3]", "0..9", "args[(Inputs.B & 3) * 4]", "it is 0 to 12")]
    [InlineData("args[(Inputs.B & 3) + (Inputs.I & 7)]", "0..10", "args[(Inputs.B & 3) - (Inputs.I & 7)]", "it is -7 to 3")]
    [InlineData("args[-(Inputs.I | -4) - 1]", "0..3", "args[-(Inputs.I & 3)]", "it is -3 to 0")]
    public void Modulo_and_the_four_operations(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("args[Math.Clamp(Inputs.I, 1, 5)]", "1..5", "args[Math.Clamp(Inputs.I, -1, 5)]", "it is -1 to 5")]
    [InlineData("args[Math.Clamp(max: 5, value: Inputs.I, min: 1)]", "1..5", "args[Math.Clamp(min: 1, max: 50, value: 20)]", "20", false)]
    [InlineData("args[Math.Min(Math.Max(Inputs.I, 0), 4)]", "0..4", "args[Math.Min(Inputs.I, 4)]", "it is 4 or less")]
    [InlineData("args[int.Max(0, int.Min(Inputs.I, 4))]", "0..4", "args[int.Max(0, Inputs.I)]", "it is 0 or more")]
    [InlineData("if (args.Count > 0) return args[Math.Clamp(Inputs.I, 0, args.Count - 1)];", "0..11 guarded", "if (args.Count > 0) return args[Math.Clamp(Inputs.I, 0, args.Count)];", "it is 0 to 12")]
    [InlineData("args[Math.Abs(Inputs.I % 5)]", "0..4", "args[Math.Abs(Inputs.S) >> 3]", "it is 0 to 16")]
    [InlineData("args[Math.Min(Inputs.B, (byte)9)]", "0..9", "args[Elsewhere.Math.Min(Inputs.B, 9)]", "it may be any number")]
    public void Least_greatest_and_clamp(string proven, string reads, string nearMiss, string reason, bool isAccepted = false) => Compare(proven, reads, nearMiss, reason, isAccepted);

    [Theory]
    [InlineData("args[(byte)Inputs.I & 7]", "0..7", "args[(sbyte)Inputs.I >> 4]", "it is -8 to 7")]
    [InlineData("int i = Inputs.I; if (i >= 0) return args[checked((byte)i) >> 5];", "0..7", "args[(byte)Inputs.I]", "it is 0 to 255")]
    [InlineData("int i = checked((byte)(Inputs.B + 250)); return args[i - 250 & 7];", "0..5", "int i = unchecked((byte)(Inputs.B + 250)); return args[i - 250];", "it is -250 to 5")]
    [InlineData("int i = checked((byte)(Inputs.B + 250)); return args[i - 250];", "0..5", "int i = (byte)(Inputs.B + 250); return args[i];", "it is 0 to 255")]
    [InlineData("uint u = checked((uint)(Inputs.B - 3)); if (u < 4) return args[(int)u];", "0..3", "uint u = unchecked((uint)(Inputs.B - 3)); return args[(int)(u & 15)];", "it is 0 to 15")]
    [InlineData("long l = Inputs.L & 3; return args[(int)l];", "0..3", "double d = Inputs.B & 3; return args[(int)d];", "it may be any number")]
    [InlineData("char c = (char)(Inputs.I & 3); return args[c];", "0..3", "char c = (char)(Inputs.I | 3); return args[c];", "it is 0 to 65535")]
    [InlineData("int i = Inputs.I; if (checked(i + 1) is > 0 and < 5) return args[i];", "0..3", "int i = Inputs.I; if (unchecked(i + 1) is > 0 and < 5) return args[i + 9];", "it is 9 to 12")]
    public void Conversions_checked_and_not(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("if (args.Count > 0) return args[^1];", "0..11 guarded", "args[^0]", "it is 0 to 12")]
    [InlineData("args[^3]", "0..9 guarded of 3", "args[^13]", "no tracepoint has more than 12 arguments")]
    [InlineData("args[args.Count - 2]", "0..10 guarded of 2", "args[args.Count - 2 + Inputs.B]", "it is -2 to 265")]
    [InlineData("if (args.Count > 2) return args[^(1 + (Inputs.B & 1))];", "1..11 guarded", "args[^(1 + (Inputs.B & 1))]", "it is -2 to 11")]
    [InlineData("if (args.Count >= 2) return args[args.Count - 2];", "0..10 guarded", "if (args.Count >= 2) return args[args.Count - Inputs.B];", "it is -253 to 12")]
    public void Distances_from_the_end(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    private static void Compare(string proven, string reads, string nearMiss, string reason, bool isAccepted = false)
    {
        const string elsewhere = "} namespace Elsewhere { static class Math { public static int Min(int a, int b) => a > b ? a * Inputs.I : b * Inputs.I; } ";
        Assert.Equal(reads, Verdict.Of(proven, elsewhere));
        Assert.Equal(isAccepted ? reason : $"refused: {reason}", Verdict.Of(nearMiss, elsewhere));
    }
}

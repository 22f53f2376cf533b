using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>Each way in which an index is shown to be in range, and next to it a program that only just is not.</summary>
[Collection(RunningPrograms.Name)]
public class WaysOfProvingTests
{
    private const string Members = """
        const int Three = 3;
        const int Twenty = 20;
        enum Argument : byte { First, Second, Far = 200 }
        enum Status { Bad = -1, Good }
        static readonly int s_two = 2;
        static readonly int s_set;
        static readonly int s_computed = Math.Abs(2);
        static int s_mutable = 2;
        static readonly int s_reset = 2, s_resets = s_reset = 50;
        static readonly int s_passed = 2, s_passes = Set(out s_passed), s_uses = s_two + 1;
        static int Set(out int x) => x = 50;
        static class OfThread { [ThreadStatic] public static readonly int Two = 2; }
        """;

    [Theory]
    [InlineData("args[3]", "3", "args[12]", "12")]
    [InlineData("args[0] + args[11]", "0, 11", "args[-1]", "-1")]
    [InlineData("args[1 + 2 * 3]", "7", "args[1 + 2 * 6]", "13")]
    [InlineData("args[Three] + args[Three - 3]", "0, 3", "args[Twenty]", "20")]
    [InlineData("args[(int)Argument.Second]", "1", "args[(int)Argument.Far]", "200")]
    [InlineData("args[(int)Status.Good]", "0", "args[(int)Status.Bad]", "-1")]
    [InlineData("args[s_two]", "2", "args[s_mutable]", "it may be any number")]
    [InlineData("args[s_two]", "2", "args[s_set]", "it may be any number")]
    [InlineData("args[s_two]", "2", "args[s_computed]", "it may be any number")]
    [InlineData("args[s_two]", "2", "args[s_reset]", "it may be any number")]
    [InlineData("args[s_two]", "2", "args[s_passed]", "it may be any number")]
    [InlineData("args[s_two]", "2", "args[OfThread.Two]", "it may be any number")]
    [InlineData("args['b' - 'a']", "1", "args['z' - 'a']", "25")]
    [InlineData("args[default]", "0", "args[default(Status) - Status.Good - 1]", "-1")]
    [InlineData("args.Value<byte>(sizeof(short))", "Value<byte> 2", "args.Value<byte>(sizeof(decimal))", "Value<byte> 16")]
    public void Constants(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("int i = 1; int j = i + 2; return args[j];", "3", "int i = Inputs.I; int j = i + 2; return args[j];", "it may be any number")]
    [InlineData("int i = 1; if (Inputs.Flag) i = 4; return args[i];", "1..4", "int i = 1; if (Inputs.Flag) i = 40; return args[i];", "it is 1 to 40")]
    [InlineData("int i; if (Inputs.Flag) i = 4; else i = 2; return args[i];", "2..4", "int i; if (Inputs.Flag) i = 4; else i = -2; return args[i];", "it is -2 to 4")]
    [InlineData("int i = 1; i += 5; i <<= 1; i -= 2; return args[i];", "10", "int i = 1; i += 5; i <<= 1; return args[i];", "12")]
    [InlineData("int i = 1; i++; ++i; return args[i++] + args[--i];", "3", "int i = 11; i++; return args[i];", "12")]
    [InlineData("int i = 3, j = 5; (i, j) = (j, i); return args[i] * args[j];", "3, 5", "int i = 3, j = 50; (i, j) = (j, i); return args[i];", "50")]
    [InlineData("int i = 40; if (Inputs.Flag) return 1; i = 2; return args[i];", "2", "int i = 40; if (Inputs.Flag) goto end; i = 2; end: return args[i];", "it is 2 to 40")]
    [InlineData("RawTracepointArgs a = args; var b = a; return b[2];", "2", "RawTracepointArgs a = args; return a[Inputs.I];", "it may be any number")]
    public void Locals(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) s_mutable += (int)args[i];", "0..2", "for (int i = 0; i < 13; i++) s_mutable += (int)args[i];", "it is 0 to 12")]
    [InlineData("for (int i = 0; i < args.Count; i++) s_mutable += (int)args[i];", "0..11 guarded", "for (int i = 0; i <= args.Count; i++) s_mutable += (int)args[i];", "it is 0 to 12")]
    [InlineData("for (int i = args.Count - 1; i >= 0; i--) s_mutable += (int)args[i];", "0..11 guarded", "for (int i = args.Count; i >= 0; i--) s_mutable += (int)args[i];", "it is 0 to 12")]
    [InlineData("for (int i = 0; i < args.Count; i += 2) s_mutable += (int)args[i];", "0..11 guarded", "for (int i = 0; i < args.Count; i += 2) s_mutable += (int)args[i + 2];", "it is 2 to 13")]
    [InlineData("for (int i = 1; i < args.Count; i++) s_mutable += (int)args[i - 1];", "0..10 guarded", "for (int i = 0; i < args.Count; i++) s_mutable += (int)args[i - 1];", "it is -1 to 10")]
    [InlineData("int i = 0; while (i < 4 && args[i] != 0) i++;", "0..3", "int i = 0; while (args[i] != 0) i++;", "it may be any number")]
    [InlineData("int i = 0; do { s_mutable += (int)args[i]; } while (++i < 5);", "0..4", "int i = 0; do { s_mutable += (int)args[i]; } while (i++ < 12);", "it is 0 to 12")]
    [InlineData("int i = 5; while (i-- > 0) s_mutable += (int)args[i];", "0..4", "int i = 5; while (i-- >= 0) s_mutable += (int)args[i];", "it is -1 to 4")]
    [InlineData("for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) s_mutable += (int)args[i + j];", "0..5", "for (int i = 0; i < 3; i++) for (int j = 0; j < 11; j++) s_mutable += (int)args[i + j];", "it is 0 to 12")]
    [InlineData("for (int i = 0; i < Math.Min(args.Count, 3); i++) s_mutable += (int)args[i];", "0..2 guarded", "for (int i = 0; i < Math.Max(args.Count, 3); i++) s_mutable += (int)args[i];", "0..11", true)]
    [InlineData("for (uint i = 0; i < args.Count; i++) s_mutable += (int)args[(int)i];", "0..11 guarded", "for (uint i = 0; i < args.Count + 1; i++) s_mutable += (int)args[(int)i];", "it is 0 to 12")]
    [InlineData("for (uint i = 0; i - 1 < args.Count; i++) s_mutable += (int)args[(int)i];", "nothing", "for (uint i = 1; i - 1 <= args.Count; i++) s_mutable += (int)args[(int)i - 1];", "it is 0 to 12")]
    [InlineData("for (byte i = 0; i < 12; i++) s_mutable += (int)args[i];", "0..11", "for (byte i = 0; i < 12; i--) s_mutable += (int)args[i];", "0", true)]
    [InlineData("for (int i = 0; ; i++) { if (i == 3) break; s_mutable += (int)args[i]; }", "0..2", "for (int i = 0; ; i += 2) { if (i == 3) break; s_mutable += (int)args[i]; }", "it may be any number")]
    [InlineData("int i = 0; again: if (i < 6) { s_mutable += (int)args[i]; i++; goto again; }", "0..5", "int i = 0; again: if (i < 6) { i += 3; s_mutable += (int)args[i * 2]; goto again; }", "it is 6 to 16")]
    public void Loops(string proven, string reads, string nearMiss, string reason, bool isAccepted = false)
    {
        Assert.Equal(reads, Verdict.Of(proven, Members));
        if (isAccepted)
            Assert.Equal(reason, Verdict.Of(nearMiss, Members));
        else
            AssertRefused(reason, nearMiss);
    }

    /// <summary>As the kernel does, which follows each way by itself.</summary>
    [Theory]
    [InlineData("int i = 1; if (Inputs.Flag) i = 40; if (i != 40) return args[i];", "1", "int i = 1; if (Inputs.Flag) i = 40; if (i != 41) return args[i];", "it is 1 to 40")]
    [InlineData("int i = 1, j = 1; if (Inputs.Flag) { i = 40; j = 2; } if (j == 1) return args[i];", "1", "int i = 1, j = 1; if (Inputs.Flag) { i = 40; j = 2; } if (j >= 1) return args[i];", "it is 1 to 40")]
    [InlineData("int j = 0; for (int i = 0; i < 5; i++) j += 2; return args[j];", "10", "int j = 0; for (int i = 0; i < 6; i++) j += 2; return args[j];", "it may be any number")]
    [InlineData("int i = 0; again: if (i < 6) { i += 7; s_mutable += (int)args[i]; goto again; }", "7", "int i = 0; again: if (i < 6) { i += Inputs.B; s_mutable += (int)args[i]; goto again; }", "it is 0 to 260")]
    [InlineData("for (int i = 1; i < 12; i *= 2) s_mutable += (int)args[i];", "1..2, 4, 8", "for (int i = 1; i < 13; i *= 2) s_mutable += (int)args[i + 4];", "it is 5 to 16")]
    public void Ways_one_by_one(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("ulong w = Inputs.W; if ((long)w < 3 && (long)w >= 0) return args[(int)w];", "0..2", "ulong w = Inputs.W; if ((int)w < 3) return args[(int)w];", "it may be any number")]
    [InlineData("ulong w = Inputs.W; if ((uint)w < 3) return args[(int)(uint)w];", "0..2", "ulong w = Inputs.W; if ((uint)w < 3) { w++; w *= 9; return args[(int)(uint)w]; }", "it may be any number")]
    [InlineData("int i = Inputs.I, j = i; if (j >= 0 && i < 3) return args[j] + args[i];", "0..2", "int i = Inputs.I, j = i; i++; if (j >= 0 && i < 3) return args[i];", "it is 2 or less")]
    [InlineData("ulong w = Inputs.W | 1; if (w == 4) return args[20];", "nothing", "ulong w = Inputs.W | 1; if (w == 5) return args[20];", "20")]
    [InlineData("ulong w = Inputs.W; if ((w & 8) == 0 && (w & 12) == 8) return args[20];", "nothing", "ulong w = Inputs.W; if ((w & 8) == 0 && (w & 12) == 4) return args[20];", "20")]
    [InlineData("ulong w = Inputs.W << 4; if ((uint)w % 16 == 0 && (w & 15) != 0) return args[20];", "nothing", "ulong w = Inputs.W << 2; if ((w & 15) != 0) return args[20];", "20")]
    public void Single_bits_halves_and_copies(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("args.Count > 4 ? args[4] : 0", "4 guarded", "args.Count > 4 ? args[Inputs.I] : 0", "it may be any number")]
    [InlineData("if (args.Count < 7) return 0; return args[6];", "6 guarded", "if (args.Count < 7) return 0; return args[12];", "12")]
    [InlineData("int i = Inputs.I; if (i >= 0 && i < args.Count) return args[i];", "0..11 guarded", "int i = Inputs.I; if (i >= 0 && i <= args.Count) return args[i];", "it is 0 to 12")]
    [InlineData("int i = Inputs.I; if ((uint)i < (uint)args.Count) return args[i];", "0..11 guarded", "int i = Inputs.I; if (i < args.Count) return args[i];", "it is 11 or less")]
    [InlineData("int i = Inputs.I; if (i >= 0 && args.Count > i) return args[i];", "0..11 guarded", "int i = Inputs.I; if (i >= 0 || args.Count > i) return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; if (i >= 0 && i < args.Count - 1) return args[i + 1];", "1..11 guarded", "int i = Inputs.I; if (i >= 0 && i + 1 < args.Count) return args[i + 2];", "it may be any number")]
    [InlineData("int i = Inputs.I; if (i - 1 < 3 && i > 0) return args[i];", "1..3", "int i = Inputs.I; if (i + 1 < 3 && i > 0) return args[i];", "it is 1 or more")]
    [InlineData("int i = Inputs.I; if ((uint)(i - 1) < 3) return args[i];", "1..3", "int i = Inputs.I; if ((uint)(i - 1) < 13) return args[i];", "it is 1 to 13")]
    [InlineData("int i = Inputs.I; if (i < 0 || i >= 3) return 0; return args[i];", "0..2", "int i = Inputs.I; if (i < 0 && i >= 3) return 0; return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; if (i is < 0 or >= 3) return 0; return args[i];", "0..2", "int i = Inputs.I; if (i is < 0 or >= 30) return 0; return args[i];", "it is 0 to 29")]
    [InlineData("int i = Inputs.I; if (i < 0) throw new InvalidOperationException(); return i > 5 ? 0 : args[i];", "0..5", "int i = Inputs.I; if (i < 0) s_mutable++; return i > 5 ? 0 : args[i];", "it is 5 or less")]
    [InlineData("bool ok = Inputs.I >= 0; int i = Inputs.I; ok = i >= 0 && i < 3; if (ok) return args[i];", "0..2", "int i = Inputs.I; bool ok = i >= 0 && i < 3; i++; if (ok) return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; bool bad = i < 0 || i >= args.Count; if (bad) return 0; return args[i];", "0..11 guarded", "int i = Inputs.I; bool bad = i < 0 || i >= args.Count; if (!bad) return 0; return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; bool has = args.Count > 3, small = i is 0 or 1; if (small & has) return args[i + 2];", "2..3 guarded", "int i = Inputs.I; bool has = args.Count > 3, small = i is 0 or 1; if (small | has) return args[i + 2];", "it may be any number")]
    [InlineData("int i = Inputs.I; if (i == 4) return args[i];", "4", "int i = Inputs.I; if (i != 4) return args[i];", "it may be any number")]
    [InlineData("byte b = Inputs.B; if (b < 5) return args[b];", "0..4", "sbyte b = Inputs.S; if (b < 5) return args[b];", "it is -128 to 4")]
    [InlineData("long l = Inputs.L; if (l >= 0 && l < 3) return args[(int)l];", "0..2", "long l = Inputs.L; if ((byte)l < 3) return args[(int)l];", "it may be any number")]
    [InlineData("ulong first = args[5]; return args[3];", "3, 5", "ulong first = args[5]; return args[Inputs.B];", "it is 0 to 255")]
    public void Guards(string proven, string reads, string nearMiss, string reason)
        => Compare(proven, reads, nearMiss, reason);

    private static void Compare(string proven, string reads, string nearMiss, string reason)
    {
        Assert.Equal(reads, Verdict.Of(proven, Members));
        AssertRefused(reason, nearMiss);
    }

    private static void AssertRefused(string reason, string body) => Assert.Equal($"refused: {reason}", Verdict.Of(body, Members));
}

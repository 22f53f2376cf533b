using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>Switches, patterns and ternaries; and code that can never run.</summary>
[Collection(RunningPrograms.Name)]
public class BranchTests
{
    private const string Members = "const bool Off = false; static readonly bool s_off = false; static bool s_maybe; enum E { A, B, C }";

    [Theory]
    [InlineData("switch (Inputs.I) { case 0: return args[0]; case 1: case 2: return args[Inputs.J & 1]; default: return 0; }", "0, 0..1", "switch (Inputs.I) { case 0: return args[0]; default: return args[Inputs.J]; }", "it may be any number")]
    [InlineData("int i = Inputs.I; switch (i) { case 0: case 3: return args[i]; case 7: return args[i]; }", "0..3, 7", "int i = Inputs.I; switch (i) { case 0: case 3: return 0; default: return args[i]; }", "it may be any number")]
    [InlineData("int i = Inputs.I; switch (i) { case >= 0 and < 5: return args[i]; }", "0..4", "int i = Inputs.I; switch (i) { case >= 0 and < 5: break; case < 13: return args[i]; }", "it is 12 or less")]
    [InlineData("int i = Inputs.I; switch (i) { case > 4: return 0; case < 0: return 1; default: return args[i]; }", "0..4", "int i = Inputs.I; switch (i) { case > 4: return 0; case < 0 when Inputs.Flag: return 1; default: return args[i]; }", "it is 4 or less")]
    [InlineData("int i = Inputs.I; return i switch { < 0 => 0, <= 3 => args[i], _ => 1 };", "0..3", "int i = Inputs.I; return i switch { < 0 => 0, <= 3 => 1, _ => args[i] };", "it is 4 or more")]
    [InlineData("int i = Inputs.I switch { 1 => 5, 2 => 7, _ => 0 }; return args[i];", "0..7", "int i = Inputs.I switch { 1 => 5, 2 => 70, _ => 0 }; return args[i];", "it is 0 to 70")]
    [InlineData("int i = Inputs.I; switch (i) { case 1: i = 2; goto case 2; case 2: return args[i]; }", "2", "int i = Inputs.I; switch (i) { case 1: i = 22; goto case 2; case 2: return args[i]; }", "it is 2 to 22")]
    [InlineData("switch (args.Count) { case 0: return 0; case 1: return args[0]; case > 5: return args[5]; }", "0 guarded, 5 guarded", "switch (args.Count) { case 0: return 0; default: return args[Inputs.B]; }", "it is 0 to 255")]
    [InlineData("var e = (E)Inputs.I; switch (e) { case E.A: case E.C: return args[(int)e]; }", "0..2", "var e = (E)Inputs.I; switch (e) { case E.A: return 0; default: return args[(int)e]; }", "it may be any number")]
    public void Switches(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("Inputs.I is var i and >= 0 and < 3 ? args[i] : 0", "0..2", "Inputs.I is var i and >= 0 and not < 3 ? args[i] : 0", "it is 3 or more")]
    [InlineData("int i = Inputs.I; return i is 1 or 2 or 9 ? args[i] : 0;", "1..9", "int i = Inputs.I; return i is not (1 or 2 or 9) ? args[i] : 0;", "it may be any number")]
    [InlineData("int i = Inputs.I; return i is not (< 0 or > 9) ? args[i] : 0;", "0..9", "int i = Inputs.I; return i is not < 0 ? args[i] : 0;", "it is 0 or more")]
    [InlineData("int i = 1; try { Inputs.W = args[0]; } finally { Inputs.J = i; } return args[i];", "0, 1", "int i = 1; try { Inputs.W = args[0]; } finally { Inputs.J = ++i; } return args[i];", "it may be any number")]
    [InlineData("if (Inputs.I is not (var i and >= 0 and < 3)) return 0; return args[i];", "0..2", "if (Inputs.I is not (var i and >= 0)) return 0; return args[i];", "it is 0 or more")]
    [InlineData("object o = Inputs.I; return o is int i and >= 0 and < 4 ? args[i] : 0;", "0..3", "object o = Inputs.I; return o is int i ? args[i] : 0;", "it may be any number")]
    [InlineData("int? n = Inputs.Flag ? Inputs.I : null; return n is { } i and >= 0 and < 4 ? args[i] : 0;", "0..3", "int? n = Inputs.I; return n >= 0 && n < 4 ? args[n.Value] : 0;", "it may be any number")]
    [InlineData("args is { Count: > 4 } ? args[4] : 0", "4 guarded", "args is { Count: > 4 } ? args[Inputs.B] : 0", "it is 0 to 255")]
    [InlineData("if (args is not { Count: > 4 }) return 0; return args[4];", "4 guarded", "if (args is { Count: > 4 }) return 0; return args[4];", "4", true)]
    [InlineData("if (args is { Count: <= 4 }) return 0; return args[4];", "4 guarded", "if (args is { Count: <= 3 }) return 0; return args[4];", "4", true)]
    [InlineData("int i = Inputs.I; if (args is { Count: var n } && i >= 0 && i < n) return args[i];", "0..11 guarded", "int i = Inputs.I; if (args is { Cookie: var n } && i >= 0 && (ulong)i < n) return args[i];", "it is 0 or more")]
    [InlineData("args is [5, _, > 3, ..] ? args[2] : 0", "0 guarded, 2 guarded", "args is [5, _, > 3, ..] ? args[Inputs.B] : 0", "it is 0 to 255")]
    [InlineData("args is [.., 1, 2] ? 1UL : 0", "0..10 guarded, 1..11 guarded", "args is [.., 1, 2] ? args[Inputs.B] : 0", "it is 0 to 255")]
    [InlineData("args switch { { Count: 3 } => args[2], { Count: > 6 } a => a[6], _ => 0 }", "2 guarded, 6 guarded", "args switch { { Count: 3 } => args[2], { Count: > 6 } a => a[Inputs.B], _ => 0 }", "it is 0 to 255")]
    public void Patterns(string proven, string reads, string nearMiss, string reason, bool isAccepted = false)
        => Compare(proven, reads, nearMiss, reason, isAccepted);

    [Theory]
    [InlineData("args[Inputs.Flag ? 1 : 2]", "1..2", "args[Inputs.Flag ? 1 : 20]", "it is 1 to 20")]
    [InlineData("args[Inputs.I > 3 ? 3 : Inputs.I < 0 ? 0 : Inputs.B & 3]", "0..3", "args[Inputs.I > 3 ? 3 : Inputs.I]", "it may be any number")]
    [InlineData("int i = Inputs.I; return args[i > 3 ? 3 : i < 0 ? 0 : i];", "0..3", "int i = Inputs.I; return args[i > 3 ? 3 : i];", "it is 3 or less")]
    [InlineData("int? i = Inputs.I; return args[i is > 0 and < 4 ? 1 : 0];", "0..1", "int? i = Inputs.I; return args[i ?? 1];", "it may be any number")]
    public void Ternaries(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    [Theory]
    [InlineData("if (Off) return args[50]; return args[1];", "1", "if (s_maybe) return args[50]; return args[1];", "1, 50")]
    [InlineData("if (s_off) return args[Inputs.I]; return args[1];", "1", "if (!s_off) return args[Inputs.I]; return args[1];", "it may be any number")]
    [InlineData("int i = 3; if (i > 5) return args[Inputs.I];", "nothing", "int i = 3; if (Inputs.Flag) i = 6; if (i > 5) return args[Inputs.I];", "it may be any number")]
    [InlineData("return args[1]; return args[Inputs.I];", "1", "if (Inputs.Flag) return args[1]; return args[Inputs.I];", "it may be any number")]
    [InlineData("if (Inputs.B > 255) return args[Inputs.I];", "nothing", "if (Inputs.B > 254) return args[Inputs.I];", "it may be any number")]
    [InlineData("if (args.Count > 12) return args[Inputs.I];", "nothing", "if (args.Count > 11) return args[Inputs.I];", "it may be any number")]
    [InlineData("while (true) { Fuel.Burn(); s_maybe = args[1] == 3; if (s_maybe) return 1; } return args[Inputs.I];", "1", "while (true) { Fuel.Burn(); s_maybe = args[1] == 3; if (s_maybe) break; } return args[Inputs.I];", "it may be any number")]
    [InlineData("if (Off) { try { s_maybe = true; } finally { s_maybe = args[Inputs.I] == 0; } }", "nothing", "try { s_maybe = true; } finally { s_maybe = args[Inputs.I] == 0; }", "it may be any number")]
    [InlineData("throw new InvalidOperationException(args[1].ToString()); return args[Inputs.I];", "1", "try { throw new InvalidOperationException(args[1].ToString()); } catch { } return args[Inputs.I];", "it may be any number")]
    public void Code_that_can_never_run(string proven, string reads, string nearMiss, string reason) => Compare(proven, reads, nearMiss, reason);

    private static void Compare(string proven, string reads, string nearMiss, string reason, bool isAccepted = false)
    {
        Assert.Equal(reads, Verdict.Of(proven, Members));
        Assert.Equal(isAccepted ? reason : $"refused: {reason}", Verdict.Of(nearMiss, Members));
    }
}

using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>Programs that read what does not exist although they look as if they could not. Each was, or could have been, accepted by an analysis less careful.</summary>
[Collection(RunningPrograms.Name)]
public class TrapTests
{
    [Theory]
    [InlineData("int i = 3; if (i < (i = 5)) return args[Inputs.I];", "it may be any number")]
    [InlineData("int i = 2; if ((i < 3) & (++i > 0)) return args[i * 5];", "15")]
    [InlineData("int i = 2; if (i != i++ + 1 | i > 0) return args[i + 10];", "13")]
    [InlineData("int i = Inputs.I; if (i is >= 0 and < 3 && (i = Inputs.J) > 0) return args[i];", "it is 1 or more")]
    [InlineData("int i = int.MaxValue; if (i++ > 0) return args[i];", "-2147483648")]
    [InlineData("byte i = 250; i += 56; return args[i];", "50")]
    [InlineData("int i = Inputs.I, n = Inputs.J; if (i++ < n) { } else if (n < 3 && n >= 0) return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; switch (i) { case 1 when (i = 50) > 60: return 0; case 1: return args[i]; }", "it may be any number")]
    [InlineData("int i = Inputs.I; bool ok = i is >= 0 and < 3; bool also = ok; i += 50; if (also) return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; if (i + 1 < args.Count && i >= -1) return args[i + 1];", "it may be any number")]
    [InlineData("int i = Inputs.I; if (i - 1 < 3 && i < 0) return args[i + 3];", "it is -2147483644 to 2")]
    [InlineData("return args[Inputs.I == int.MinValue && Inputs.I - 1 > 5 ? 50 : 0];", "it is 0 to 50")]
    public void Conditions_that_change_what_they_compare(string body, string reason) => Assert.Equal($"refused: {reason}", Verdict.Of(body));

    [Theory]
    [InlineData("int i = 1; Set(ref i, Inputs.Flag ? 50 : 60); return args[i];")]
    [InlineData("int i = 1, j = 50; (Inputs.Flag ? ref i : ref j) = 3; return args[j];")]
    [InlineData("int i = 1, j = 2; (Inputs.Flag ? ref i : ref j) += 50; return args[i];")]
    [InlineData("int i = 1, j = 2; Set(ref Inputs.Flag ? ref i : ref j, 50); return args[i];")]
    [InlineData("int i = 50; var a = new int[1]; (Inputs.Flag ? ref i : ref a[0]) = 3; return args[i];")]
    [InlineData("int i = 1; Set(out i, i = 3); return args[i];")]
    [InlineData("int i = 1; ref int r = ref i; r = 50; return args[i];")]
    [InlineData("int i = 1, j = 2; ref int r = ref (Inputs.Flag ? ref i : ref j); r = 50; return args[i];")]
    [InlineData("int i = 1; ref int r = ref Same(ref i); r = 50; return args[i];")]
    [InlineData("int i = 1; Same(ref i) = 50; return args[i];")]
    [InlineData("int i = 1; int* p = &i; *p = 50; return args[i];")]
    [InlineData("int i = 1; int* p = (int*)Unsafe.AsPointer(ref i); i = 1; *p = 50; return args[i];")]
    [InlineData("int i = 1; var s = new Span<int>(ref i); i = 1; s[0] = 50; return args[i];")]
    [InlineData("int i = 1; var k = new Keeper(); k.Keep(ref i); i = 1; k.Set(); return args[i];")]
    [InlineData("int i = 1; delegate*<ref int, void> f = &Spoil; f(ref i); return args[i];")]
    [InlineData("int i = 1; delegate*<ref int, ref int> f = &Same; ref int r = ref f(ref i); i = 1; r = 50; return args[i];")]
    [InlineData("int i = 1; dynamic d = new Spoiler(); d.Spoil(ref i); return args[i];")]
    [InlineData("int i = 1; __refvalue(__makeref(i), int) = 50; return args[i];")]
    [InlineData("int i = 1; Action f = () => i = 50; f(); return args[i];")]
    [InlineData("int i = 1; void F() => i = 50; if (i < 3) { F(); return args[i]; }")]
    [InlineData("int i = 1; void F() { void G() => i = 50; G(); } F(); return args[i];")]
    [InlineData("int i = 1; ulong F(RawTracepointArgs a) { if (i is < 0 or > 3) return 0; G(); return a[i]; } void G() => i = 50; return F(args);")]
    [InlineData("int i = 1, j = 2; (i, j) = (50, i); return args[i];", "50")]
    [InlineData("int i = 1, j = 2; (i, j) = Two(); return args[i];")]
    [InlineData("int i = 1; foreach (int x in new[] { 1, 50 }) i = x; return args[i];")]
    public void Variables_that_change_by_another_name(string body, string reason = "it may be any number")
        => Assert.Equal($"refused: {reason}", Verdict.Of(body, """
            static void Set(ref int x, int to) => x = to;
            static void Set(out int x, int seen, int to = 50) => x = to;
            static void Spoil(ref int x) => x = 50;
            static ref int Same(ref int x) => ref x;
            static (int, int) Two() => (50, 50);
            ref struct Keeper { ref int _x; public void Keep([UnscopedRef] ref int x) => _x = ref x; public void Set() => _x = 50; }
            public class Spoiler { public void Spoil(ref int x) => x = 50; }
            """).Replace("in 'F'", "", StringComparison.Ordinal).TrimEnd());

    [Theory]
    [InlineData("int i = 1; i.Spoil(); return args[i];")]
    [InlineData("int i = 1; Inputs.I = i.Spoilt; return args[i];")]
    [InlineData("int i = 1; i.Spoilt = 3; return args[i];")]
    [InlineData("int i = 1; i.SpoilAsBefore(); return args[i];")]
    [InlineData("return args[s_one];")]
    [InlineData("return args[s_two];")]
    [InlineData("int i = 1; P.SpoilIn(i); return args[i];")]
    [InlineData("int i = 1; P.SpoilIn(in i); return args[i];")]
    [InlineData("int i = 1; P.SpoilReadOnly(ref i); return args[i];")]
    [InlineData("int i = 1; if (i < 3 & P.SpoilIn(in i)) return args[i];")]
    [InlineData("int i = 3; ref readonly int r = ref i; Unsafe.AsRef(in r) = 50; return args[i];")]
    [InlineData("int i = 3; Unsafe.Add(ref i, 0) = 50; return args[i];")]
    [InlineData("int i = 3; Unsafe.As<int, uint>(ref i) = 50; return args[i];")]
    [InlineData("long i = 3; Unsafe.WriteUnaligned(ref Unsafe.As<long, byte>(ref i), 50L); return args[(int)i];")]
    [InlineData("int i = 1; { using var d = new Undoing(ref i); i = 1; } return args[i];")]
    [InlineData("int i = 1; var d = new Undoing { X = ref i }; i = 1; d.X = 50; return args[i];")]
    [InlineData("int i = 1; Make(ref i, out Undoing d); i = 1; d.X = 50; return args[i];")]
    [InlineData("int i = 1; Span<int> s = new(ref i); i = 1; foreach (ref int x in s) x = 50; return args[i];")]
    [InlineData("int i = 1; System.Threading.Volatile.Write(ref i, 50); return args[i];")]
    [InlineData("int i = 1; Change c = (ref int x) => x = 50; c(ref i); return args[i];")]
    [InlineData("int i = 1; IEnumerable<int> It() { yield return i = 50; } foreach (int x in It()) { } return args[i];")]
    [InlineData("var b = new Buffer(); b[0] = 50; return args[b[Inputs.B & 1]];")]
    [InlineData("(int i, int j) t = (1, 50); t = (t.j, t.i); return args[t.i];")]
    [InlineData("int i = 3; int? n = i; n += 60; return args[n.Value];")]
    public void References_that_are_made_without_being_seen(string body)
        => Assert.Equal("refused: it may be any number", Verdict.Of(body, """
            static readonly int s_one = 1, s_spoilsOne = s_one.Spoilt, s_two = 2, s_spoilsTwo = P.s_two.SpoilAsBefore();
            public static bool SpoilIn(in int x) { Unsafe.AsRef(in x) = 50; return true; }
            public static void SpoilReadOnly(ref readonly int x) => Unsafe.AsRef(in x) = 50;
            static void Make(ref int x, out Undoing d) { d = new() { X = ref x }; }
            delegate void Change(ref int x);
            ref struct Undoing { public ref int X; public Undoing(ref int x) { X = ref x; } public void Dispose() => X = 50; }
            [InlineArray(2)] struct Buffer { int _first; }
            }
            static class Spoiling
            {
                extension(ref int x) { public void Spoil() => x = 50; public int Spoilt { get { x = 50; return 1; } set { x = 50; } } }
                public static int SpoilAsBefore(this ref int x) => x = 50;
            """));

    [Theory]
    [InlineData("int i = 1; i = i++ + i++; return args[i * 4 + 3];", "15")]
    [InlineData("int i = 1; i += (Inputs.Flag ? (i = 50) : 2); return args[i];", "it is 3 to 51")]
    [InlineData("int i = 2; var r = Inputs.I switch { 1 when (i = 50) == 51 => 1, 1 => i, _ => 2 }; return args[r];", "it is 2 to 50")]
    [InlineData("int i = 1; (i, Inputs.I) = (Inputs.I, i); return args[i];", "it may be any number")]
    [InlineData("var (i, j) = (1, 50); (i, j) = (j, i); (i, _) = (i, 0); return args[i];", "50")]
    [InlineData("int i = 1; _ = new { A = i = 50 }; return args[i];", "50")]
    [InlineData("int i = 1; int[] a = [i, i = 50]; return args[i];", "50")]
    [InlineData("int i = 1; string s = $\"{i = 50}\"; return args[i];", "50")]
    [InlineData("int i = 1; var r = new R(3) with { X = i = 50 }; return args[i];", "50")]
    [InlineData("string? s = Inputs.Flag ? \"x\" : null; int i = 1; Inputs.I = s?[(i = 50) - 50] ?? 0; return args[i];", "it is 1 to 50")]
    [InlineData("int[]? a = Inputs.Flag ? [1] : null; int i = 1; a?[0] = i = 50; return args[i];", "it is 1 to 50")]
    [InlineData("int i = 5; goto a; b: return args[i]; a: i = 50; goto b;", "50")]
    [InlineData("Span<ulong> s = stackalloc ulong[] { 1, args[50] }; return s[0];", "50")]
    [InlineData("return (ulong)$\"{args[50]}\".Length;", "50")]
    [InlineData("int i = Inputs.I, j = i; if (j is >= 0 and < 3) { i = 50; return args[i]; }", "50")]
    [InlineData("int i = Inputs.I; if (i is var j && j is >= 0 and < 3) { i = 50; return args[j] + args[i]; }", "0..2, 50")]
    public void Assignments_in_the_middle_of_something(string body, string reason)
        => Assert.Equal($"refused: {reason}", Verdict.Of(body, "record struct R(int X);"));

    [Theory]
    [InlineData("int i = 1; try { Throw(); i = 2; } catch { i = 50; } return args[i];", "it is 2 to 50")]
    [InlineData("int i = 1; try { i = 50; Throw(); i = 2; } catch { } return args[i];", "it may be any number")]
    [InlineData("int i = 1; try { i = 2; } finally { i = 50; } return args[i];", "it may be any number")]
    [InlineData("int i = 1; try { try { Throw(); } finally { i = 50; } } catch when (i < 3) { return args[i]; }", "it may be any number")]
    [InlineData("int i = 1; try { Throw(); } catch when ((i = 50) < 3) { } catch { return args[i]; }", "it may be any number")]
    [InlineData("int i = 1; try { return args[i = 0]; } finally { if (i == 0) Inputs.W = args[Inputs.I]; }", "it may be any number")]
    [InlineData("int i = 1; for (;;) { try { i = 50; if (Inputs.Flag) break; Fuel.Burn(); i = 1; continue; } finally { i += 2; } } return args[i];", "it may be any number")]
    public void Exceptions_that_come_in_between(string body, string reason)
        => Assert.Equal($"refused: {reason}", Verdict.Of(body, "static void Throw() { if (Inputs.Flag) throw new InvalidOperationException(); }"));

    [Theory]
    [InlineData("int i = 50; Trace(i = 2); return args[i];", "it may be any number")]
    [InlineData("int i = Inputs.I; Trace(i is >= 0 and < 3 ? 1 : throw new InvalidOperationException()); return args[i];", "calls of 'Trace' may be left out, and with it the throw in this one's arguments; it may be any number")]
    [InlineData("Trace(args.Count > 5 ? 1 : throw new InvalidOperationException()); return args.Count > 3 ? args[5] : 0;", "calls of 'Trace' may be left out, and with it the throw in this one's arguments")]
    [InlineData("int i = Inputs.I; Trace(i switch { 0 => 1, 1 => 2, 2 => 3 }); return args[i];", "calls of 'Trace' may be left out, and with it the throw in this one's arguments")]
    [InlineData("Trace(args.Count switch { > 5 => 1 }); return args.Count > 3 ? args[5] : 0;", "calls of 'Trace' may be left out, and with it the throw in this one's arguments")]
    [InlineData("int i = 50; Absent(i = 2); return args[i];", "it may be any number")]
    public void Calls_that_the_compiler_leaves_out(string body, string reason)
    {
        string verdict = Verdict.Of(body, """[Conditional("NEVER")] static void Trace(int x) { } static partial void Absent(int x);""");

        Assert.StartsWith($"refused: {reason.Split("; ")[0]}", verdict);
    }

    [Theory]
    [InlineData("args[Pick(args)]", "static int Pick(RawTracepointArgs a) { if (a.Count <= 3) return 3; return a.Count - 1; }", "3..11")]
    [InlineData("args[Math.Clamp(max: 0, value: 50, min: 50 - 50) + new Odd().Count]", "class Odd : IReadOnlyCollection<int> { public int Count => -5; public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }", "refused: it may be any number")]
    [InlineData("IReadOnlyCollection<int> c = new Odd(); return args[Math.Min(c.Count, 3)];", "class Odd : IReadOnlyCollection<int> { public int Count => -5; public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }", "refused: it is 3 or less")]
    [InlineData("var h = new H(args, 1); return h.Read();", "ref struct H(RawTracepointArgs a, int i) { public RawTracepointArgs A = a; void Spoil() => i = 50; public ulong Read() { if (i is < 0 or > 3) return 0; Spoil(); return A[i]; } }", "refused: it may be any number in 'Read'")]
    [InlineData("var b = new B(); return args[b.F()];", "class B { public virtual int F() => 2; } class D : B { public override int F() => 50; }", "refused: it may be any number")]
    [InlineData("args[(int)(new N(2) + new N(1))]", "struct N(int x) { int _x = x; public static N operator +(N a, N b) => new(50); public static explicit operator int(N n) => n._x; }", "refused: it may be any number")]
    [InlineData("nint n = (nint)(Inputs.L & 3 | 0x1_0000_0000L); return args[(int)(n - unchecked((nint)0x1_0000_0000L))];", "", "refused: it may be any number")]
    public void Numbers_that_are_not_what_they_seem(string body, string members, string verdict) => Assert.Equal(verdict, Verdict.Of(body, members));
}

using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>The arguments in other methods of the compilation, and numbers that such methods return.</summary>
[Collection(RunningPrograms.Name)]
public class CalledMethodTests
{
    [Theory]
    [InlineData("At(args, 3)", "static ulong At(RawTracepointArgs a, int i) => a[i];", "3")]
    [InlineData("At(args, 30)", "static ulong At(RawTracepointArgs a, int i) => a[i & 3];", "2")]
    [InlineData("At(args, Inputs.I)", "static ulong At(RawTracepointArgs a, int i) => i >= 0 && i < a.Count ? a[i] : 0;", "0..11 guarded")]
    [InlineData("At(args, Inputs.I)", "static ulong At(RawTracepointArgs a, int i) => a[i];", "refused: it may be any number in 'At'")]
    [InlineData("At(i: Inputs.I & 1, a: args)", "static ulong At(RawTracepointArgs a, int i) => a[i];", "0..1")]
    [InlineData("args.At(2)", "} static class E { public static ulong At(this RawTracepointArgs a, int i) => a[i];", "2")]
    [InlineData("args.At(Inputs.I)", "} static class E { public static ulong At(this RawTracepointArgs a, int i) => a[i];", "refused: it may be any number in 'At'")]
    [InlineData("args.At(2)", "} static class E { extension(RawTracepointArgs a) { public ulong At(int i) => a[i]; } ", "2")]
    [InlineData("args.Third", "} static class E { extension(RawTracepointArgs a) { public ulong Third => a[Inputs.I]; } ", "refused: it may be any number in 'get_Third'")]
    [InlineData("A(args)", "static ulong A(RawTracepointArgs a) => B(a, 4); static ulong B(in RawTracepointArgs a, int i) => a[i + 1];", "5")]
    [InlineData("A(args)", "static ulong A(RawTracepointArgs a) => B(ref a, 4); static ulong B(ref RawTracepointArgs a, int i) => a[i * 3];", "refused: 12")]
    public void A_method_that_is_given_the_arguments_is_followed(string body, string members, string verdict)
        => Assert.Equal(verdict, Verdict.Of(body, members));

    [Theory]
    [InlineData("args[F(3)]", "static int F(int x) => x + 1;", "4")]
    [InlineData("args[F(Inputs.I)]", "static int F(int x) => x < 0 ? 0 : x > 5 ? 5 : x;", "0..5")]
    [InlineData("args[F(Inputs.I)]", "static int F(int x) => x < 0 ? 0 : x > 15 ? 15 : x;", "refused: it is 0 to 15")]
    [InlineData("args[F(args)]", "static int F(RawTracepointArgs a) => a.Count - 1;", "0..11 guarded of 1")]
    [InlineData("args[F(args)]", "static int F(RawTracepointArgs a) { if (a.Count <= 3) return 3; return a.Count - 1; }", "3..11")]
    [InlineData("args[F()]", "static int F() { try { return 3; } finally { Inputs.I = 4; } }", "3")]
    [InlineData("args[new S().At]", "struct S { public S() { } public int At => 2; }", "refused: it may be any number")]
    [InlineData("args[F(3)]", "static T F<T>(T x) => x;", "3")]
    [InlineData("args[F(Inputs.I)]", "static T F<T>(T x) => x;", "refused: it may be any number")]
    public void The_number_that_a_method_returns_is_known(string body, string members, string verdict)
        => Assert.Equal(verdict, Verdict.Of(body, members));

    [Theory]
    [InlineData("Sum(args, 0)", "static ulong Sum(RawTracepointArgs a, int i) => i >= a.Count ? 0 : a[i] + Sum(a, i + 1);", "0 guarded, 1 guarded, 2 guarded, 2..11 guarded")]
    [InlineData("Sum(args, 3)", "static ulong Sum(RawTracepointArgs a, int i) => i < 0 ? 0 : a[i] + Sum(a, i - 1);", "0..1, 1, 2, 3")]
    [InlineData("Sum(args, 0)", "static ulong Sum(RawTracepointArgs a, int i) => i > a.Count ? 0 : a[i] + Sum(a, i + 1);", "refused: it is 2 to 12 in 'Sum'")]
    [InlineData("Sum(args, 0)", "static ulong Sum(RawTracepointArgs a, int i) { Fuel.Burn(); return a[i] + Sum(a, i + 1); }", "refused: it may be any number in 'Sum'")]
    [InlineData("Odd(args, 5)", "static ulong Odd(RawTracepointArgs a, int i) => i < 0 ? 0 : a[i] + Even(a, i - 1); static ulong Even(RawTracepointArgs a, int i) => i < 0 ? 1 : Odd(a, i - 1);", "0..1, 1, 3, 5")]
    public void A_method_that_calls_itself_is_followed(string body, string members, string verdict)
        => Assert.Equal(verdict, Verdict.Of(body, members));

    [Theory]
    [InlineData("ulong At(RawTracepointArgs a, int i) => a[i]; return At(args, 1);", "1")]
    [InlineData("static ulong At(RawTracepointArgs a, int i) { return i < 0 ? 0 : i > 2 ? 0 : a[i] + At(a, i - 1); } return At(args, 2);", "0, 1, 2")]
    [InlineData("int i = 1; ulong At(RawTracepointArgs a) => a[i]; return At(args);", "refused: it may be any number in 'At'")]
    [InlineData("int i = 1; ulong At(RawTracepointArgs a) => i is >= 0 and < 3 ? a[i] : 0; i = 50; return At(args);", "refused: it may be any number in 'At'")]
    public void A_local_function_is_followed_but_not_what_it_captures(string body, string verdict)
        => Assert.Equal(verdict, Verdict.Of(body));

    [Theory]
    [InlineData("As<byte>(args) + As<int>(args)", "static ulong As<T>(RawTracepointArgs a) where T : unmanaged { a.Value<T>(1); return 0; }", "Value<byte> 1, Value<int> 1")]
    [InlineData("Via<byte>(args) + Via<int>(args)", "static ulong Via<U>(RawTracepointArgs a) where U : unmanaged => As<U>(a); static ulong As<T>(RawTracepointArgs a) where T : unmanaged { a.Value<T>(1); return 0; }", "Value<byte> 1, Value<int> 1")]
    [InlineData("Via<byte>(args) + Via<int>(args)", "static ulong Via<U>(RawTracepointArgs a) where U : unmanaged { return As(a); static ulong As(RawTracepointArgs a) { a.Value<U>(1); return 0; } }", "Value<byte> 1, Value<int> 1")]
    [InlineData("Via<byte>(args)", "static ulong Via<U>(RawTracepointArgs a) where U : unmanaged { Fuel.Burn(); return As(a); ulong As(RawTracepointArgs b) { b.Value<U>(1); return Inputs.Flag ? Via<int>(b) : 0; } }", "Value<byte> 1, Value<int> 1")]
    [InlineData("In<int>.As(args)", "static class In<T> where T : unmanaged { public static ulong As(RawTracepointArgs a) { a.Value<T>(1); return 0; } }", "refused: the type that it is read as is not known here in 'As'")]
    public void A_generic_method_reads_as_what_it_is_called_with(string body, string members, string verdict)
        => Assert.Equal(verdict, Verdict.Of(body, members));

    [Theory]
    [InlineData("var h = new H(args); return h.At(2);", "ref struct H(RawTracepointArgs a) { RawTracepointArgs _a = a; public ulong At(int i) => _a[i]; }", "2")]
    [InlineData("var h = new H { A = args }; return h.At(Inputs.I);", "ref struct H { public RawTracepointArgs A; public ulong At(int i) => A[i]; }", "refused: it may be any number in 'At'")]
    [InlineData("var h = new H(args); return h[3] + h.Second;", "ref struct H { RawTracepointArgs _a; public H(RawTracepointArgs a) { _a = a; } public ulong this[int i] => _a[i]; public ulong Second => _a[1]; }", "1, 3")]
    [InlineData("var h = new H(args); return h[Inputs.I];", "ref struct H { RawTracepointArgs _a; public H(RawTracepointArgs a) { _a = a; } public ulong this[int i] => _a[i]; }", "refused: it may be any number in 'get_Item'")]
    [InlineData("ulong sum = 0; foreach (ulong x in new H(args)) sum += x; return sum;", "ref struct H(RawTracepointArgs a) { RawTracepointArgs _a = a; int _i = -1; public H GetEnumerator() => this; public bool MoveNext() => ++_i < 3; public ulong Current => _a[_i & 3]; }", "0..3")]
    [InlineData("using var h = new H(args);", "ref struct H(RawTracepointArgs a) { RawTracepointArgs _a = a; public void Dispose() => Inputs.W = _a[4]; }", "4")]
    [InlineData("using var h = new H(args);", "ref struct H(RawTracepointArgs a) { RawTracepointArgs _a = a; public void Dispose() => Inputs.W = _a[Inputs.I]; }", "refused: it may be any number in 'Dispose'")]
    public void A_struct_that_holds_the_arguments_is_followed(string body, string members, string verdict)
        => Assert.Equal(verdict, Verdict.Of(body, members));
}

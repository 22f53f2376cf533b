using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>Ways on which the arguments, or a struct that holds them, come into code that is not followed.</summary>
[Collection(RunningPrograms.Name)]
public class EscapeTests
{
    [Theory]
    [InlineData("D d = static a => a[50]; return d(args);", "delegate ulong D(RawTracepointArgs a);", "'Invoke' may be any of several methods")]
    [InlineData("Func<RawTracepointArgs, ulong> d = static a => a[50]; return d(args);", "", "'Invoke' may be any of several methods")]
    [InlineData("delegate*<RawTracepointArgs, ulong> f = &F; return f(args);", "static ulong F(RawTracepointArgs a) => a[50];", "what is called here is not known when compiling")]
    [InlineData("I i = new C(); return i.F(args);", "interface I { ulong F(RawTracepointArgs a); } class C : I { public ulong F(RawTracepointArgs a) => a[50]; }", "'F' may be any of several methods")]
    [InlineData("I i = new C(); return i[args];", "interface I { ulong this[RawTracepointArgs a] { get; } } class C : I { public ulong this[RawTracepointArgs a] => a[50]; }", "'get_Item' may be any of several methods")]
    [InlineData("B b = new C(); return b.F(args);", "class B { public virtual ulong F(RawTracepointArgs a) => 0; } class C : B { public override ulong F(RawTracepointArgs a) => a[50]; }", "'F' may be any of several methods")]
    [InlineData("return F<C>(args);", "interface I { static abstract ulong F(RawTracepointArgs a); } class C : I { public static ulong F(RawTracepointArgs a) => a[50]; } static ulong F<T>(RawTracepointArgs a) where T : I => T.F(a);", "'F' may be any of several methods in 'F'")]
    [InlineData("return Call(args, static a => a[50]);", "delegate ulong D<T>(T a) where T : allows ref struct; static ulong Call<T>(T a, D<T> d) where T : allows ref struct => d(a);", "'Call' takes them as a type parameter, so that they are not known there")]
    [InlineData("return new Box<RawTracepointArgs> { Held = args }.Run(static a => a[50]);", "delegate ulong D<T>(T a) where T : allows ref struct; ref struct Box<T> where T : allows ref struct { public T Held; public ulong Run(D<T> d) => d(Held); }", "'Run' takes them as a type parameter, so that they are not known there")]
    [InlineData("E?.Invoke(args);", "delegate void D(RawTracepointArgs a); static event D? E = static a => Inputs.W = a[50];", "'Invoke' may be any of several methods")]
    public void Calls_of_what_is_not_known(string body, string members, string reason) => Assert.Equal($"refused: {reason}", Verdict.Of(body, members));

    [Theory]
    [InlineData("H h = args; return 1;", "public static implicit operator H(RawTracepointArgs a) => new(a[50]);", "a conversion is not followed")]
    [InlineData("H h = new(args); return -h;", "public static ulong operator -(H h) => h.A[50];", "an operator is not followed")]
    [InlineData("H h = new(args); return h + 1;", "public static ulong operator +(H h, int i) => h.A[50];", "an operator is not followed")]
    [InlineData("H h = new(args); h += 1;", "public static H operator +(H h, int i) => new(h.A[50]);", "an operator is not followed")]
    [InlineData("H h = new(args); h++;", "public static H operator ++(H h) => new(h.A[50]);", "an operator is not followed")]
    [InlineData("H h = new(args); if (h) return 1;", "public static bool operator true(H h) => h.A[50] == 0; public static bool operator false(H h) => false;", "an operator is not followed")]
    [InlineData("H h = new(args); h.Set = 50;", "public int Set { set => Inputs.W = A[value]; }", "the setter of 'Set' is not followed")]
    [InlineData("H h = new(args); h.Set += 50;", "public int Set { get => 1; set => Inputs.W = A[value]; }", "the setter of 'Set' is not followed")]
    [InlineData("H h = new(args); h.Set++;", "public int Set { get => 50; set => Inputs.W = A[value]; }", "the setter of 'Set' is not followed")]
    [InlineData("H h = new(args); (h.Set, int j) = (50, 1);", "public int Set { set => Inputs.W = A[value]; }", "the setter of 'Set' is not followed")]
    [InlineData("H h = new(args) { Set = 50 };", "public int Set { init => Inputs.W = A[value]; }", "the setter of 'Set' is not followed")]
    [InlineData("H h = new(args); h[1] = 5;", "public int this[int i] { set => Inputs.W = A[value * 10]; }", "the setter of 'this[]' is not followed")]
    [InlineData("H h = new(args); var (x, y) = h;", "public void Deconstruct(out ulong x, out ulong y) { x = A[50]; y = 0; }", "what takes it apart is not followed")]
    [InlineData("H h = new(args); if (h is { Get: 5 }) return 1;", "public ulong Get => A[50];", "what a pattern calls is not followed")]
    [InlineData("H h = new(args); if (h is (5, 1)) return 1;", "public void Deconstruct(out ulong x, out ulong y) { x = A[50]; y = 0; }", "what a pattern calls is not followed")]
    [InlineData("H h = new(args); return h[^1];", "public int Length => 3; public ulong this[int i] => A[i * 20];", "an implicit indexer is not followed")]
    [InlineData("H h = new(args); ulong[] all = [.. h];", "public E GetEnumerator() => new(A); public ref struct E(RawTracepointArgs a) { RawTracepointArgs _a = a; public bool MoveNext() => Inputs.Flag; public ulong Current => _a[50]; }", "what this does with them is not followed")]
    [InlineData("H h = new(args) { [50] = 1 };", "public int this[int i] { set => Inputs.W = A[i]; }", "the setter of 'this[]' is not followed")]
    [InlineData("H h = new(args); h.Set = 50;", "public int Set { get; set { field = value; Inputs.W = A[value]; } }", "the setter of 'Set' is not followed")]
    [InlineData("H h = new(args); h += 50;", "public void operator +=(int i) => Inputs.W = A[i];", "an operator is not followed")]
    [InlineData("H h = new(args); h++;", "public void operator ++() => Inputs.W = A[50];", "an operator is not followed")]
    [InlineData("H h = new(args); fixed (ulong* p = h) { }", "public ref ulong GetPinnableReference() { Inputs.W = A[50]; return ref Inputs.W; }", "what this does with them is not followed")]
    [InlineData("H h = new(args); return (ulong)h.GetHashCode();", "public override int GetHashCode() => (int)A[50];", "50")]
    [InlineData("foreach (var (a, b) in new H(args)) return a;", "public H GetEnumerator() => this; public bool MoveNext() => Inputs.Flag; public H Current => this; public void Deconstruct(out ulong x, out ulong y) { x = A[50]; y = 0; }", "what takes it apart is not followed")]
    [InlineData("H h = new(args); h = h with { Set = 50 };", "public int Set { get => 1; init => Inputs.W = A[value]; }", "the setter of 'Set' is not followed")]
    public void Members_of_a_struct_that_are_called_without_being_named(string body, string members, string reason)
        => Assert.StartsWith($"refused: {reason}", Verdict.Of(body, $$"""ref struct H { public RawTracepointArgs A; public H(RawTracepointArgs a) { A = a; } public H(ulong x) { A = default; } {{members}} }"""));

    [Theory]
    [InlineData("var h = new H(args);", "ref struct H(RawTracepointArgs a) { public ulong First = a[50]; }", "'.ctor' reads them where it is not followed")]
    [InlineData("var h = new H(args);", "class H(RawTracepointArgs a) : G(a[50]); class G(ulong x) { public ulong X = x; }", "50")]
    [InlineData("var h = new H(args);", "class H(RawTracepointArgs a) { public ulong First { get; } = a.Value<byte>(50); }", "'.ctor' reads them where it is not followed")]
    [InlineData("var h = new H(args);", "ref struct H(RawTracepointArgs a) { public G X = a; } ref struct G { public static implicit operator G(RawTracepointArgs a) { Inputs.W = a[50]; return default; } }", "'.ctor' reads them where it is not followed")]
    [InlineData("var h = new H(args);", "ref struct H(RawTracepointArgs a) { public G X { get; } = a; } ref struct G { public static implicit operator G(RawTracepointArgs a) { Inputs.W = a[50]; return default; } }", "'.ctor' reads them where it is not followed")]
    [InlineData("var h = new H(args, 1);", "class H(RawTracepointArgs a, int i) : G(a[i]) { public int Y = i = 50; } class G(ulong x) { public ulong X = x; }", "'.ctor' reads them where it is not followed")]
    [InlineData("var h = new H(args) { 1, 50 };", "ref struct H : System.Collections.IEnumerable { RawTracepointArgs _a; public H(RawTracepointArgs a) { _a = a; } public void Add(int i) => Inputs.W = _a[i]; public System.Collections.IEnumerator GetEnumerator() => null!; }", "1, 50")]
    [InlineData("return new H(args).P;", "ref partial struct H { RawTracepointArgs _a; public H(RawTracepointArgs a) { _a = a; } public partial ulong P { get; } } ref partial struct H { public partial ulong P => _a[50]; }", "50")]
    [InlineData("return G(new H(args));", "interface I { ulong F(); } ref struct H : I { RawTracepointArgs _a; public H(RawTracepointArgs a) { _a = a; } public ulong F() => _a[50]; } static ulong G<T>(T t) where T : I, allows ref struct => t.F();", "'G' takes them as a type parameter, so that they are not known there")]
    [InlineData("ref readonly RawTracepointArgs r = ref Id(in args); return r[50];", "static ref readonly RawTracepointArgs Id(in RawTracepointArgs a) => ref a;", "50")]
    [InlineData("Out(args, out var b); return b[50];", "static void Out(RawTracepointArgs a, out RawTracepointArgs b) => b = a;", "50")]
    [InlineData("if (args is (5, 1)) return 1;", "} static class X { public static void Deconstruct(this RawTracepointArgs a, out ulong x, out ulong y) { x = a[50]; y = 0; }", "what a pattern calls is not followed")]
    [InlineData("var (x, y) = args;", "} static class X { public static void Deconstruct(this RawTracepointArgs a, out ulong x, out ulong y) { x = a[50]; y = 0; }", "what takes it apart is not followed")]
    [InlineData("if (args is { Far: 5 }) return 1;", "} static class X { extension(RawTracepointArgs a) { public ulong Far => a[50]; }", "what a pattern calls is not followed")]
    [InlineData("RawTracepointArgs* p = &args; return p->Count > 0 ? F((nint)p) : 0;", "static ulong F(nint p) => (*(RawTracepointArgs*)p)[50];", "what this does with them is not followed")]
    [InlineData("Log(args, $\"{50}\");", "static void Log(RawTracepointArgs a, [InterpolatedStringHandlerArgument(\"a\")] Handler h) { } [InterpolatedStringHandler] ref struct Handler { RawTracepointArgs _a; public Handler(int l, int n, RawTracepointArgs a) { _a = a; } public void AppendFormatted(int i) => Inputs.W = _a[i]; public void AppendLiteral(string s) { } }", "50")]
    [InlineData("Log(args, $\"{Inputs.I}\");", "static void Log(RawTracepointArgs a, [InterpolatedStringHandlerArgument(\"a\")] Handler h) { } [InterpolatedStringHandler] ref struct Handler { RawTracepointArgs _a; public Handler(int l, int n, RawTracepointArgs a) { _a = a; } public void AppendFormatted(int i) => Inputs.W = _a[i]; public void AppendLiteral(string s) { } }", "it may be any number in 'AppendFormatted'")]
    [InlineData("foreach (ulong x in args) return x;", "} static class X { public static En GetEnumerator(this RawTracepointArgs a) => new(a); } ref struct En { RawTracepointArgs _a; public En(RawTracepointArgs a) { _a = a; } public bool MoveNext() => Inputs.Flag; public ulong Current => _a[Inputs.I];", "it may be any number in 'get_Current'")]
    [InlineData("foreach (ulong x in args) return x;", "} static class X { public static En GetEnumerator(this RawTracepointArgs a) { Inputs.W = a[Inputs.I]; return new(); } } struct En { public bool MoveNext() => Inputs.Flag; public ulong Current => 1;", "it may be any number in 'GetEnumerator'")]
    public void Code_that_runs_without_a_call(string body, string members, string reason) => Assert.StartsWith($"refused: {reason}", Verdict.Of(body, members));
}

using System.Text;

namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>Writes one random program as C#: a class with the program, <c>Run</c>, and methods of its own that it calls, besides those of <see cref="Shared"/>.</summary>
internal sealed partial class ProgramWriter
{
    /// <summary>What all random programs of a compilation call: small methods, each with a trap of its own for the analysis.</summary>
    public const string Shared = """
        using System;
        using System.Diagnostics;
        using RawTp;
        using RawTp.Verification.Tests.Programs;

        static unsafe class Shared
        {
            internal enum E : byte { A, B, C = 3, D = 200 }

            internal ref struct Holder(RawTracepointArgs args, int at)
            {
                public RawTracepointArgs Args = args;
                public int At { get; set; } = at;
                public ulong Here => at is >= 0 and < 3 ? Args[at] : 0;
                public ulong Read(int i) { if (i >= 0 && i < Args.Count) return Args[i]; return 0; }
                public ulong First() => Args.Value<byte>(At & 1);
                public void Move() => at += 40;
                public ulong Moved() { if (at is < 0 or > 3) return 0; Move(); return at is >= 0 and < 4 ? Args[at] : 1; }
            }

            internal static readonly int s_two = 2;
            internal static readonly byte s_most = 11;
            internal static int s_any = 1;
            internal static readonly int s_reset = 2, s_resets = s_reset = 9;

            internal ref struct Undo(ref int x) : IDisposable
            {
                private ref int _x = ref x;
                public void Dispose() => _x += 40;
            }

            internal record struct Pair(int First, int Second);

            extension(ref int x) { internal int Jump() => x += 30; }

            internal static int Through(in int x) { System.Runtime.CompilerServices.Unsafe.AsRef(in x) += 20; return 1; }
            internal static T Same<T>(T x) => x;
            internal static void Set<T>(out T to, T x) => to = x;
            internal static void Add(ref int to, int x) => to += x;
            internal static ref int Either(bool first, ref int a, ref int b) { if (first) return ref a; return ref b; }
            internal static bool Try(int x, out int to) { to = x; return x > 2; }
            internal static int Bounded(int x) => x < 0 ? 0 : x > 5 ? 5 : x;
            internal static (int, int) Two(int x) => (x, x + 1);
            internal static ulong As<T>(RawTracepointArgs args, int i) where T : unmanaged => (ulong)i < (ulong)args.Count ? (ulong)args.Value<T>(i).GetHashCode() : 0;
            internal static ulong Downwards(RawTracepointArgs args, int i) { Fuel.Burn(); return i < 0 ? 0 : i < args.Count ? args[i] + Downwards(args, i - 1) : Downwards(args, i - 1); }
            internal static ulong Upwards(RawTracepointArgs args, int i, int end) { Fuel.Burn(); return i >= end ? 0 : args[i] + Upwards(args, i + 1, end); }
            internal static ulong Twice<T>(RawTracepointArgs args, bool again) where T : unmanaged
            {
                Fuel.Burn();
                return Here(args);
                ulong Here(RawTracepointArgs a) => (ulong)a.Value<T>(1).GetHashCode() + (again ? Twice<int>(a, Inputs.I == 1) : 0);
            }
            [Conditional("NEVER_DEFINED")] internal static void Trace<T>(T x) { }
        }
        """;

    private static readonly string[] s_types = ["int", "int", "int", "int", "byte", "long", "uint", "sbyte", "short", "ushort", "ulong", "char", "nint", "E"];

    private readonly Choices _choices;
    private readonly StringBuilder _text = new();
    private int _names;
    private int _indentation = 2;

    /// <summary>How many helpers may still be called: each calls only those before it, and itself.</summary>
    private int _helpers;

    private ProgramWriter(Choices choices) => _choices = choices;

    public static string Write(string name, IReadOnlyList<int> numbers)
    {
        var writer = new ProgramWriter(new Choices(numbers));
        writer.WriteProgram(name);
        return writer._text.ToString();
    }

    private void WriteProgram(string name)
    {
        _text.Append($$"""
            using System;
            using RawTp;
            using RawTp.Verification.Tests.Programs;
            using static Shared;

            static unsafe class {{name}}
            {

            """);
        int helpers = _choices.Next(3);
        for (_helpers = 0; _helpers < helpers; _helpers++)
            Helper();
        Line("public static ulong Run(RawTracepointArgs args)");
        var scope = new Scope();
        scope.Args.Add("args");
        Body(scope, statements: 3 + _choices.Next(7));
        _text.AppendLine("}");
    }

    private void Helper()
    {
        Line($"static int Helper{_helpers}(RawTracepointArgs args, int p, {_choices.Of("byte", "int", "uint")} q)");
        var scope = new Scope { Return = "return (int)sink" };
        scope.Args.Add("args");
        scope.Add(new Variable("p", "int"));
        Open();
        Line("ulong sink = 0; Fuel.Burn();");
        Statements(scope, 1 + _choices.Next(3), depth: 2);
        Line($"return {Expression("int", scope, 1)};");
        Close();
    }

    private void Body(Scope scope, int statements)
    {
        Open();
        Line("ulong sink = 0;");
        for (int i = 0; i < 2; i++)
            Declare(scope);
        Statements(scope, statements, depth: 3);
        Line("return sink;");
        Close();
    }

    private void Statements(Scope scope, int count, int depth)
    {
        for (int i = 0; i < count && !_choices.IsUsedUp; i++)
            Statement(scope, depth);
    }

    /// <summary>A block with variables of its own.</summary>
    private void Block(Scope scope, int depth, Action<Scope>? first = null)
    {
        Open();
        Scope inner = scope.Inner();
        first?.Invoke(inner);
        Statements(inner, 1 + _choices.Next(3), depth - 1);
        Close();
    }

    private void Open()
    {
        Line("{");
        _indentation++;
    }

    private void Close()
    {
        _indentation--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', 4 * _indentation - 4).AppendLine(text);

    private string Name(string stem) => stem + _names++;

    private T Among<T>(IReadOnlyList<T> all) => all[_choices.Next(all.Count)];
}

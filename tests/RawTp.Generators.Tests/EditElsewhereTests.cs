using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>
/// An edit in another file can change what a tracepoint or a program means. Most edits do not, and are passed by; so whatever is edited, the files must be those
/// of a generator that sees the result for the first time.
/// </summary>
public class EditElsewhereTests
{
    private static readonly SourceFile[] s_sources =
    [
        new("C.cs", """
            using RawTp;
            using Mark = RawTp.TracePointAttribute;
            namespace N;
            public partial class C
            {
                [TracePoint(Names.First)] public static partial void First(int a, Small b, Outer.Kind c);
                [Mark(nameof(Names.Second))] public static partial void Second(Grown d, Kept e, Held f, System.Span<Item?> g);
                [Aliased] public static partial void Third(string? s);
                [Own] public static partial void Fourth(int a);
                [RawTracepointProgram("first")] private static void ByConstant(RawTracepointArgs args) { ulong x = args[Names.Index]; }
                [RawTracepointProgram("first")] private static void ByHelper(RawTracepointArgs args) => Helpers.Read(args);
                [RawTracepointProgram("first")] private static void ByField(RawTracepointArgs args) { ulong x = args[Helpers.Index]; }
                [RawTracepointProgram("first")] private static void ByLambda(RawTracepointArgs args) { ulong x = args[Helpers.Pick(1)]; }
                [RawTracepointProgram("first")] private static void Straight(RawTracepointArgs args) { ulong x = args[1]; object? o = args.Reference<Item?>(2); }
                [RawTracepointProgram("first")] private static void Typed(int a, Small b, Outer.Kind c) { }
                public static void Reads(RawTracepointArgs args) => Helpers.Read(args);
            }
            public class Item;
            """),
        new("Names.cs", """
            namespace N;
            public static class Names { public const string First = "first"; public const int Index = 1; public const int Length = 2; public static void Second() { } }
            """),
        new("Types.cs", """
            namespace N;
            public struct Small { public int A; public static int Count; public int Value => A; }
            public struct Kept(int x) { public int M() => 1; }
            public struct Held { public int P { get => 1; set { } } public long Q; }
            public unsafe struct Grown { public fixed byte Bytes[Names.Length]; }
            public class Outer { public enum Kind { None } private int _value = 1; }
            """),
        new("Helpers.cs", """
            using RawTp;
            namespace N;
            public static class Helpers
            {
                public static readonly int Index = 2;
                public static ulong Read(RawTracepointArgs args) => Deeper.Read(args);
                public static int Pick(int one) { return one; }
            }
            """),
        new("Deeper.cs", "using RawTp; namespace N; static class Deeper { internal static ulong Read(RawTracepointArgs args) { return args[3]; } }"),
        new("Part.cs", "namespace N; public partial class C { static void Other() { } class Nested { } }"),
        new("Usings.cs", "global using System.Text;"),
        new("Program.cs", "namespace N { class Unrelated { void M() { int x = 1; } } }"),
    ];

    private readonly IncrementalSteps _steps = IncrementalSteps.Start(
        new RawTracepointGenerator(), Compilations.Create(CompilationSettings.Default with { AllowUnsafe = true }, s_sources));

    [Theory]
    [InlineData("Names.cs", "Index = 1", "Index = 4")]
    [InlineData("Names.cs", "First = \"first\"", "First = \"other\"")]
    [InlineData("Names.cs", "First = \"first\"", "First = \"\"\"raw\"\"\"")]
    [InlineData("Names.cs", "public static void Second() { }", "public const int Second = 1;", false)]
    [InlineData("Names.cs", "Length = 2", "Length = 20")]
    [InlineData("Names.cs", "static class Names {", "static class Names { public static ulong Pick(int x) => 1; static class Inner { }", false)]
    [InlineData("Types.cs", "public int A;", "public int A; public long B;")]
    [InlineData("Types.cs", "int Value => A;", "long Value { get; set; }")]
    [InlineData("Types.cs", "int Value => A;", "long Value => 2;", false)]
    [InlineData("Types.cs", "public static int Count;", "public static long Count;", false)]
    [InlineData("Types.cs", "public struct Small", "public class Small")]
    [InlineData("Types.cs", "enum Kind { None }", "enum Kind : byte { None }", false)]
    [InlineData("Types.cs", "enum Kind { None }", "enum Kinds { None }")]
    [InlineData("Types.cs", "struct Held {", "struct Held { string? _s;", false)]
    [InlineData("Types.cs", "_value = 1;", "_value = 2; class Int32 { }", false)]
    [InlineData("Helpers.cs", "Index = 2", "Index = 5")]
    [InlineData("Helpers.cs", "Deeper.Read(args)", "args[7]")]
    [InlineData("Helpers.cs", "return one;", "return one + 1;")]
    [InlineData("Helpers.cs", "using RawTp;", "using RawTp; namespace System { class Span<T> { } }", false)]
    [InlineData("Deeper.cs", "args[3]", "args[6]")]
    [InlineData("Deeper.cs", "static class Deeper", "static class Moved")]
    [InlineData("Part.cs", "static void Other() { }", "[RawTp.TracePoint] static void First() { }")]
    [InlineData("Part.cs", "static void Other() { }", "public static partial void First(int a, Small b, Outer.Kind c) { }")]
    [InlineData("Part.cs", "class Nested { }", "class Item { }")]
    [InlineData("Part.cs", "partial class C", "class C")]
    [InlineData("Usings.cs", "global using System.Text;", "global using Aliased = RawTp.TracePointAttribute;")]
    [InlineData("Usings.cs", "global using System.Text;", "class OwnAttribute : System.Attribute;", false)]
    [InlineData("Program.cs", "class Unrelated { void M()", "class Item { } class Unrelated { void M()", false)]
    [InlineData("Program.cs", "int x = 1;", "int x = 2;", false)]
    public void The_files_are_those_of_a_fresh_run(string path, string oldText, string newText, bool isMadeAnew = true)
    {
        string before = Text(_steps);
        _steps.Run(compilation => compilation.Edit(path, oldText, newText));
        Assert.Equal(Fresh(), Text(_steps));
        if (isMadeAnew)
            Assert.NotEqual(before, Text(_steps));
        _steps.Run(compilation => compilation.AddFile("More.cs", "class More;"));
        Assert.Equal(Fresh(), Text(_steps));
        _steps.Run(compilation => compilation.Edit(path, newText, oldText));
        Assert.Equal(before, Text(_steps));
    }

    [Fact]
    public void One_edit_after_another_leads_to_the_same_files_as_all_at_once()
    {
        foreach ((string path, string oldText, string newText) in ((string, string, string)[])
            [
                ("Helpers.cs", "Deeper.Read(args)", "args[9]"),
                ("Names.cs", "Index = 1", "Index = Later"),
                ("Program.cs", "int x = 1;", "int x = 2;"),
                ("Names.cs", "public const int Length", "public const int Later = 8; public const int Length"),
                ("Helpers.cs", "args[9]", "Deeper.Read(args)"),
                ("Deeper.cs", "return args[3]", "return args[Names.Later]"),
                ("Names.cs", "Later = 8", "Later = 10"),
                ("Types.cs", "public int A;", "public Part A;"),
                ("Types.cs", "public class Outer", "public struct Part { long _a; } public class Outer"),
                ("Types.cs", "long _a;", "long _a, _b;"),
                ("C.cs", "Third(string? s)", "Third(Part s)"),
            ])
        {
            _steps.Run(compilation => compilation.Edit(path, oldText, newText));
            Assert.Equal(Fresh(), Text(_steps));
        }
        _steps.Run(compilation => compilation.AddFile("Global.cs", "global using Aliased = RawTp.TracePointAttribute;"));
        Assert.Equal(Fresh(), Text(_steps));
        _steps.Run(compilation => compilation.RemoveFile("Helpers.cs"));
        Assert.Equal(Fresh(), Text(_steps));
    }

    [Theory]
    [InlineData("Program.cs", "int x = 1;", "int x = 2; void Local() { }")]
    [InlineData("Program.cs", "void M()", "int _more; void More(C c) { } void M()")]
    [InlineData("Names.cs", "public static void Second() { }", "public static int Second() { return 1; }")]
    [InlineData("Helpers.cs", "using RawTp;", "// Nothing new.\nusing RawTp;")]
    [InlineData("Types.cs", "_value = 1;", "_value = 2; void M() { }")]
    public void An_edit_that_changes_no_meaning_makes_nothing_anew(string path, string oldText, string newText)
        => _steps.Run(compilation => compilation.Edit(path, oldText, newText)).AssertNothingRemade();

    private string Fresh() => Text(IncrementalSteps.Start(new RawTracepointGenerator(), _steps.Compilation));

    private static string Text(IncrementalSteps steps) => string.Join("\n", steps.Files.OrderBy(static file => file.HintName, StringComparer.Ordinal).Select(static file => $"== {file.HintName}\n{file.Text}"));
}

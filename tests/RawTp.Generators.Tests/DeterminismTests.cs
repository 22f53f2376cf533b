using Microsoft.CodeAnalysis;
using RawTp.Generators.Tests.Shapes;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

public class DeterminismTests
{
    private static readonly SourceFile[] s_files =
    [
        new("A.cs", "using RawTp; namespace N; partial class C { [TracePoint] static partial void Zeta(int x); [TracePoint(System = \"b\")] static partial void Alpha(string s); }"),
        new("B.cs", "using RawTp; namespace N; partial class C { [TracePoint(System = \"a\")] static partial void Mid(); [RawTracepointProgram(\"zeta\")] static void P(int x) { } }"),
        new("C.cs", "using RawTp; partial struct D { [TracePoint] static partial void Beta(in decimal d); [RawTracepointProgram] static ulong Q(RawTracepointArgs args) => args[3] + args[1] + args.Value<ulong>(3) + args.Value<byte>(1); }"),
    ];

    [Fact]
    public void The_same_source_gives_the_same_text_from_run_to_run()
    {
        SourceFile types = new("Types.cs", ParameterKinds.Types);
        string parameters = string.Join("\n", ParameterKinds.All.Where(kind => !kind.IsUnsafe).Select((kind, number) => $"[RawTp.TracePoint] static partial void T{number}({kind.Declare("value")});"));
        SourceFile tracepoints = new("Tracepoints.cs", $"#nullable enable\npartial class C {{ {parameters} }}");
        string first = Text(types, tracepoints);
        for (int run = 0; run < 3; run++)
            Assert.Equal(first, Text(types, tracepoints));
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        string expected = Text(s_files);
        int[][] orders = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (int[] order in orders)
            Assert.Equal(expected, Text([.. order.Select(index => s_files[index])]));
    }

    [Fact]
    public void Where_files_lie_does_not_matter() =>
        Assert.Equal(Text(s_files), Text([.. s_files.Select(file => file with { Path = "/elsewhere/" + file.Path })]));

    [Fact]
    public void The_order_of_references_does_not_matter()
    {
        CompilationSettings library = CompilationSettings.Strict with { AssemblyName = "One" };
        MetadataReference one = Generated.Cleanly(library, "public partial class One { [RawTp.TracePoint] public static partial void First(); }").Output.AsMetadata();
        MetadataReference two = Generated.Cleanly(library with { AssemblyName = "Two" }, "public partial class Two { [RawTp.TracePoint] public static partial void Second(); }").Output.AsMetadata();
        Assert.Equal(
            Generated.Of(CompilationSettings.Strict with { ExtraReferences = [one, two] }, s_files).AllText(),
            Generated.Of(CompilationSettings.Strict with { ExtraReferences = [two, one] }, s_files).AllText());
    }

    [Fact]
    public void Line_ends_of_the_user_do_not_reach_generated_text()
    {
        SourceFile[] windows = [.. s_files.Select(file => file with { Text = file.Text.Replace("; ", ";\r\n") })];
        Assert.Equal(Text(s_files), Text(windows));
    }

    private static string Text(params SourceFile[] files) => Generated.Of(CompilationSettings.Strict, files).AssertNotFailed().AllText();
}

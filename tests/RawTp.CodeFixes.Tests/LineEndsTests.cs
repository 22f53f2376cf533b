using RawTp.CodeFixes.Refactorings;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

/// <summary>A file keeps its line ends, whatever those of the machine and of the configuration are.</summary>
public sealed class LineEndsTests
{
    private const string Program = """
        using RawTp;

        public static partial class Sites
        {
            [TracePoint] static partial void Fired(string text, int number);

            static void M(int number)
            {
                Fired(
                    {|RTP2002:number.ToString()|}, // why
                    3);
            }

            static void N(int number) => Fired({|RTP2002:number.ToString()|}, 3);

            [RawTracepointProgram("fired")]
            static int [||]P(string text, int number) => text.Length; // kept
        }
        """;

    private const string Guarded = """
        using RawTp;

        public static partial class Sites
        {
            [TracePoint] static partial void Fired(string text, int number);

            static void M(int number)
            {
                if (FiredEnabled)
                    Fired(
                        number.ToString(), // why
                        3);
            }

            static void N(int number)
            {
                if (FiredEnabled)
                    Fired(number.ToString(), 3);
            }

            [RawTracepointProgram("fired")]
            static int P(string text, int number) => text.Length; // kept
        }
        """;

    private const string Turned = """
        using RawTp;

        public static partial class Sites
        {
            [TracePoint] static partial void Fired(string text, int number);

            static void M(int number)
            {
                Fired(
                    number.ToString(), // why
                    3);
            }

            static void N(int number) => Fired(number.ToString(), 3);

            [RawTracepointProgram("fired")]
            static int P(RawTracepointArgs args)
            {
                string text = args.Reference<string>(0);
                return text.Length; // kept
            }
        }
        """;

    private const string Written = """
        using RawTp;

        public static partial class Sites
        {
            [TracePoint] static partial void Fired(string text, int number);

            static void M(int number)
            {
                Fired(
                    number.ToString(), // why
                    3);
            }

            static void N(int number) => Fired(number.ToString(), 3);

            [RawTracepointProgram("fired")]
            static int P(string text, int number) => text.Length; // kept

            [RawTracepointProgram("fired")]
            private static void OnFired(string text, int number)
            {
            }
        }
        """;

    public static TheoryData<string, string> LineEnds => new() { { "\n", "crlf" }, { "\r\n", "lf" }, { "\r\n", "crlf" } };

    [Theory]
    [MemberData(nameof(LineEnds))]
    public Task A_fix_writes_the_line_ends_of_the_file(string lineEnd, string configured)
        => new CodeFixCheck(new GuardTracepointCallFix(), Fixes.Analyzers) { Generators = [new RawTracepointGenerator()], Settings = Configured(configured) }
            .VerifyAsync(With(lineEnd, Program.Replace("[||]", "", StringComparison.Ordinal)), With(lineEnd, Guarded));

    [Theory]
    [MemberData(nameof(LineEnds))]
    public Task A_program_that_is_turned_has_the_line_ends_of_the_file(string lineEnd, string configured)
        => new RefactoringCheck(new TurnProgramRefactoring()) { Generators = [new RawTracepointGenerator()], Settings = Configured(configured) }
            .VerifyAsync(With(lineEnd, WithoutMarks(Program)), With(lineEnd, Turned));

    [Theory]
    [MemberData(nameof(LineEnds))]
    public Task A_program_that_is_written_has_the_line_ends_of_the_file(string lineEnd, string configured)
        => new RefactoringCheck(new WriteProgramRefactoring()) { Title = "Write a typed program for 'fired'", Generators = [new RawTracepointGenerator()], Settings = Configured(configured) }
            .VerifyAsync(With(lineEnd, WithoutMarks(Program.Replace("[||]", "", StringComparison.Ordinal).Replace("(\"fired\")", "(\"[||]fired\")", StringComparison.Ordinal))), With(lineEnd, Written));

    private static CompilationSettings Configured(string lineEnd) => new() { EditorConfig = $"[*.cs]\nend_of_line = {lineEnd}\n" };

    private static string With(string lineEnd, string source) => source.Replace("\n", lineEnd, StringComparison.Ordinal);

    private static string WithoutMarks(string source) => source.Replace("{|RTP2002:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
}

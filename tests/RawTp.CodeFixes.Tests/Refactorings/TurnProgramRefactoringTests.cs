using RawTp.CodeFixes.Refactorings;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests.Refactorings;

public sealed class TurnProgramRefactoringTests
{
    private const string Typed = """
        /// <summary>Doc.</summary>
            [RawTracepointProgram("xdp_exception")]
            static ulong [||]P(string dev, object? xdp, uint act)
            {
                // which device
                s_last = dev; // kept
                return act + s_count;
            }
        """;

    private const string Raw = """
        /// <summary>Doc.</summary>
            [RawTracepointProgram("xdp_exception")]
            static ulong [||]P(RawTracepointArgs args)
            {
                string dev = args.Reference<string>(0);
                uint act = args.Value<uint>(2);
                // which device
                s_last = dev; // kept
                return act + s_count;
            }
        """;

    private static readonly RefactoringCheck s_check = Check(CompilationSettings.Default);

    [Fact]
    public Task The_typed_form_becomes_raw() => VerifyAsync(Typed, Raw);

    [Fact]
    public Task The_raw_form_becomes_typed() => VerifyAsync(Raw, Typed);

    [Theory]
    [InlineData("static void [||]P(string dev) => s_last = dev; // why", "string dev = args.Reference<string>(0);\n        s_last = dev; // why")]
    [InlineData("static int [||]P(string dev) => dev.Length;", "string dev = args.Reference<string>(0);\n        return dev.Length;")]
    [InlineData("static int [||]P(string dev) => /* a */ dev.Length /* b */;", "string dev = args.Reference<string>(0);\n        /* a */\n        return dev.Length /* b */;")]
    [InlineData("static int [||]P(string dev) =>\n        // why\n        dev.Length; // because", "string dev = args.Reference<string>(0);\n        // why\n        return dev.Length; // because")]
    [InlineData("static int [||]P(string dev) => throw new System.Exception(dev);", "string dev = args.Reference<string>(0);\n        throw new System.Exception(dev);")]
    [InlineData("static void [||]P(string dev) { s_last = dev; }", "string dev = args.Reference<string>(0);\n        s_last = dev;")]
    public Task A_body_of_any_form_gets_the_locals(string method, string body)
        => VerifyAsync(Bound(method), Bound($"{method[..method.IndexOf('(', StringComparison.Ordinal)]}(RawTracepointArgs args)\n    {{\n        {body}\n    }}"));

    [Fact]
    public Task A_typed_program_that_uses_no_parameter_reads_nothing()
        => VerifyAsync(Bound("static void [||]P(string dev, object? xdp) => s_count++;"), Bound("static void [||]P(RawTracepointArgs args) => s_count++;"));

    [Theory]
    [InlineData("(uint)args[2]", "act", 3)]
    [InlineData("(int)args[2]", "(int)act", 3)]
    [InlineData("(byte)args[2]", "(byte)act", 3)]
    [InlineData("(long)args[2]", "(long)act", 3)]
    [InlineData("(args[2] << 40)", "((ulong)act << 40)", 3)]
    [InlineData("args.Value<uint>(index: 1 + 1)", "act", 3)]
    [InlineData("args.Value<int>(2)", "(int)act", 3)]
    [InlineData("args.Reference<string>(0).Length", "dev.Length", 1)]
    [InlineData("args.Reference<System.IComparable<string>>(0).CompareTo(\"\")", "((System.IComparable<string>)dev).CompareTo(\"\")", 1)]
    [InlineData("args.Value<uint>(/* c */ 2) /* d */", "act /* d */", 3)]
    [InlineData("args.Reference<object?>(1)!.GetHashCode() + args.Reference<string>(0).Length", "xdp!.GetHashCode() + dev.Length", 2)]
    public Task A_read_becomes_the_parameter(string read, string parameter, int count)
    {
        string parameters = string.Join(", ", new[] { "string dev", "object? xdp", "uint act" }.Take(count));
        return VerifyAsync(
            Bound($"static void [||]P(RawTracepointArgs args) => s_sum += (long)({read});"),
            Bound($"static void [||]P({parameters}) => s_sum += (long)({parameter});"));
    }

    [Theory]
    [InlineData("var act = s_count; s_count += (uint)args[2];", "string dev, object? xdp, uint actArgument", "var act = s_count; s_count += actArgument;")]
    [InlineData("int act = (int)args[2]; s_count += (ulong)act;", "string dev, object? xdp, uint actArgument", "int act = (int)actArgument; s_count += (ulong)act;")]
    [InlineData("s_last = s_count > 3 ? dev : args.Reference<string>(0);", "string devArgument", "s_last = s_count > 3 ? dev : devArgument;")]
    [InlineData("uint act = (uint)args[2]; act++; s_count += act + (uint)args[2];", "string dev, object? xdp, uint actArgument", "uint act = actArgument; act++; s_count += act + actArgument;")]
    [InlineData("s_count += (uint)new Other().act.Length + args.Value<uint>(2);", "string dev, object? xdp, uint act", "s_count += (uint)new Other().act.Length + act;")]
    public Task A_parameter_hides_and_changes_nothing(string body, string parameters, string after)
        => VerifyAsync(Bound($"static void [||]P(RawTracepointArgs args) {{ {body} }}"), Bound($"static void [||]P({parameters}) {{ {after} }}"));

    [Theory]
    [InlineData("static void [||]P(in Large large) => s_sum += large.A;", "ref readonly Large large = ref args.Ref<Large>(0);\n        s_sum += large.A;")]
    [InlineData("static void [||]P(in Large large, System.ReadOnlySpan<byte> bytes) => s_sum += bytes.Length;", "System.ReadOnlySpan<byte> bytes = args.Span<byte>(1);\n        s_sum += bytes.Length;")]
    public async Task Variables_and_spans_go_both_ways(string typed, string raw)
    {
        const string Attribute = "[RawTracepointProgram(\"large\")]\n    ";
        string asRaw = $"{Attribute}static void [||]P(RawTracepointArgs args)\n    {{\n        {raw}\n    }}";
        string asTyped = Attribute + typed.Replace(" => ", "\n    {\n        ", StringComparison.Ordinal) + "\n    }";
        await VerifyAsync(Attribute + typed, asRaw);
        await VerifyAsync(asRaw, asTyped);
    }

    [Fact]
    public Task A_comment_of_a_local_that_goes_stays()
        => VerifyAsync(
            Bound("static void [||]P(RawTracepointArgs args)\n    {\n        // the device\n        string dev = args.Reference<string>(0); // by name\n        s_last = dev;\n    }"),
            Bound("static void [||]P(string dev)\n    {\n        // the device\n        // by name\n        s_last = dev;\n    }"));

    [Theory]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count += args[2] + (ulong)args.Count;")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count += args[2] + args.Cookie;")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_last = nameof(args);")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count = checked((byte)args[2]);")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count = args[0];")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count = args[3];")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count = args[(int)s_count];")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count = args.Value<ulong>(2);")]
    [InlineData("static void [||]P(RawTracepointArgs /* a */ args) => s_count = (uint)args[2];")]
    [InlineData("static void P(RawTracepointArgs args) => s_count = [||](uint)args[2];")]
    [InlineData("static void [||]P(string dev /* a */) => s_last = dev;")]
    [InlineData("static void [||]P([System.Diagnostics.CodeAnalysis.DisallowNull] string dev) => s_last = dev;")]
    [InlineData("static void [||]P(string dev) => s_last = dev; static void Caller() => P(\"\");")]
    [InlineData("static partial void [||]P(string dev); static partial void P(string dev) => s_last = dev;")]
    public Task What_would_change_or_be_lost_is_left_as_it_is(string method)
        => s_check.VerifyNotOfferedAsync(InMonitor(Bound(method)));

    [Theory]
    [InlineData("[RawTracepointProgram] static void [||]P(RawTracepointArgs args) => s_count = (uint)args[2];")]
    [InlineData("[RawTracepointProgram(\"no_such\")] static void [||]P(RawTracepointArgs args) => s_count = (uint)args[2];")]
    [InlineData("[RawTracepointProgram(\"xdp_exception\"), RawTracepointProgram(\"other\")] static void [||]P(RawTracepointArgs args) => s_count = (uint)args[2];")]
    [InlineData("[RawTracepointProgram(\"large\")] static void [||]P(in Large large, System.ReadOnlySpan<byte> bytes, System.Span<int> ints) => ints[0] = 1;")]
    [InlineData("static void [||]P(RawTracepointArgs args) => s_count = (uint)args[2];")]
    [InlineData("/// <param name=\"dev\">The device.</param>\n    [RawTracepointProgram(\"xdp_exception\")] static void [||]P(string dev) => s_last = dev;")]
    public Task Where_it_is_not_known_what_the_arguments_are_or_they_are_told_elsewhere_nothing_is_offered(string method)
        => s_check.VerifyNotOfferedAsync(InMonitor(method));

    [Fact]
    public Task Tracepoints_that_begin_alike_are_as_good_as_one()
        => VerifyAsync(
            "[RawTracepointProgram(\"xdp_exception\"), RawTracepointProgram(\"other\")]\n    static void [||]P(RawTracepointArgs args) => s_last = args.Reference<string>(0);",
            "[RawTracepointProgram(\"xdp_exception\"), RawTracepointProgram(\"other\")]\n    static void [||]P(string dev) => s_last = dev;");

    private static Task VerifyAsync(string before, string after)
        => s_check.VerifyAsync(InMonitor(before), InMonitor(after.Replace("[||]", "", StringComparison.Ordinal)));

    private static RefactoringCheck Check(CompilationSettings settings)
        => new(new TurnProgramRefactoring()) { Generators = [new RawTracepointGenerator()], Analyzers = [.. Fixes.Analyzers], Settings = settings };

    private static string Bound(string method) => $"[RawTracepointProgram(\"xdp_exception\")]\n    {method}";

    private static string InMonitor(string members)
        => $$"""
            using RawTp;

            public record struct Large(long A, long B, long C, long D, long E);

            class Other { public string act = ""; }

            static partial class Monitor
            {
                static ulong s_count;
                static long s_sum;
                static string? s_last;
                static string dev = "";

                [TracePoint("xdp_exception")]
                static partial void Exception(string dev, object? xdp, uint act);

                [TracePoint("other")]
                static partial void Also(string text, int x);

                [TracePoint("large")]
                static partial void LargeSeen(in Large large, System.ReadOnlySpan<byte> bytes, System.Span<int> ints);

                {{members}}
            }
            """;
}

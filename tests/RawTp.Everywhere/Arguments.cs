namespace RawTp.Everywhere;

internal enum Level : byte { High = 200 }

internal readonly record struct Pair(int Left, short Right);

internal readonly record struct Box(long Width, long Height, string? Label);

/// <summary>Every way in which an argument travels, read raw and typed.</summary>
internal static partial class Arguments
{
    private static string s_typed = "";
    private static string s_raw = "";

    [TracePoint("args_numbers")]
    private static partial void Numbers(bool truth, char letter, sbyte small, Level level, int number, ulong large, double real, nint native, Pair pair, DateTime time);

    [RawTracepointProgram("args_numbers")]
    private static void TypedNumbers(bool truth, char letter, sbyte small, Level level, int number, ulong large, double real, nint native, Pair pair, DateTime time)
        => s_typed = FormattableString.Invariant($"{truth} {letter} {small} {level} {number} {large} {real} {native} {pair.Left},{pair.Right} {time:yyyy-MM-dd}");

#pragma warning disable RTP1008 // That the words are zero-extended is what is checked.
    [RawTracepointProgram("args_numbers")]
    private static void RawNumbers(RawTracepointArgs args)
        => s_raw = $"{args.Count} {args[2]:x} {args[4]:x} {args.Value<int>(4)} {args[5]:x}";
#pragma warning restore RTP1008

    public static void NumbersArriveAsTheyWere()
    {
        using RawTracepointLink typed = NumbersTracepoint.Open(TypedNumbersProgram);
        using RawTracepointLink raw = RawTracepoint.Open("args_numbers", RawNumbersProgram);
        Numbers(true, 'x', -2, Level.High, -1, ulong.MaxValue, 2.5, -7, new Pair(-3, -4), new DateTime(2026, 11, 23));
        Expect.Equal("True x -2 High -1 18446744073709551615 2.5 -7 -3,-4 2026-11-23", s_typed, "What was read typed");
        Expect.Equal("10 fe ffffffff -1 ffffffffffffffff", s_raw, "What was read raw");
    }

    [TracePoint("args_references")]
    private static partial void References(string? text, object[] items, IReadOnlyList<int> list, Action? action);

    [RawTracepointProgram("args_references")]
    private static void TypedReferences(string? text, object[] items, IReadOnlyList<int> list, Action? action)
        => s_typed = $"{text ?? "null"} {items.Length} {list[0]} {action is null}";

    [RawTracepointProgram("args_references")]
    private static void RawReferences(RawTracepointArgs args) => s_raw = $"{args.Reference<string?>(0) ?? "null"} {args.Reference<object[]>(1)[0]}";

    public static void ReferencesAndNullsArriveAsTheyWere()
    {
        using RawTracepointLink typed = ReferencesTracepoint.Open(TypedReferencesProgram);
        using RawTracepointLink raw = ReferencesTracepoint.Open(RawReferencesProgram);
        References(null, ["first"], new List<int> { 5 }, null);
        Expect.Equal("null 1 5 True / null first", $"{s_typed} / {s_raw}", "What was read of null");
        References("text", [1, 2], [6, 7], static () => { });
        Expect.Equal("text 2 6 False / text 1", $"{s_typed} / {s_raw}", "What was read");
    }

    [TracePoint("args_structs")]
    private static partial void Structs(Box box, in int variable, Guid id, int? maybe, (string Name, int Count) tuple);

    [RawTracepointProgram("args_structs")]
    private static void TypedStructs(Box box, in int variable, Guid id, int? maybe, (string Name, int Count) tuple)
        => s_typed = $"{box.Width}x{box.Height} {box.Label} {variable} {id == Guid.Empty} {maybe} {tuple.Name}{tuple.Count}";

    [RawTracepointProgram("args_structs")]
    private static void RawStructs(RawTracepointArgs args) => s_raw = $"{args.Ref<Box>(0).Label} {args.Ref<int?>(3)}";

    public static void StructsAndVariablesArriveAsTheyWere()
    {
        using RawTracepointLink typed = StructsTracepoint.Open(TypedStructsProgram);
        using RawTracepointLink raw = StructsTracepoint.Open(RawStructsProgram);
        Structs(new Box(3, 4, "box"), 5, Guid.Empty, 6, ("seven", 8));
        Expect.Equal("3x4 box 5 True 6 seven8 / box 6", $"{s_typed} / {s_raw}", "What was read");
    }

    [TracePoint("args_spans")]
    private static partial void Spans(ReadOnlySpan<byte> bytes, Span<char> letters, ReadOnlySpan<string?> words);

    [RawTracepointProgram("args_spans")]
    private static void TypedSpans(ReadOnlySpan<byte> bytes, Span<char> letters, ReadOnlySpan<string?> words)
    {
        s_typed = $"{bytes.Length} {bytes[1]} {letters.ToString()} {words[0]}";
        letters[0] = 'B';
    }

    [RawTracepointProgram("args_spans")]
    private static void RawSpans(RawTracepointArgs args) => s_raw = args.Span<char>(1).ToString();

    public static void SpansArriveAsTheyWere()
    {
        using RawTracepointLink typed = SpansTracepoint.Open(TypedSpansProgram);
        using RawTracepointLink raw = SpansTracepoint.Open(RawSpansProgram);
        Spans([1, 2, 3], "abc".ToCharArray(), ["word", null]);
        Expect.Equal("3 2 abc word / Bbc", $"{s_typed} / {s_raw}", "What was read");
    }

    public static void TypesAndNamesOfArgumentsAreKnown()
    {
        Expect.Equal("args_structs", StructsTracepoint.Name, "The name");
        Expect.Equal(5, StructsTracepoint.ArgumentCount, "The number of arguments");
        Expect.Equal("box Box Ref, variable Int32 Ref, id Guid Ref", string.Join(", ", StructsTracepoint.Arguments.Take(3).Select(static argument => $"{argument.Name} {argument.Type.Name} {argument.Widening}")), "The first arguments");
    }
}

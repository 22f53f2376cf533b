namespace RawTp.Tests;

/// <summary>What comes to programs of what a call passes.</summary>
public sealed partial class FiringTests
{
    [TracePoint] private static partial void Words0();
    [TracePoint] private static partial void Words1(ulong a0);
    [TracePoint] private static partial void Words2(ulong a0, ulong a1);
    [TracePoint] private static partial void Words3(ulong a0, ulong a1, ulong a2);
    [TracePoint] private static partial void Words4(ulong a0, ulong a1, ulong a2, ulong a3);
    [TracePoint] private static partial void Words5(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4);
    [TracePoint] private static partial void Words6(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5);
    [TracePoint] private static partial void Words7(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5, ulong a6);
    [TracePoint] private static partial void Words8(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5, ulong a6, ulong a7);
    [TracePoint] private static partial void Words9(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5, ulong a6, ulong a7, ulong a8);
    [TracePoint] private static partial void Words10(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5, ulong a6, ulong a7, ulong a8, ulong a9);
    [TracePoint] private static partial void Words11(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5, ulong a6, ulong a7, ulong a8, ulong a9, ulong a10);
    [TracePoint] private static partial void Words12(ulong a0, ulong a1, ulong a2, ulong a3, ulong a4, ulong a5, ulong a6, ulong a7, ulong a8, ulong a9, ulong a10, ulong a11);

    [TracePoint] private static partial void Narrow(sbyte a, short b, int c, long d, bool e);

    [TracePoint] private static partial void Structs((byte, byte, byte) three, (int, int, int) twelve, Guid sixteen);

    [TracePoint] private static partial void Named(string name);

    [TracePoint] private static partial void Writable(Span<byte> bytes);

    private static readonly List<ulong> s_words = [];
    private static readonly List<object> s_values = [];

    public FiringTests()
    {
        s_words.Clear();
        s_values.Clear();
    }

    [RawTracepointProgram]
    private static void NotesAll(RawTracepointArgs args)
    {
        for (int i = 0; i < args.Count; i++)
            s_words.Add(args[i]);
    }

    [RawTracepointProgram]
    private static void NotesValues(sbyte a, short b, int c, long d, bool e) => s_values.AddRange([a, b, c, d, e]);

    [RawTracepointProgram]
    private static void NotesStructs((byte, byte, byte) three, (int, int, int) twelve, Guid sixteen) => s_values.AddRange([three, twelve, sixteen]);

    [RawTracepointProgram]
    private static void Clears(Span<byte> bytes) => bytes.Clear();

    [RawTracepointProgram]
    private static ulong ReturnsMinusOne(RawTracepointArgs args) => ulong.MaxValue;

    /// <summary>A tracepoint of each number of arguments from 0 to 12, fired with 1, 2, 3 and so on.</summary>
    private static readonly (Action Fire, RawTracepoint Tracepoint)[] s_arities =
    [
        (static () => Words0(), Words0Tracepoint),
        (static () => Words1(1), Words1Tracepoint),
        (static () => Words2(1, 2), Words2Tracepoint),
        (static () => Words3(1, 2, 3), Words3Tracepoint),
        (static () => Words4(1, 2, 3, 4), Words4Tracepoint),
        (static () => Words5(1, 2, 3, 4, 5), Words5Tracepoint),
        (static () => Words6(1, 2, 3, 4, 5, 6), Words6Tracepoint),
        (static () => Words7(1, 2, 3, 4, 5, 6, 7), Words7Tracepoint),
        (static () => Words8(1, 2, 3, 4, 5, 6, 7, 8), Words8Tracepoint),
        (static () => Words9(1, 2, 3, 4, 5, 6, 7, 8, 9), Words9Tracepoint),
        (static () => Words10(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), Words10Tracepoint),
        (static () => Words11(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), Words11Tracepoint),
        (static () => Words12(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), Words12Tracepoint),
    ];

    [Theory]
    [MemberData(nameof(Arities))]
    public void A_firing_has_a_word_for_each_argument_in_their_order_and_no_more(int count)
    {
        (Action fire, RawTracepoint tracepoint) = s_arities[count];
        using RawTracepointLink link = tracepoint.Open(NotesAllProgram);

        fire();

        Assert.Equal(Enumerable.Range(1, count).Select(static word => (ulong)word), s_words);
        Assert.Equal(count, tracepoint.ArgumentCount);
        Assert.Null(link.Fault);
    }

    public static TheoryData<int> Arities => [.. Enumerable.Range(0, 13)];

    [Fact]
    public void Narrow_signed_arguments_are_zero_extended_and_typed_programs_give_them_their_sign_back()
    {
        using RawTracepointLink raw = NarrowTracepoint.Open(NotesAllProgram);
        using RawTracepointLink typed = NarrowTracepoint.Open(NotesValuesProgram);

        Narrow(-1, -2, -3, -4, true);

        Assert.Equal([0xfful, 0xfffe, 0xffff_fffd, 0xffff_ffff_ffff_fffc, 1], s_words);
        Assert.Equal([(sbyte)-1, (short)-2, -3, -4L, true], s_values);
    }

    [Fact]
    public void Structs_of_sizes_that_the_kernel_does_not_compile_arrive_whole()
    {
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");
        using RawTracepointLink link = StructsTracepoint.Open(NotesStructsProgram);

        Structs((1, 2, 3), (-1, -2, -3), id);

        Assert.Equal([((byte)1, (byte)2, (byte)3), (-1, -2, -3), id], s_values);
    }

    [Fact]
    public void Arguments_are_widened_once_for_all_programs()
    {
        using RawTracepointLink one = NamedTracepoint.Open(NotesAllProgram);
        using RawTracepointLink other = NamedTracepoint.Open(NotesAllProgram);

        Named("tea");

        // The address of the shim's one copy of the reference.
        Assert.Equal(2, s_words.Count);
        Assert.Equal(s_words[0], s_words[1]);
    }

    [Fact]
    public void What_a_program_returns_changes_nothing_of_a_firing()
    {
        using RawTracepointLink returning = Words2Tracepoint.Open(ReturnsMinusOneProgram);
        using RawTracepointLink link = Words2Tracepoint.Open(NotesAllProgram);

        Words2(1, 2);

        Assert.Equal([1ul, 2], s_words);
        Assert.Equal(ulong.MaxValue, ReturnsMinusOneProgram.TestRun([]));
    }

    [Fact]
    public void A_program_may_write_to_a_span_that_can_be_written_to()
    {
        using RawTracepointLink link = WritableTracepoint.Open(ClearsProgram);
        byte[] bytes = [1, 2];

        Writable(bytes);

        Assert.Equal([0, 0], bytes);
    }

    [Fact]
    public void Arguments_are_evaluated_while_off_unless_MEnabled_guards_them()
    {
        ulong evaluated = 0;
        Words1(++evaluated);
        Assert.Equal(1ul, evaluated);

        if (Words1Enabled)
            Words1(++evaluated);
        Assert.Equal(1ul, evaluated);

        using RawTracepointLink link = Words1Tracepoint.Open(NotesAllProgram);
        if (Words1Enabled)
            Words1(++evaluated);
        Assert.Equal([2ul], s_words);
    }
}

using System.Diagnostics.Tracing;

namespace RawTp.Observation.Tests;

/// <summary>How each kind of argument looks to an EventListener.</summary>
public sealed unsafe class EventValueTests
{
    [Fact]
    public void A_firing_is_an_event_of_the_tracepoints_name_with_a_field_for_each_argument()
    {
        SeenEvent seen = Seen("values:signed", static () => Observed.Signed(1, 2, 3, 4, 5));

        Assert.Equal("values:signed", seen.Name);
        Assert.Equal(["a", "b", "c", "d", "e"], seen.Fields.Keys);
    }

    [Fact]
    public void Numbers_are_numbers_of_their_type_with_their_sign()
    {
        SeenEvent signed = Seen("signed", static () => Observed.Signed(-1, -2, -3, -4, -5));
        SeenEvent unsigned = Seen("unsigned", static () => Observed.Unsigned(byte.MaxValue, ushort.MaxValue, uint.MaxValue, ulong.MaxValue, 5));

        Assert.Equal([(sbyte)-1, (short)-2, -3, -4L, -5L], signed.Fields.Values);
        Assert.Equal([byte.MaxValue, ushort.MaxValue, uint.MaxValue, ulong.MaxValue, 5ul], unsigned.Fields.Values);
    }

    [Theory]
    [InlineData(1.5f, -2.5)]
    [InlineData(float.NaN, double.NaN)]
    [InlineData(float.NegativeInfinity, double.PositiveInfinity)]
    public void Floating_point_numbers_are_what_they_are_even_where_that_is_no_number(float single, double @double)
    {
        SeenEvent seen = Seen("floating", () => Observed.Floating(single, @double));

        Assert.Equal([single, @double], seen.Fields.Values);
    }

    [Fact]
    public void Truth_values_and_enums_are_their_names()
    {
        SeenEvent seen = Seen("simple", static () => Observed.Simple(true, 'x', Level.Low, Access.Read | Access.Write));

        Assert.Equal(["true", 'x', "Low", "Read, Write"], seen.Fields.Values);
    }

    [Fact]
    public void Enums_without_a_name_are_their_number()
    {
        SeenEvent seen = Seen("simple", static () => Observed.Simple(false, '\0', (Level)(-7), (Access)8));

        Assert.Equal(["false", '\0', "-7", "8"], seen.Fields.Values);
    }

    [Fact]
    public void Pointers_are_hexadecimal()
    {
        SeenEvent seen = Seen("pointers", static () => Observed.Pointers((int*)0x12ab, null));

        Assert.Equal(["0x12ab", "0x0"], seen.Fields.Values);
    }

    [Fact]
    public void Strings_are_strings_and_other_references_the_name_of_their_type()
    {
        SeenEvent seen = Seen("references", static () => Observed.References("text", new List<int>(), [1, 2], "any"));

        Assert.Equal(["text", "System.Collections.Generic.List`1[System.Int32]", "System.Int32[]", "any"], seen.Fields.Values);
    }

    [Fact]
    public void Null_is_null_in_brackets_as_in_the_kernel()
    {
        SeenEvent seen = Seen("references", static () => Observed.References(null, null, null, null));

        Assert.All(seen.Fields.Values, static value => Assert.Equal("(null)", value));
    }

    [Fact]
    public void A_string_that_is_too_long_is_shortened()
    {
        SeenEvent seen = Seen("references", static () => Observed.References(new string('x', 100_000), null, null, null));

        Assert.Equal(new string('x', 1999) + "…", seen["text"]);
    }

    [Fact]
    public void Structs_are_their_fields_and_those_of_the_structs_in_them()
    {
        SeenEvent seen = Seen("structs", static () => Observed.Structs(new(-1, 2), new Line(new(3, -4), new(5, 6), null, Level.High, null), null));

        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["small.X"] = (short)-1,
                ["small.Y"] = (short)2,
                ["large.From.X"] = (short)3,
                ["large.From.Y"] = (short)-4,
                ["large.To.X"] = (short)5,
                ["large.To.Y"] = (short)6,
                ["large.Label"] = "(null)",
                ["large.Level"] = "High",
                ["large.Width"] = "(null)",
                ["number"] = "(null)",
            },
            seen.Fields);
    }

    [Fact]
    public void Structs_that_have_a_text_of_their_own_are_that_text()
    {
        SeenEvent seen = Seen("known_structs", static () => Observed.KnownStructs(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), Guid.Empty, 1.50m, TimeSpan.FromSeconds(1), default, default));

        Assert.Equal("2026-01-02T03:04:05.0000000Z", seen["time"]);
        Assert.Equal("00000000-0000-0000-0000-000000000000", seen["id"]);
        Assert.Equal("1.50", seen["money"]);
        Assert.Equal("00:00:01", seen["span"]);
        Assert.Equal(typeof(FourBytes).ToString(), seen["bytes"]);
    }

    [Fact]
    public void A_struct_whose_text_cannot_be_had_is_the_exception_and_the_event_is_written()
    {
        SeenEvent seen = Seen("known_structs", static () => Observed.KnownStructs(default, default, default, default, default, default));

        Assert.Equal("(System.InvalidOperationException)", seen["throwing"]);
    }

    [Fact]
    public void Spans_are_their_length_and_first_elements_and_characters_a_string()
    {
        SeenEvent seen = Seen("spans", static () => Observed.Spans("bytes"u8, "characters", [-1, 2], ["a", null]));

        Assert.Equal(["[5] 62 79 74 65 73", "characters", "[2] -1, 2", "[2] a, (null)"], seen.Fields.Values);
    }

    [Fact]
    public void Empty_spans_are_empty_and_long_ones_are_cut()
    {
        SeenEvent seen = Seen("spans", static () => Observed.Spans(default, default, new int[17], default));

        Assert.Equal(["[0]", "", "[17] 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, …", "[0]"], seen.Fields.Values);
    }

    [Fact]
    public void Arguments_by_reference_are_what_they_refer_to()
    {
        Level level = Level.Low;
        SeenEvent seen = Seen("by_reference", () => Observed.ByReference(-1, "text", in level));

        Assert.Equal([-1, "text", "Low"], seen.Fields.Values);
    }

    [Fact]
    public void Names_that_event_source_would_replace_are_kept_recognisable()
    {
        SeenEvent seen = Seen("underscores", static () => Observed.Underscores(1, 2, 3));

        Assert.Equal(["arg_", "arg_x", "__y"], seen.Fields.Keys);
        Assert.Equal([1, 2, 3], seen.Fields.Values);
    }

    [Fact]
    public void Names_that_are_replaced_become_none_that_another_argument_has()
    {
        SeenEvent seen = Seen("replaced", static () => Observed.Replaced(1, 2, 3));

        Assert.Equal(["arg___x", "arg_x", "arg__x"], seen.Fields.Keys);
        Assert.Equal([1, 2, 3], seen.Fields.Values);
    }

    [Fact]
    public void A_string_is_whole_though_there_is_a_null_character_in_it()
    {
        SeenEvent seen = Seen("references", static () => Observed.References("one\0two", null, null, null));

        Assert.Equal("one␀two", seen["text"]);
    }

    [Fact]
    public void A_tracepoint_without_arguments_is_an_event_without_fields()
    {
        SeenEvent seen = Seen("nothing", Observed.Nothing);

        Assert.Equal("nothing", seen.Name);
        Assert.Empty(seen.Fields);
    }

    [Fact]
    public void Twelve_arguments_with_large_structs_are_all_there()
    {
        var line = new Line(new(1, 2), new(3, 4), "line", Level.Low, 5);
        SeenEvent seen = Seen("wide:twelve", () => Observed.Twelve(1, "b", 3, line, in line, "f"u8, -7, new object(), -9, -10, 11, -12));

        Assert.Equal(1, seen["a"]);
        Assert.Equal("line", seen["d.Label"]);
        Assert.Equal((short)4, seen["e.To.Y"]);
        Assert.Equal((sbyte)-7, seen["g"]);
        Assert.Equal("11", seen["k"]);
        Assert.Equal(-12L, seen["l"]);
    }

    [Fact]
    public void A_name_that_ends_in_Start_begins_no_activity()
    {
        Guid before = EventSource.CurrentThreadActivityId;
        Guid inside = Guid.Empty;
        using var listening = new Listening("WorkStart") { OnFiring = _ => inside = EventSource.CurrentThreadActivityId };

        Observed.WorkStart(1);

        Assert.Equal((before, before), (inside, EventSource.CurrentThreadActivityId));
        Assert.Single(listening.Firings);
    }

    private static SeenEvent Seen(string tracepoints, Action fire)
    {
        using var listening = new Listening(tracepoints);
        fire();
        return Assert.Single(listening.Firings);
    }
}

namespace RawTp.Observation.Tests;

public sealed class TracepointPatternTests
{
    [Theory]
    [InlineData("xdp_exception")]
    [InlineData("net:xdp_exception")]
    [InlineData("*")]
    [InlineData("*:*")]
    [InlineData("net:*")]
    [InlineData("n*t:*x*")]
    [InlineData("xdp_*")]
    [InlineData("*_exception")]
    [InlineData("x*p*on")]
    [InlineData("xdp_exception*")]
    [InlineData("**xdp**exception**")]
    public void A_pattern_selects_names_that_differ_from_it_only_where_it_has_stars(string pattern)
        => Assert.True(Selects(pattern, "net", "xdp_exception"));

    [Theory]
    [InlineData("xdp")]
    [InlineData("exception")]
    [InlineData("xdp_exception_")]
    [InlineData("net:xdp")]
    [InlineData("xdp:*")]
    [InlineData(":*")]
    [InlineData("XDP_*")]
    [InlineData("Net:*")]
    [InlineData("x*p*n*n*n*n")]
    public void A_pattern_does_not_select_other_names_nor_another_case(string pattern)
        => Assert.False(Selects(pattern, "net", "xdp_exception"));

    [Theory]
    [InlineData("xdp_exception")]
    [InlineData(":xdp_*")]
    [InlineData("*:xdp_*")]
    public void A_tracepoint_without_a_system_is_selected_by_its_name_and_by_an_empty_system(string pattern)
        => Assert.True(Selects(pattern, "", "xdp_exception"));

    [Theory]
    [InlineData("a;b", new[] { "a", "b" })]
    [InlineData(" a , net:b* ;; c d ", new[] { "a", "net:b*", "c", "d" })]
    [InlineData("", new string[0])]
    [InlineData(" ; ", new string[0])]
    public void Several_patterns_are_separated_by_semicolons_commas_or_blanks(string list, string[] patterns)
    {
        var complaints = new List<string>();

        Assert.Equal(patterns, TracepointPattern.Parse(list, complaints).Select(static pattern => pattern.Text));
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("xdp?", "'xdp?' selects no tracepoint, because 'xdp?' has other characters than letters, digits, '_', '-' and '.'; a pattern is a name in which '*' stands for any characters, with or without 'system:' before it.")]
    [InlineData("net:", "'net:' selects no tracepoint, because '' is empty; a pattern is a name in which '*' stands for any characters, with or without 'system:' before it.")]
    [InlineData("a:b:c", "'a:b:c' selects no tracepoint, because 'b:c' has other characters than letters, digits, '_', '-' and '.'; a pattern is a name in which '*' stands for any characters, with or without 'system:' before it.")]
    [InlineData("n!t:b", "'n!t:b' selects no tracepoint, because 'n!t' has other characters than letters, digits, '_', '-' and '.'; a pattern is a name in which '*' stands for any characters, with or without 'system:' before it.")]
    public void What_is_no_pattern_is_left_out_with_a_sentence_that_says_why(string text, string sentence)
    {
        var complaints = new List<string>();

        List<TracepointPattern> patterns = TracepointPattern.Parse($"a;{text};b", complaints);

        Assert.Equal(["a", "b"], patterns.Select(static pattern => pattern.Text));
        Assert.Equal([sentence], complaints);
    }

    [Fact]
    public void A_name_that_is_too_long_to_exist_is_no_pattern()
    {
        var complaints = new List<string>();

        Assert.Empty(TracepointPattern.Parse(new string('x', 128) + "*", complaints));
        Assert.Contains("has 129 characters", Assert.Single(complaints));
    }

    private static bool Selects(string pattern, string system, string name)
    {
        var complaints = new List<string>();
        TracepointPattern parsed = Assert.Single(TracepointPattern.Parse(pattern, complaints));
        Assert.Empty(complaints);
        return parsed.Matches(system, name);
    }
}

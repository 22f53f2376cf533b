using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace RawTp.Testing.Tests;

public class MarkupSourceTests
{
    [Fact]
    public void Marks_are_taken_out_and_become_spans()
    {
        MarkupSource source = MarkupSource.Parse("ab[|cd|]ef{|X1:gh|}i");
        Assert.Equal("abcdefghi", source.File.Text);
        Assert.Equal([new MarkedSpan(null, new TextSpan(2, 2)), new MarkedSpan("X1", new TextSpan(6, 2))], source.Spans.ToArray());
    }

    [Fact]
    public void Marks_can_be_nested_and_empty()
    {
        MarkupSource source = MarkupSource.Parse("{|A:x{|B:y|}[||]|}");
        Assert.Equal("xy", source.File.Text);
        Assert.Equal(
            [new MarkedSpan("A", new TextSpan(0, 2)), new MarkedSpan("B", new TextSpan(1, 1)), new MarkedSpan(null, new TextSpan(2, 0))],
            source.Spans.ToArray());
    }

    [Fact]
    public void Ordinary_code_with_bars_and_brackets_stays_as_it_is()
    {
        const string code = "int[] a = [1 | 2]; bool b = x || y; if (a is [1] or { Length: 2 }) { b |= a[0] == 1|b; }";
        MarkupSource source = MarkupSource.Parse(code);
        Assert.Equal(code, source.File.Text);
        Assert.Empty(source.Spans);
    }

    [Theory]
    [InlineData("a[|b")]
    [InlineData("a{|X:b")]
    [InlineData("a{|X:b|]")]
    [InlineData("a{|b|}")]
    public void A_mark_that_is_not_closed_or_names_no_rule_fails(string markup) =>
        Assert.Throws<CheckFailedException>(() => MarkupSource.Parse(markup));
}

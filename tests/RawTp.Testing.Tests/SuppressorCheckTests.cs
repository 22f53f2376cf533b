using RawTp.Testing.Tests.Toys;
using Xunit;

namespace RawTp.Testing.Tests;

public class SuppressorCheckTests
{
    private readonly SuppressorCheck _check = new(new ObsoleteSuppressor(), new NamingAnalyzer());

    [Fact]
    public Task Marks_say_what_is_suppressed_and_what_stays() =>
        _check.VerifyAsync("[System.Obsolete] class {|TOY0001:a|}; class {|!TOY0001:b|}; class C;");

    [Theory]
    [InlineData("[System.Obsolete] class a;")]
    [InlineData("[System.Obsolete] class {|!TOY0001:a|};")]
    [InlineData("class {|TOY0001:a|};")]
    [InlineData("class a;")]
    [InlineData("class {|TOY0001:A|};")]
    [InlineData("class [|a|];")]
    [InlineData("class A : Nobody;")]
    public Task Anything_else_fails(string markup) => Assert.ThrowsAsync<CheckFailedException>(() => _check.VerifyAsync(markup));

    [Fact]
    public Task Suppression_by_a_pragma_is_not_the_suppressors() =>
        _check.VerifyAsync("""
            #pragma warning disable TOY0001
            class {|!TOY0001:a|};
            """);
}

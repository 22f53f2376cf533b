using RawTp.Analyzers.Suppressors;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Suppressors;

public sealed class KeptLinkSuppressorTests
{
    [Theory]
    [InlineData("CA1823", "private static readonly RawTracepointLink {|CA1823:s_link|} = Open();")]
    [InlineData("CA1823", "private readonly RawTracepointLink? {|CA1823:_first|} = Open(), {|CA1823:_second|} = Open();")]
    [InlineData("CA1823", "private static readonly RawTracepointLink[] {|CA1823:s_links|} = [Open()];")]
    [InlineData("CA1823", "private static readonly System.Collections.Generic.List<RawTracepointLink> {|CA1823:s_links|} = [Open()];")]
    [InlineData("CA1823", "private static readonly object {|!CA1823:s_link|} = Open();")]
    [InlineData("CA1823", "private static readonly RawTracepoint {|!CA1823:s_tracepoint|} = RawTracepoint.Find(\"x\")!;")]
    [InlineData("S1144", "{|S1144:private static readonly RawTracepointLink s_link = Open();|}")]
    [InlineData("S1144", "{|!S1144:private static readonly object s_link = Open();|}")]
    [InlineData("S1144", "private static RawTracepointLink {|!S1144:Unused|}() => Open();")]
    [InlineData("S4487", "private RawTracepointLink? {|S4487:_link|}; public void Start() => _link = Open();")]
    [InlineData("S4487", "private object? {|!S4487:_link|}; public void Start() => _link = Open();")]
    public Task A_field_that_keeps_a_link_need_not_be_read(string rule, string member)
        => OtherRules.Check(new KeptLinkSuppressor(), rule).VerifyAsync(new SourceFile("C.cs", $$"""
            using RawTp;

            public class C
            {
                {{member}}

                public static RawTracepointLink Open() => throw new System.InvalidOperationException();
            }
            """));
}

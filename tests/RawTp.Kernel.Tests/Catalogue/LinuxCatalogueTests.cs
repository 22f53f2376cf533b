using System.Collections.Immutable;

namespace RawTp.Kernel.Tests.Catalogue;

public class LinuxCatalogueTests
{
    private static readonly ImmutableArray<KernelTracepoint> s_tracepoints = LinuxCatalogue.Tracepoints;

    [Fact]
    public void The_catalogue_lists_1601_tracepoints_with_distinct_names()
    {
        Assert.Equal(1601, s_tracepoints.Length);
        Assert.Equal(1601, s_tracepoints.DistinctBy(tracepoint => tracepoint.Name).Count());
        Assert.Equal(3993, s_tracepoints.Sum(tracepoint => tracepoint.Arguments.Length));
    }

    [Fact]
    public void It_holds_every_arity_from_1_to_10_and_12_and_every_kind_and_size_of_argument()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12], s_tracepoints.Select(tracepoint => tracepoint.KernelArgumentCount).Distinct().Order());

        ILookup<CKind, int> sizes = s_tracepoints.SelectMany(tracepoint => tracepoint.Arguments).ToLookup(argument => argument.Kind, argument => argument.Size);
        Assert.Equal([8], sizes[CKind.Pointer].Distinct());
        Assert.Equal([1, 2, 4, 8], sizes[CKind.Unsigned].Distinct().Order());
        Assert.Equal([1, 4, 8], sizes[CKind.Signed].Distinct().Order());
        Assert.Equal([1], sizes[CKind.Bool].Distinct());
        Assert.Equal([1, 4], sizes[CKind.UnsignedEnum].Distinct().Order());
        Assert.Equal([4], sizes[CKind.SignedEnum].Distinct());
        Assert.Equal([4], sizes[CKind.Union].Distinct());
    }

    [Fact]
    public void A_line_is_read_with_all_that_it_says()
    {
        KernelTracepoint exception = Assert.Single(s_tracepoints, tracepoint => tracepoint.Name == "xdp_exception");

        Assert.Equal("xdp", exception.System);
        Assert.Equal(3, exception.KernelArgumentCount);
        Assert.Equal<CArgument>(
            [
                new CArgument("dev", "const struct net_device *", 8, CKind.Pointer),
                new CArgument("xdp", "const struct bpf_prog *", 8, CKind.Pointer),
                new CArgument("act", "u32", 4, CKind.Unsigned),
            ],
            exception.Arguments);
    }
}

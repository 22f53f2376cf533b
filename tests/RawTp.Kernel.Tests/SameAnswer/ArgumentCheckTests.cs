using System.Collections.Immutable;
using RawTp.Kernel.Tests.Bpf;
using RawTp.Kernel.Tests.Catalogue;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>Which program may be attached to which tracepoint: the kernel's answers against RawTp's.</summary>
[Collection(CatalogueCollection.Name)]
public class ArgumentCheckTests(KernelAnswers kernel, CatalogueFixture catalogue) : IClassFixture<KernelAnswers>
{
    /// <summary>Fewer would say little; a kernel of any distribution has more.</summary>
    private const int LeastCompared = 60;

    [Fact]
    public void The_sample_has_every_arity_and_up_to_25_tracepoints_of_each()
    {
        Dictionary<int, int> all = LinuxCatalogue.Tracepoints.CountBy(tracepoint => tracepoint.KernelArgumentCount).ToDictionary();
        Dictionary<int, int> sample = KernelAnswers.Sample.CountBy(tracepoint => tracepoint.KernelArgumentCount).ToDictionary();

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12], sample.Keys.Order());
        Assert.All(sample, arity => Assert.Equal(Math.Min(25, all[arity.Key]), arity.Value));
    }

    [KernelFact]
    public void The_kernel_lets_a_program_read_the_arguments_below_the_catalogues_count_and_none_above()
    {
        ImmutableArray<KernelAnswer> comparable = Comparable();

        Assert.InRange(comparable.Length, LeastCompared, KernelAnswers.Sample.Length);
        Assert.All(comparable, answer => Assert.Equal(
            Enumerable.Range(0, KernelPrograms.MaxArguments).Select(index => index < answer.Tracepoint.KernelArgumentCount),
            answer.AcceptsArgument));
    }

    [KernelFact]
    public void RawTp_accepts_and_refuses_the_same_pairs_of_tracepoint_and_index()
    {
        catalogue.EnsureLoaded(PointersAs.Numbers);
        ImmutableArray<KernelAnswer> comparable = Comparable();

        Assert.InRange(comparable.Length, LeastCompared, KernelAnswers.Sample.Length);
        Assert.Empty(comparable.SelectMany(answer => Differences(answer.Tracepoint, index => answer.AcceptsArgument[index])));
    }

    [Fact]
    public void RawTp_accepts_and_refuses_each_of_the_19212_pairs_as_the_kernel_did_when_the_catalogue_was_taken()
    {
        catalogue.EnsureLoaded(PointersAs.Numbers);

        Assert.Equal(19_212, LinuxCatalogue.Tracepoints.Length * KernelPrograms.MaxArguments);
        Assert.Empty(LinuxCatalogue.Tracepoints.SelectMany(tracepoint => Differences(tracepoint, index => index < tracepoint.KernelArgumentCount)));
    }

    [KernelFact]
    public void A_program_that_reads_nothing_is_attached_to_any_tracepoint_by_both()
    {
        catalogue.EnsureLoaded(PointersAs.Numbers);

        // The kernel has attached one to each of these already, or they would not be here.
        Assert.All(kernel.Answers, answer =>
        {
            using RawTracepointLink link = RawTracepoint.Open(answer.Tracepoint.Name, RawTpPrograms.ReadsNothingProgram);
            Assert.True(link.IsAttached);
        });
    }

    private static bool IsCatalogued
        => BpfPermission.KernelVersion.ToString(2) == LinuxCatalogue.KernelVersion.ToString(2);

    /// <summary>Those whose signature the running kernel has not changed since the catalogue was taken.</summary>
    private ImmutableArray<KernelAnswer> Comparable()
        => IsCatalogued ? kernel.Answers : [.. kernel.Answers.Where(answer => answer.ArgumentCount == answer.Tracepoint.KernelArgumentCount)];

    private static IEnumerable<string> Differences(KernelTracepoint tracepoint, Func<int, bool> kernelAccepts)
        => from index in Enumerable.Range(0, KernelPrograms.MaxArguments)
           let rawTp = Accepts(tracepoint.Name, index)
           where rawTp != kernelAccepts(index)
           select $"args[{index}] of {tracepoint.Name}: the kernel {(rawTp ? "refuses" : "accepts")} it, RawTp {(rawTp ? "accepts" : "refuses")} it";

    private static bool Accepts(string tracepoint, int index)
    {
        try
        {
            RawTracepoint.Open(tracepoint, RawTpPrograms.Reading[index]).Dispose();
            return true;
        }
        catch (RawTracepointException refusal) when (refusal.Error == RawTracepointError.MissingArgument)
        {
            return false;
        }
    }
}

using System.Collections.Immutable;

namespace RawTp.Kernel.Tests.Catalogue;

[Collection(CatalogueCollection.Name)]
public class CatalogueTests(CatalogueFixture catalogue)
{
    private static readonly ImmutableArray<KernelTracepoint> s_tracepoints = LinuxCatalogue.Tracepoints;

    [Theory]
    [InlineData(PointersAs.Numbers)]
    [InlineData(PointersAs.References)]
    public void All_tracepoints_of_Linux_compile_in_one_compilation_without_a_warning(PointersAs pointers)
    {
        CompiledCatalogue compiled = catalogue[pointers];

        Assert.Empty(compiled.Diagnostics);
        Assert.Equal(s_tracepoints.Length, compiled.Entries.Length);
    }

    [Theory]
    [InlineData(PointersAs.Numbers)]
    [InlineData(PointersAs.References)]
    public void Each_has_the_arguments_that_the_kernel_says_it_has(PointersAs pointers)
    {
        catalogue.EnsureLoaded(pointers);

        IEnumerable<string> kernel = s_tracepoints.Select(tracepoint => Signature(
            tracepoint.Name,
            tracepoint.KernelArgumentCount,
            tracepoint.Arguments.Select(argument => (argument.Name, argument.Size, Widening(argument, pointers)))));
        IEnumerable<string> rawTp = s_tracepoints.Select(tracepoint => (tracepoint.Name, found: Find(tracepoint, pointers))).Select(pair => Signature(
            pair.Name,
            pair.found.ArgumentCount,
            pair.found.Arguments.Select(argument => (argument.Name, argument.Size, argument.Widening))));

        Assert.Equal(kernel, rawTp);
    }

    [Fact]
    public void Each_is_found_by_its_name_and_by_its_system_and_name()
    {
        catalogue.EnsureLoaded(PointersAs.Numbers);

        Assert.All(s_tracepoints.Where(tracepoint => tracepoint.System.Length != 0), tracepoint =>
        {
            RawTracepoint found = Find(tracepoint, PointersAs.Numbers);
            Assert.Equal(tracepoint.System, found.System);
            Assert.Same(found, RawTracepoint.Find($"{tracepoint.System}:{tracepoint.Name}"));
        });
    }

    [Fact]
    public void Every_argument_of_every_tracepoint_arrives_as_CAST_TO_U64_widens_it()
    {
        var comparison = new FiringComparison();
        for (int i = 0; i < s_tracepoints.Length; i++)
        {
            RawTracepointProgram copy = ArgumentCopies.ForArity(s_tracepoints[i].Arguments.Length);
            comparison.Fire(s_tracepoints[i], PointersAs.Numbers, catalogue[PointersAs.Numbers].Entries[i], copy, KernelWidening.CastToU64);
        }

        comparison.AssertNoDifference(tracepoints: 1601);
    }

    [Fact]
    public void Every_reference_arrives_as_the_object_that_was_passed()
    {
        var comparison = new FiringComparison();
        for (int i = 0; i < s_tracepoints.Length; i++)
        {
            CatalogueEntry entry = catalogue[PointersAs.References].Entries[i];
            comparison.Fire(s_tracepoints[i], PointersAs.References, entry, entry.Raw!, KernelWidening.CastToU64);
        }

        comparison.AssertNoDifference(tracepoints: 1601);
    }

    [Fact]
    public void A_typed_program_gets_every_value_back_with_its_sign_and_every_object()
    {
        var comparison = new FiringComparison();
        for (int i = 0; i < s_tracepoints.Length; i++)
        {
            CatalogueEntry entry = catalogue[PointersAs.References].Entries[i];
            comparison.Fire(s_tracepoints[i], PointersAs.References, entry, entry.Typed!, KernelWidening.ReadBack);
        }

        comparison.AssertNoDifference(tracepoints: 1601);
    }

    private static string Signature(string name, int count, IEnumerable<(string Name, int Size, ArgumentWidening Widening)> arguments)
        => $"{name} has {count}: {string.Join(", ", arguments.Select(argument => $"{argument.Name} of {argument.Size} bytes as {argument.Widening}"))}";

    private static RawTracepoint Find(KernelTracepoint tracepoint, PointersAs pointers)
        => RawTracepoint.Find(CatalogueSource.NameOf(tracepoint, pointers)) ?? throw new InvalidOperationException($"{tracepoint.Name} is not registered.");

    private static ArgumentWidening Widening(CArgument argument, PointersAs pointers)
        => argument.Kind == CKind.Pointer && pointers == PointersAs.References ? ArgumentWidening.Reference : ArgumentWidening.Value;
}

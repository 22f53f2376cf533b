using RawTp.Kernel.Tests.Bpf;
using RawTp.Kernel.Tests.Catalogue;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>By which names a tracepoint is found: the kernel's answers against RawTp's.</summary>
[Collection(CatalogueCollection.Name)]
public class NameTests(CatalogueFixture catalogue)
{
    [KernelTheory]
    [InlineData("sched_swich", RawTracepointError.UnknownTracepoint)]
    [InlineData("Sched_Switch", RawTracepointError.UnknownTracepoint)]
    [InlineData("sys_enter_openat", RawTracepointError.UnknownTracepoint)]
    [InlineData("", RawTracepointError.InvalidName)]
    [InlineData("sched/sched_switch", RawTracepointError.InvalidName)]
    [InlineData("sched_switch ", RawTracepointError.InvalidName)]
    public void A_name_that_no_tracepoint_has_is_refused_by_both(string name, RawTracepointError error)
    {
        catalogue.EnsureLoaded(PointersAs.Numbers);
        using BpfProgram program = KernelPrograms.ReadingNothing();

        Assert.Null(program.TryOpen(name, out Errno errno));
        RawTracepointException refusal = Assert.Throws<RawTracepointException>(() => RawTracepoint.Open(name, RawTpPrograms.ReadsNothingProgram));

        Assert.Equal(Errno.ENOENT, errno);
        Assert.Equal(error, refusal.Error);
    }

    [KernelFact]
    public void A_name_over_127_characters_is_refused_by_both_and_RawTp_says_that_it_is_too_long()
    {
        string name = new('x', 128);
        using BpfProgram program = KernelPrograms.ReadingNothing();

        Assert.Null(program.TryOpen(name, out Errno errno));
        RawTracepointException refusal = Assert.Throws<RawTracepointException>(() => RawTracepoint.Open(name, RawTpPrograms.ReadsNothingProgram));

        Assert.Equal(Errno.ENOENT, errno);
        Assert.Equal(RawTracepointError.InvalidName, refusal.Error);
    }

    [KernelFact]
    public void Only_RawTp_takes_a_name_with_its_system_before_it()
    {
        catalogue.EnsureLoaded(PointersAs.Numbers);
        using BpfProgram program = KernelPrograms.ReadingNothing();

        using BpfLink bare = program.Open("sched_switch");
        Assert.Null(program.TryOpen("sched:sched_switch", out Errno errno));
        using RawTracepointLink link = RawTracepoint.Open("sched:sched_switch", RawTpPrograms.ReadsNothingProgram);

        Assert.Equal(Errno.ENOENT, errno);
        Assert.Equal("sched_switch", link.Tracepoint.Name);
    }
}

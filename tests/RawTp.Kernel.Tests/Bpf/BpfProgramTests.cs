namespace RawTp.Kernel.Tests.Bpf;

public class BpfProgramTests
{
    [KernelFact]
    public void The_verifier_refuses_a_program_that_reads_a_thirteenth_argument_and_says_why()
    {
        BpfException refusal = Assert.Throws<BpfException>(() => KernelPrograms.Reading(12));

        Assert.Equal(Errno.EACCES, refusal.Errno);
        Assert.StartsWith("BPF_PROG_LOAD was refused: EACCES (Permission denied).", refusal.Message);
        Assert.Contains("invalid bpf_context access off=96 size=8", refusal.Message);
    }

    [KernelFact]
    public void An_attach_that_is_refused_says_of_what_and_why()
    {
        using BpfProgram program = KernelPrograms.ReadingNothing();

        BpfException refusal = Assert.Throws<BpfException>(() => program.Open("no_such_tracepoint"));

        Assert.Equal("BPF_RAW_TRACEPOINT_OPEN of 'no_such_tracepoint' was refused: ENOENT (No such file or directory).", refusal.Message);
    }

    [KernelFact]
    public void A_queue_gives_back_nothing_before_a_program_has_pushed()
    {
        using var queue = BpfQueue.Create(capacity: 4);

        Assert.Empty(queue.Drain());
    }

    [Theory]
    [InlineData("EPERM", "root")]
    [InlineData("EACCES", "root")]
    [InlineData("ENOSYS", "CONFIG_BPF_SYSCALL")]
    [InlineData("EINVAL", "CONFIG_BPF_EVENTS")]
    [InlineData("ENOMEM", "BPF_PROG_LOAD was refused")]
    public void Where_no_program_can_be_loaded_the_reason_for_skipping_says_what_it_takes(string errno, string what)
    {
        Errno refusal = Enum.Parse<Errno>(errno);

        string reason = BpfPermission.Explain(refusal, new BpfException("BPF_PROG_LOAD", refusal).Message);

        Assert.Contains(what, reason);
        Assert.Contains(errno, reason);
    }

    [Fact]
    public void A_test_that_needs_a_newer_kernel_is_skipped_with_both_versions()
    {
        Assert.Matches(@"^Needs Linux 999\.0; this is \d+\.\d+\.$", BpfPermission.WhyTooOld("999.0"));
        Assert.Null(BpfPermission.WhyTooOld("1.0"));
    }
}

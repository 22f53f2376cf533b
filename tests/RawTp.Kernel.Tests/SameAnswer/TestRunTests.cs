using RawTp.Kernel.Tests.Bpf;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>Programs run without a tracepoint: <c>BPF_PROG_TEST_RUN</c> against <see cref="RawTracepointProgram.TestRun"/>.</summary>
public class TestRunTests
{
    [KernelTheory]
    [InlineData(0x1234UL, 0x5678UL)]
    [InlineData(0UL, 0UL)]
    [InlineData(0xffffffffUL, 1UL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue)]
    public void The_program_returns_the_same_of_the_same_arguments(ulong first, ulong second)
    {
        using BpfProgram program = KernelPrograms.AddingTwo();

        uint? kernel = program.TryTestRun([first, second], out _);
        ulong rawTp = RawTpPrograms.AddsTwoProgram.TestRun([first, second]);

        // The kernel has 32 bits for what a program returns.
        Assert.Equal((uint)(first + second), kernel);
        Assert.Equal(kernel, (uint)rawTp);
    }

    [KernelFact]
    public void More_arguments_than_the_program_reads_are_accepted_by_both_up_to_12()
    {
        using BpfProgram program = KernelPrograms.AddingTwo();
        ulong[] args = [.. Enumerable.Range(1, KernelPrograms.MaxArguments).Select(i => (ulong)i)];

        Assert.Equal(3u, program.TryTestRun(args, out _));
        Assert.Equal(3u, RawTpPrograms.AddsTwoProgram.TestRun(args));
    }

    [KernelTheory]
    [InlineData(1)]
    [InlineData(13)]
    public void Too_few_and_too_many_arguments_are_refused_by_both(int count)
    {
        using BpfProgram program = KernelPrograms.AddingTwo();
        var args = new ulong[count];

        Assert.Null(program.TryTestRun(args, out Errno errno));
        RawTracepointException refusal = Assert.Throws<RawTracepointException>(() => RawTpPrograms.AddsTwoProgram.TestRun(args));

        Assert.Equal(Errno.EINVAL, errno);
        Assert.Equal(RawTracepointError.TestRunArguments, refusal.Error);
    }
}

using Microsoft.Win32.SafeHandles;
using RawTp.Kernel.Tests.Bpf;
using RawTp.Kernel.Tests.Catalogue;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>What a narrow negative argument looks like to a program: a real one of the kernel against RawTp's.</summary>
[Collection(CatalogueCollection.Name)]
public partial class WideningTests
{
    private const int TryAgain = -11;

    private static readonly List<ulong> s_returned = [];

    [KernelFact(Since = "4.20")]
    public void An_int_of_minus_11_arrives_with_its_upper_half_zero_in_both()
    {
        using var queue = BpfQueue.Create(capacity: 64);
        using BpfProgram program = KernelPrograms.RecordWhereLowHalfIs(TryAgain, index: 2, queue);
        using (program.Open("flock_lock_inode"))
            OpenTwice();

        s_returned.Clear();
        using (RawTracepoint.Open("rawtp_flock_lock_inode", RecordReturnedProgram))
            FlockLockInode(0, 0, TryAgain);

        ulong[] kernel = queue.Drain();
        Assert.NotEmpty(kernel);
        Assert.All(kernel, word => Assert.Equal(0x00000000fffffff5UL, word));
        Assert.Equal([0x00000000fffffff5UL], s_returned);
    }

    /// <summary>Opens a file that is open already and shared with nobody: the kernel fires <c>flock_lock_inode(inode, fl, -EAGAIN)</c>.</summary>
    private static void OpenTwice()
    {
        string path = Path.GetTempFileName();
        try
        {
            using SafeFileHandle first = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Assert.Throws<IOException>(() => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TracePoint("rawtp_flock_lock_inode", System = "filelock")]
    private static partial void FlockLockInode(nint inode, nint lockRequest, int returned);

    [RawTracepointProgram]
    private static void RecordReturned(RawTracepointArgs args) => s_returned.Add(args[2]);
}

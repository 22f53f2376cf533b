using Microsoft.Win32.SafeHandles;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>A file descriptor that bpf(2) returned. Unlike a file's it can be nothing but closed.</summary>
internal abstract class BpfHandle : SafeHandleMinusOneIsInvalid
{
    protected BpfHandle(int descriptor) : base(ownsHandle: true) => SetHandle(descriptor);

    public int Descriptor
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return (int)handle;
        }
    }

    protected override bool ReleaseHandle() => BpfSyscall.Close((int)handle) == 0;
}

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>A program of the kernel attached to a raw tracepoint; disposing of it detaches the program.</summary>
internal sealed class BpfLink : BpfHandle
{
    internal BpfLink(int descriptor) : base(descriptor)
    {
    }
}

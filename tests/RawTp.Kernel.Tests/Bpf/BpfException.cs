using System.Runtime.InteropServices;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>The kernel refused a command.</summary>
internal sealed class BpfException(string what, Errno errno, string log = "")
    : Exception($"{what} was refused: {errno} ({Marshal.GetPInvokeErrorMessage((int)errno)}).{(log.Length == 0 ? "" : $" The verifier says: {log}")}")
{
    public Errno Errno { get; } = errno;
}

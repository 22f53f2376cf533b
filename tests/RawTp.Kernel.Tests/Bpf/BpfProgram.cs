using System.Text;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>A raw tracepoint program, verified and loaded by the kernel.</summary>
internal sealed class BpfProgram : BpfHandle
{
    private const uint RawTracepointType = 17;

    private BpfProgram(int descriptor) : base(descriptor)
    {
    }

    /// <exception cref="BpfException">The kernel did not let the program in; the message holds what its verifier said.</exception>
    public static unsafe BpfProgram Load(params ReadOnlySpan<BpfInstruction> instructions)
    {
        var log = new byte[16 * 1024];
        fixed (BpfInstruction* first = instructions)
        fixed (byte* license = "GPL\0"u8)
        fixed (byte* logStart = log)
        {
            var attributes = new ProgramLoadAttributes
            {
                ProgramType = RawTracepointType,
                InstructionCount = (uint)instructions.Length,
                Instructions = first,
                License = license,
                LogLevel = 1,
                LogSize = (uint)log.Length,
                Log = logStart,
            };
            int descriptor = BpfSyscall.Run(BpfCommand.ProgramLoad, ref attributes, out Errno errno);
            return descriptor >= 0
                ? new BpfProgram(descriptor)
                : throw new BpfException("BPF_PROG_LOAD", errno, Encoding.ASCII.GetString(log).TrimEnd('\0').TrimEnd());
        }
    }

    /// <summary>BPF_RAW_TRACEPOINT_OPEN.</summary>
    /// <returns>The link, or null with the kernel's reason in <paramref name="errno"/>.</returns>
    public unsafe BpfLink? TryOpen(string tracepoint, out Errno errno, ulong cookie = 0)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(tracepoint + '\0'))
        {
            var attributes = new RawTracepointOpenAttributes { Name = name, ProgramDescriptor = (uint)Descriptor, Cookie = cookie };
            int descriptor = BpfSyscall.Run(BpfCommand.RawTracepointOpen, ref attributes, out errno);
            return descriptor >= 0 ? new BpfLink(descriptor) : null;
        }
    }

    /// <summary>BPF_RAW_TRACEPOINT_OPEN, where nothing speaks against it.</summary>
    /// <exception cref="BpfException">The kernel did not attach the program.</exception>
    public BpfLink Open(string tracepoint, ulong cookie = 0)
        => TryOpen(tracepoint, out Errno errno, cookie) ?? throw new BpfException($"BPF_RAW_TRACEPOINT_OPEN of '{tracepoint}'", errno);

    /// <summary>BPF_PROG_TEST_RUN: runs the program once on given arguments, attached to nothing.</summary>
    /// <returns>What the program returned, or null with the kernel's reason in <paramref name="errno"/>.</returns>
    public unsafe uint? TryTestRun(ReadOnlySpan<ulong> args, out Errno errno)
    {
        fixed (ulong* context = args)
        {
            var attributes = new ProgramTestRunAttributes
            {
                ProgramDescriptor = (uint)Descriptor,
                ContextIn = context,
                ContextSizeIn = (uint)args.Length * sizeof(ulong),
            };
            return BpfSyscall.Run(BpfCommand.ProgramTestRun, ref attributes, out errno) < 0 ? null : attributes.ReturnValue;
        }
    }
}

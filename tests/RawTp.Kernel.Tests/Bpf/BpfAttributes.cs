using System.Runtime.InteropServices;

namespace RawTp.Kernel.Tests.Bpf;

// The parts of union bpf_attr (include/uapi/linux/bpf.h), one per command, each as far as the tests set it: the kernel
// reads what lies behind as zero.

[StructLayout(LayoutKind.Sequential)]
internal struct MapCreateAttributes
{
    public uint MapType;
    public uint KeySize;
    public uint ValueSize;
    public uint MaxEntries;
    public uint Flags;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MapElementAttributes
{
    public uint MapDescriptor;
    private readonly uint _padding;
    public void* Key;
    public void* Value;
    public ulong Flags;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ProgramLoadAttributes
{
    public uint ProgramType;
    public uint InstructionCount;
    public BpfInstruction* Instructions;
    public byte* License;
    public uint LogLevel;
    public uint LogSize;
    public byte* Log;
    public uint KernelVersion;
    public uint Flags;
    public fixed byte Name[16];
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct RawTracepointOpenAttributes
{
    public byte* Name;
    public uint ProgramDescriptor;
    private readonly uint _padding;
    public ulong Cookie;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ProgramTestRunAttributes
{
    public uint ProgramDescriptor;
    public uint ReturnValue;
    public uint DataSizeIn;
    public uint DataSizeOut;
    public void* DataIn;
    public void* DataOut;
    public uint Repeat;
    public uint Duration;
    public uint ContextSizeIn;
    public uint ContextSizeOut;
    public ulong* ContextIn;
    public ulong* ContextOut;
    public uint Flags;
    public uint Processor;
    public uint BatchSize;
}

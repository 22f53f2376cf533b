using System.Runtime.InteropServices;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>The registers of the BPF machine that the tests' programs use, by their roles.</summary>
internal enum BpfRegister : byte
{
    R0, R1, R2, R3, R4, R5, R6, R7, R8, R9,

    /// <summary>The end of the stack frame, read only.</summary>
    Frame,
}

/// <summary>The kernel functions that the tests' programs call: enum bpf_func_id (include/uapi/linux/bpf.h).</summary>
internal enum BpfFunction
{
    MapPushElement = 87,
    ProbeReadKernel = 113,
    GetAttachCookie = 174,
}

/// <summary>One instruction: struct bpf_insn (include/uapi/linux/bpf.h).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct BpfInstruction
{
    /// <summary>Marks the immediate of a 64-bit load as the descriptor of a map: BPF_PSEUDO_MAP_FD.</summary>
    private const byte PseudoMapDescriptor = 1;

    private readonly byte _code;
    private readonly byte _registers;
    private readonly short _offset;
    private readonly int _immediate;

    private BpfInstruction(byte code, BpfRegister destination = 0, byte source = 0, int offset = 0, int immediate = 0)
    {
        _code = code;
        _registers = (byte)((byte)destination | source << 4);
        _offset = checked((short)offset);
        _immediate = immediate;
    }

    /// <summary>destination = *(address + offset), of so many bytes</summary>
    public static BpfInstruction Load(BpfRegister destination, BpfRegister address, int offset, int bytes)
        => new(bytes switch { 1 => 0x71, 2 => 0x69, 4 => 0x61, _ => 0x79 }, destination, (byte)address, offset);

    /// <summary>destination = destination operation right, on 64 bits or on the lower half of them</summary>
    public static BpfInstruction Compute(byte operation, BpfRegister destination, BpfRegister? right, int number, bool isHalf)
        => new((byte)((isHalf ? 0x04 : 0x07) | (right is null ? 0 : 0x08) | operation), destination, (byte)(right ?? 0), immediate: right is null ? number : 0);

    /// <summary>if (left comparison right) skip that many instructions</summary>
    public static BpfInstruction SkipIf(byte comparison, BpfRegister left, BpfRegister? right, int number, int skipped, bool isHalf)
        => new((byte)((isHalf ? 0x06 : 0x05) | (right is null ? 0 : 0x08) | comparison), left, (byte)(right ?? 0), skipped, right is null ? number : 0);

    /// <summary>skip that many instructions</summary>
    public static BpfInstruction Skip(int skipped)
        => new(0x05, offset: skipped);

    /// <summary>destination = *(u64 *)(address + offset)</summary>
    public static BpfInstruction Load(BpfRegister destination, BpfRegister address, int offset)
        => new(0x79, destination, (byte)address, offset);

    /// <summary>*(u64 *)(address + offset) = value</summary>
    public static BpfInstruction Store(BpfRegister address, int offset, BpfRegister value)
        => new(0x7b, address, (byte)value, offset);

    /// <summary>destination = source</summary>
    public static BpfInstruction Move(BpfRegister destination, BpfRegister source)
        => new(0xbf, destination, (byte)source);

    /// <summary>destination = value, sign-extended</summary>
    public static BpfInstruction Move(BpfRegister destination, int value)
        => new(0xb7, destination, immediate: value);

    /// <summary>destination += value</summary>
    public static BpfInstruction Add(BpfRegister destination, int value)
        => new(0x07, destination, immediate: value);

    /// <summary>destination += source</summary>
    public static BpfInstruction Add(BpfRegister destination, BpfRegister source)
        => new(0x0f, destination, (byte)source);

    /// <summary>destination &lt;&lt;= bits</summary>
    public static BpfInstruction ShiftLeft(BpfRegister destination, int bits)
        => new(0x67, destination, immediate: bits);

    /// <summary>destination |= value</summary>
    public static BpfInstruction Or(BpfRegister destination, int value)
        => new(0x47, destination, immediate: value);

    /// <summary>if (left != right) skip that many instructions</summary>
    public static BpfInstruction SkipUnlessEqual(BpfRegister left, BpfRegister right, int skipped)
        => new(0x5d, left, (byte)right, skipped);

    /// <summary>if ((u32)left != (u32)right) skip that many instructions</summary>
    public static BpfInstruction SkipUnlessLowHalfEquals(BpfRegister left, int right, int skipped)
        => new(0x56, left, offset: skipped, immediate: right);

    /// <summary>r0 = function(r1, r2, r3, r4, r5)</summary>
    public static BpfInstruction Call(BpfFunction function)
        => new(0x85, immediate: (int)function);

    /// <summary>return r0</summary>
    public static BpfInstruction Exit()
        => new(0x95);

    /// <summary>destination = value, which takes the room of two instructions</summary>
    public static BpfInstruction[] Move64(BpfRegister destination, ulong value)
        => [new(0x18, destination, immediate: (int)value), new(0, immediate: (int)(value >> 32))];

    /// <summary>destination = the map behind a file descriptor, which takes the room of two instructions</summary>
    public static BpfInstruction[] MoveMap(BpfRegister destination, int descriptor)
        => [new(0x18, destination, PseudoMapDescriptor, immediate: descriptor), new(0)];
}

using RawTp.Kernel.Tests.Bpf;

namespace RawTp.Kernel.Tests.SameVerdict;

/// <summary>The operators of BPF's arithmetic: BPF_OP of its code (include/uapi/linux/bpf.h).</summary>
internal enum Operator : byte
{
    Add = 0x00, Subtract = 0x10, Multiply = 0x20, Divide = 0x30, Or = 0x40, And = 0x50, ShiftLeft = 0x60, ShiftRight = 0x70, Modulo = 0x90, ExclusiveOr = 0xa0,
    ArithmeticShiftRight = 0xc0,
}

/// <summary>BPF's conditions, likewise.</summary>
internal enum Comparison : byte
{
    Equal = 0x10, Above = 0x20, AtLeast = 0x30, SharesBits = 0x40, Different = 0x50, SignedAbove = 0x60, SignedAtLeast = 0x70, Below = 0xa0, AtMost = 0xb0,
    SignedBelow = 0xc0, SignedAtMost = 0xd0,
}

/// <summary>What an operator or a condition has on its right: a register, or where there is none a number.</summary>
internal readonly record struct Operand(BpfRegister? Register, int Number)
{
    public static implicit operator Operand(int number) => new(null, number);

    public static implicit operator Operand(BpfRegister register) => new(register, 0);
}

/// <summary>
/// One statement of a program that can be written for the kernel and for RawTp. Its variables are the registers R6 to R9, 64 bits wide and zero at first.
/// </summary>
internal abstract record Statement
{
    /// <summary>Whether nothing after the statements is reached, whatever the numbers are.</summary>
    public static bool Ends(IReadOnlyList<Statement> statements)
        => statements is [.., Leave] || (statements is [.., If branch] && Ends(branch.Then) && Ends(branch.Otherwise));

    /// <summary>Reads an argument, or its lower bytes.</summary>
    public sealed record Read(BpfRegister To, int Index, int Bytes = sizeof(ulong)) : Statement;

    public sealed record Set(BpfRegister To, Operand Value) : Statement;

    /// <summary>With half the width the upper half of the result is zero.</summary>
    public sealed record Compute(BpfRegister To, Operator Operator, Operand Right, bool IsHalf = false) : Statement;

    public sealed record If(BpfRegister Left, Comparison Comparison, Operand Right, Statement[] Then, Statement[] Otherwise, bool IsHalf = false) : Statement;

    /// <summary>Counts a register from zero up to a bound, and runs the body each time before it counts.</summary>
    public sealed record Repeat(BpfRegister Counter, int Times, Statement[] Body) : Statement;

    /// <summary>Ends the program.</summary>
    public sealed record Leave : Statement;
}

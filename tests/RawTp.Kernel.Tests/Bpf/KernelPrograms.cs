using static RawTp.Kernel.Tests.Bpf.BpfInstruction;
using static RawTp.Kernel.Tests.Bpf.BpfRegister;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>The programs that the tests load into the kernel.</summary>
internal static class KernelPrograms
{
    /// <summary>As many arguments as a tracepoint can have: MAX_BPF_FUNC_ARGS (include/linux/bpf.h).</summary>
    public const int MaxArguments = 12;

    /// <summary>As many bytes of a thread's new name as <see cref="RecordRename"/> compares.</summary>
    public const int MarkLength = sizeof(ulong);

    /// <summary>Reads no argument.</summary>
    public static BpfProgram ReadingNothing() => BpfProgram.Load(Move(R0, 0), Exit());

    /// <summary>Reads <c>args[index]</c> and returns it.</summary>
    public static BpfProgram Reading(int index) => BpfProgram.Load(Load(R0, R1, index * sizeof(ulong)), Exit());

    /// <summary>Returns <c>args[0] + args[1]</c>.</summary>
    public static BpfProgram AddingTwo()
        => BpfProgram.Load(Load(R0, R1, 0), Load(R2, R1, sizeof(ulong)), Add(R0, R2), Exit());

    /// <summary>
    /// For <c>task_rename(struct task_struct *task, const char *comm)</c>: pushes <c>cookie &lt;&lt; 8 | letter</c> when the new name
    /// starts with the bytes of <paramref name="mark"/>. The whole system renames threads, so a test marks its own.
    /// </summary>
    public static BpfProgram RecordRename(char letter, ulong mark, BpfQueue queue)
    {
        BpfInstruction[] record =
        [
            Move(R1, R6),
            Call(BpfFunction.GetAttachCookie),
            ShiftLeft(R0, 8),
            Or(R0, letter),
            .. Push(R0, queue),
        ];
        return BpfProgram.Load(
        [
            Move(R6, R1),
            Move(R1, Frame), Add(R1, -16),
            Move(R2, MarkLength),
            Load(R3, R6, 1 * sizeof(ulong)),
            Call(BpfFunction.ProbeReadKernel),
            Load(R1, Frame, -16),
            .. Move64(R2, mark),
            SkipUnlessEqual(R1, R2, record.Length),
            .. record,
            Move(R0, 0),
            Exit(),
        ]);
    }

    /// <summary>Pushes all 64 bits of <c>args[index]</c> when its lower 32 are those of <paramref name="value"/>.</summary>
    public static BpfProgram RecordWhereLowHalfIs(int value, int index, BpfQueue queue)
    {
        BpfInstruction[] record = Push(R1, queue);
        return BpfProgram.Load(
        [
            Load(R1, R1, index * sizeof(ulong)),
            SkipUnlessLowHalfEquals(R1, value, record.Length),
            .. record,
            Move(R0, 0),
            Exit(),
        ]);
    }

    private static BpfInstruction[] Push(BpfRegister word, BpfQueue queue) =>
    [
        Store(Frame, -8, word),
        .. MoveMap(R1, queue.Descriptor),
        Move(R2, Frame), Add(R2, -8),
        Move(R3, 0),
        Call(BpfFunction.MapPushElement),
    ];
}

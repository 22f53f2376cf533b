namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>RawTp's counterparts of the programs that the tests load into the kernel; for any tracepoint that has what they read.</summary>
internal static partial class RawTpPrograms
{
    /// <summary>The program at index <c>i</c> reads <c>args[i]</c>.</summary>
    public static IReadOnlyList<RawTracepointProgram> Reading { get; } =
    [
        ReadsArg0Program,
        ReadsArg1Program,
        ReadsArg2Program,
        ReadsArg3Program,
        ReadsArg4Program,
        ReadsArg5Program,
        ReadsArg6Program,
        ReadsArg7Program,
        ReadsArg8Program,
        ReadsArg9Program,
        ReadsArg10Program,
        ReadsArg11Program,
    ];

    [RawTracepointProgram]
    private static ulong ReadsNothing(RawTracepointArgs args) => 0;

    [RawTracepointProgram]
    private static ulong AddsTwo(RawTracepointArgs args) => args[0] + args[1];

    [RawTracepointProgram]
    private static ulong ReadsArg0(RawTracepointArgs args) => args[0];

    [RawTracepointProgram]
    private static ulong ReadsArg1(RawTracepointArgs args) => args[1];

    [RawTracepointProgram]
    private static ulong ReadsArg2(RawTracepointArgs args) => args[2];

    [RawTracepointProgram]
    private static ulong ReadsArg3(RawTracepointArgs args) => args[3];

    [RawTracepointProgram]
    private static ulong ReadsArg4(RawTracepointArgs args) => args[4];

    [RawTracepointProgram]
    private static ulong ReadsArg5(RawTracepointArgs args) => args[5];

    [RawTracepointProgram]
    private static ulong ReadsArg6(RawTracepointArgs args) => args[6];

    [RawTracepointProgram]
    private static ulong ReadsArg7(RawTracepointArgs args) => args[7];

    [RawTracepointProgram]
    private static ulong ReadsArg8(RawTracepointArgs args) => args[8];

    [RawTracepointProgram]
    private static ulong ReadsArg9(RawTracepointArgs args) => args[9];

    [RawTracepointProgram]
    private static ulong ReadsArg10(RawTracepointArgs args) => args[10];

    [RawTracepointProgram]
    private static ulong ReadsArg11(RawTracepointArgs args) => args[11];
}

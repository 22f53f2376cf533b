namespace RawTp.Tests;

/// <summary>What is fired: arguments of each kind that travels by address, which all say the same number, so that a wrong address is seen.</summary>
internal sealed class Cargo
{
    public readonly record struct Big(long First, long Second, long Third);

    public required long Sequence { get; init; }
    public required long[] Words { get; init; }
    public Big Large;

    public static Cargo Of(long sequence) => new() { Sequence = sequence, Words = [sequence, ~sequence], Large = new Big(sequence, -sequence, ~sequence) };
}

/// <summary>Fifty tracepoints of one shape, and one whose references lie on the frame of the run.</summary>
internal static partial class StormTracepoints
{
    public const int Count = 50;

    private delegate void Fire(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    private static readonly Fire[] s_fire =
    [
        Storm00, Storm01, Storm02, Storm03, Storm04, Storm05, Storm06, Storm07, Storm08, Storm09,
        Storm10, Storm11, Storm12, Storm13, Storm14, Storm15, Storm16, Storm17, Storm18, Storm19,
        Storm20, Storm21, Storm22, Storm23, Storm24, Storm25, Storm26, Storm27, Storm28, Storm29,
        Storm30, Storm31, Storm32, Storm33, Storm34, Storm35, Storm36, Storm37, Storm38, Storm39,
        Storm40, Storm41, Storm42, Storm43, Storm44, Storm45, Storm46, Storm47, Storm48, Storm49,
    ];

    public static IReadOnlyList<RawTracepoint> All { get; } =
    [
        Storm00Tracepoint, Storm01Tracepoint, Storm02Tracepoint, Storm03Tracepoint, Storm04Tracepoint,
        Storm05Tracepoint, Storm06Tracepoint, Storm07Tracepoint, Storm08Tracepoint, Storm09Tracepoint,
        Storm10Tracepoint, Storm11Tracepoint, Storm12Tracepoint, Storm13Tracepoint, Storm14Tracepoint,
        Storm15Tracepoint, Storm16Tracepoint, Storm17Tracepoint, Storm18Tracepoint, Storm19Tracepoint,
        Storm20Tracepoint, Storm21Tracepoint, Storm22Tracepoint, Storm23Tracepoint, Storm24Tracepoint,
        Storm25Tracepoint, Storm26Tracepoint, Storm27Tracepoint, Storm28Tracepoint, Storm29Tracepoint,
        Storm30Tracepoint, Storm31Tracepoint, Storm32Tracepoint, Storm33Tracepoint, Storm34Tracepoint,
        Storm35Tracepoint, Storm36Tracepoint, Storm37Tracepoint, Storm38Tracepoint, Storm39Tracepoint,
        Storm40Tracepoint, Storm41Tracepoint, Storm42Tracepoint, Storm43Tracepoint, Storm44Tracepoint,
        Storm45Tracepoint, Storm46Tracepoint, Storm47Tracepoint, Storm48Tracepoint, Storm49Tracepoint,
    ];

    public static RawTracepointLink OpenFew(RawTracepointProgram program) => FewTracepoint.Open(program);

    public static void Send(int tracepoint, long sequence)
    {
        Cargo cargo = Cargo.Of(sequence);
        s_fire[tracepoint](cargo, cargo.Words, in cargo.Large, sequence);
        Few(cargo, cargo.Words, sequence);
    }

    [TracePoint]
    private static partial void Few(Cargo cargo, long[] words, long sequence);

    [TracePoint]
    private static partial void Storm00(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm01(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm02(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm03(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm04(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm05(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm06(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm07(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm08(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm09(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm10(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm11(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm12(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm13(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm14(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm15(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm16(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm17(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm18(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm19(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm20(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm21(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm22(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm23(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm24(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm25(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm26(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm27(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm28(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm29(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm30(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm31(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm32(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm33(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm34(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm35(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm36(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm37(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm38(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm39(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm40(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm41(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm42(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm43(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm44(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm45(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm46(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm47(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm48(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);

    [TracePoint]
    private static partial void Storm49(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence);
}

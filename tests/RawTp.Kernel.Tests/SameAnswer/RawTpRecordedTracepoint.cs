namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>A <c>task_rename</c> of RawTp, with programs that do what those of <see cref="KernelRecordedTracepoint"/> do.</summary>
internal sealed partial class RawTpRecordedTracepoint : IRecordedTracepoint
{
    private static readonly List<ulong> s_records = [];

    public RawTpRecordedTracepoint() => s_records.Clear();

    public IDisposable Attach(char program, ulong cookie = 0) => TaskRenameTracepoint.Open(
        program switch
        {
            'A' => RecordAProgram,
            'B' => RecordBProgram,
            'C' => RecordCProgram,
            _ => throw new ArgumentOutOfRangeException(nameof(program), program, "The programs are A, B and C."),
        },
        cookie);

    public void Fire() => TaskRename(0, "renamed");

    public IEnumerable<ulong> Drain()
    {
        ulong[] records = [.. s_records];
        s_records.Clear();
        return records;
    }

    public void Dispose() => s_records.Clear();

    [TracePoint("rawtp_task_rename", System = "task")]
    private static partial void TaskRename(nint task, string comm);

    [RawTracepointProgram]
    private static void RecordA(RawTracepointArgs args) => s_records.Add(args.Cookie << 8 | 'A');

    [RawTracepointProgram]
    private static void RecordB(RawTracepointArgs args) => s_records.Add(args.Cookie << 8 | 'B');

    [RawTracepointProgram]
    private static void RecordC(RawTracepointArgs args) => s_records.Add(args.Cookie << 8 | 'C');
}

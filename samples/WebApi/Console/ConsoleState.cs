using RawTp;

namespace WebApi;

/// <summary>Everything that the console shows, as of one moment.</summary>
internal sealed record ConsoleState(
    IReadOnlyList<TracepointState> Tracepoints,
    IReadOnlyList<ProgramState> Programs,
    IReadOnlyList<LinkState> Links,
    bool CountsRuns,
    FindingsState Results)
{
    public static ConsoleState Of(Attachments attachments)
    {
        RawTracepointLink[] links = [.. RawTracepointLink.All.UnionBy(attachments.Links, static link => link.Id).OrderBy(static link => link.Id)];
        HashSet<long> own = [.. attachments.Links.Select(static link => link.Id)];
        return new ConsoleState(
            [.. RawTracepoint.All.OrderBy(static tracepoint => (tracepoint.System, tracepoint.Name)).Select(TracepointState.Of)],
            [.. Monitor.Offered.Select(ProgramState.Of)],
            [.. links.Select(link => LinkState.Of(link, own.Contains(link.Id)))],
            attachments.CountsRuns,
            FindingsState.Of(Monitor.Findings));
    }
}

/// <param name="Parameters">As they are declared, such as <c>int status</c>.</param>
/// <param name="Attached">How many programs are.</param>
internal sealed record TracepointState(string Name, string System, IReadOnlyList<string> Parameters, int Attached)
{
    public static TracepointState Of(RawTracepoint tracepoint) =>
        new(tracepoint.Name, tracepoint.System, [.. tracepoint.Arguments.Select(static argument => argument.Declaration)], tracepoint.Links.Count);
}

/// <param name="Tracepoint">The one that it is for; null where it is for any.</param>
internal sealed record ProgramState(string Name, string Purpose, string? Tracepoint, int MaxArgs)
{
    public static ProgramState Of(OfferedProgram offered) => new(offered.Name, offered.Purpose, offered.Tracepoint, offered.Program.MaxArgs);
}

/// <param name="IsAttached">False where the program has thrown; <paramref name="Fault"/> says what.</param>
/// <param name="IsOwn">Whether it was attached from the console, and so can be detached there.</param>
/// <param name="Runs">Of the program, over all its links, while runs are counted.</param>
internal sealed record LinkState(long Id, string Tracepoint, string Program, ulong Cookie, bool IsAttached, bool IsOwn, long Runs, long Misses, long Faults, string? Fault)
{
    public static LinkState Of(RawTracepointLink link, bool isOwn)
    {
        RawTracepointProgram program = link.Program;
        string name = Monitor.Offered.FirstOrDefault(offered => offered.Program == program)?.Name ?? program.Name;
        return new LinkState(link.Id, link.Tracepoint.Name, name, link.Cookie, link.IsAttached, isOwn, program.RunCount, program.RecursionMisses, program.Faults, link.Fault?.Message);
    }
}

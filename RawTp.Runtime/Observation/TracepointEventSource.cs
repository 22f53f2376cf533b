using System.Diagnostics.Tracing;

namespace RawTp;

/// <summary>
/// Shows tracepoints to EventListener, EventPipe (dotnet-trace, dotnet-monitor) and ETW (PerfView), as perf and ftrace are shown
/// the kernel's: at the same time as programs, and through links like theirs.
/// </summary>
/// <remarks>
/// Each firing is an event of the tracepoint's name with a field for each argument. There is no telling beforehand which events
/// that will be, so they are of the kind that describes itself.
/// </remarks>
internal sealed class TracepointEventSource : EventSource
{
    public const string SourceName = "RawTp";

    /// <summary>The argument of an enabling command that says which tracepoints.</summary>
    public const string TracepointsArgument = "Tracepoints";

    /// <summary>A command of our own, from 1 on as they may be, by which the source looks again at whether it is enabled.</summary>
    private const EventCommand LookAgain = (EventCommand)1;

    private static int s_isMade;

    /// <summary>Held for good: a source that nobody holds is disposed.</summary>
    private static TracepointEventSource? s_source;

    private TracepointEventSource() : base(SourceName, EventSourceSettings.EtwSelfDescribingEventFormat)
    {
    }

    /// <summary>Does nothing the second time.</summary>
    [NonEvent]
    public static void Make()
    {
        if (Interlocked.Exchange(ref s_isMade, 1) == 0)
            s_source = new TracepointEventSource();
    }

    /// <summary>Says what cannot be observed of an assembly that is being loaded.</summary>
    [NonEvent]
    public static void SayOf(List<string> complaints) => s_source?.Say(complaints);

    /// <summary>What the source has to say itself: patterns that are none, that select nothing, or that are missing.</summary>
    [Event(1, Level = EventLevel.Warning)]
    public void Message(string text) => WriteEvent(1, text);

    /// <summary>Called under EventSource's lock, and when there is a session already, by the constructor.</summary>
    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        switch (command.Command)
        {
            case EventCommand.Enable:
                Enable(command.Arguments);
                break;
            case EventCommand.Disable when IsEnabled():
                // Another session is left; or, before .NET 9, none, which shows when this command is done.
                ThreadPool.UnsafeQueueUserWorkItem(static source => SendCommand(source, LookAgain, null), this, preferLocal: false);
                break;
            case EventCommand.Disable:
            case LookAgain when !IsEnabled():
                ObservedTracepoints.Clear();
                break;
        }
    }

    [NonEvent]
    private void Enable(IDictionary<string, string?>? arguments)
    {
        var complaints = new List<string>();
        string? list = null;
        foreach ((string key, string? value) in arguments ?? new Dictionary<string, string?>())
        {
            if (key.Equals(TracepointsArgument, StringComparison.OrdinalIgnoreCase))
                list = value;
        }
        List<TracepointPattern> patterns = TracepointPattern.Parse(list ?? "", complaints);
        if (patterns.Count == 0)
            complaints.Add($"No tracepoint is selected; enable {SourceName} with the argument {TracepointsArgument}=pattern, such as 'xdp_*', 'net:*' or '*' for all, and blanks or ';' between several.");
        // On this thread, though it holds EventSource's lock: on another the framework's own sources, made when they are first needed, would wait for it.
        ObservedTracepoints.Add(patterns, this, complaints);
        Say(complaints);
    }

    [NonEvent]
    private void Say(List<string> complaints)
    {
        foreach (string complaint in complaints)
            Message(complaint);
    }
}

namespace RawTp;

public sealed partial class RawTracepoint
{
    private TracepointCounters? _counters;

    /// <summary>Made when a program is first attached: most tracepoints never have one.</summary>
    internal TracepointCounters Counters => LazyInitializer.EnsureInitialized(ref _counters, static () => new TracepointCounters());
}

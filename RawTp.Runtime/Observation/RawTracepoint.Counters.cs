namespace RawTp;

public sealed partial class RawTracepoint
{
    private TracepointCounters? _counters;

    /// <summary>Made when a program is first attached: most tracepoints never have one.</summary>
    internal TracepointCounters Counters
    {
        get
        {
            if (_counters is null)
                Interlocked.CompareExchange(ref _counters, new TracepointCounters(), null);
            return _counters;
        }
    }
}

using System.Diagnostics.Tracing;

namespace RawTp;

/// <summary>The program that writes the firings of one tracepoint as events, and its link.</summary>
internal sealed class ObservedTracepoint
{
    /// <summary>As events are written: who listens in the same process may fire tracepoints himself, and would never come to an end.</summary>
    [ThreadStatic]
    private static bool t_writes;

    private readonly EventSource _source;
    private RawTracepointLink? _link;

    /// <summary>Null once detached: a link that someone keeps does not keep the assembly of the tracepoint's types.</summary>
    private volatile FiringEvent? _event;

    public ObservedTracepoint(FiringEvent firing, EventSource source)
    {
        _source = source;
        _event = firing;
    }

    /// <summary>
    /// To be called without a lock. Where <see cref="Detach"/> comes meanwhile, either sees what the other has written before its barrier, so
    /// that one of them at least takes the link away again.
    /// </summary>
    public void Attach(RawTracepoint tracepoint)
    {
        // It reads the arguments as the tracepoint itself describes them, so there is nothing to verify when it is attached.
        RawTracepointLink link = tracepoint.Open(BpfTrace.Program($"{TracepointEventSource.SourceName} events", Write));
        Interlocked.Exchange(ref _link, link);
        if (_event is null)
            tracepoint.Detach(link);
    }

    /// <summary>
    /// Does not wait for runs in flight: this is called under EventSource's own lock, which whatever runs at the moment may wait for.
    /// Such a run finds nothing to write.
    /// </summary>
    public void Detach()
    {
        _event = null;
        Interlocked.MemoryBarrier();
        if (_link is { } link)
            link.Tracepoint.Detach(link);
    }

    private ulong Write(RawTracepointArgs args)
    {
        if (t_writes || _event is not { } firing || !_source.IsEnabled(EventLevel.Informational, EventKeywords.None))
            return 0;
        t_writes = true;
        try
        {
            firing.Write(_source, args);
        }
        finally
        {
            t_writes = false;
        }
        return 0;
    }
}

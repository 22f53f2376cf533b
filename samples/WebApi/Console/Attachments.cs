using RawTp;

namespace WebApi;

/// <summary>The links that were made from the console. They end with the service.</summary>
internal sealed class Attachments : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, RawTracepointLink> _links = [];
    private IDisposable? _statistics;
    private long _lastId;
    private bool _isClosed;

    /// <summary>The links as of now, those included that a fault has detached and nobody has cleared away yet.</summary>
    public IReadOnlyList<RawTracepointLink> Links
    {
        get
        {
            lock (_lock)
                return [.. _links.Values];
        }
    }

    /// <summary>Whether runs are counted for the console; counting makes each run dearer.</summary>
    public bool CountsRuns
    {
        get
        {
            lock (_lock)
                return _statistics is not null;
        }
        set => Count(value);
    }

    /// <exception cref="RawTracepointException">There is no such tracepoint, or the program does not fit it.</exception>
    /// <exception cref="OperationCanceledException">The service is about to end.</exception>
    public RawTracepointLink Attach(RawTracepointProgram program, string tracepoint, ulong cookie)
    {
        RawTracepointLink link = RawTracepoint.Open(tracepoint, program, cookie);
        lock (_lock)
        {
            if (!_isClosed)
            {
                _links.Add(link.Id, link);
                _lastId = Math.Max(_lastId, link.Id);
                return link;
            }
        }
        link.Dispose();
        throw new OperationCanceledException("The service is about to end; nothing was attached.");
    }

    /// <summary>Detaches; the program does not run any more when it returns. The id of a link is never used again, so what was detached is known by its id.</summary>
    public Detaching Detach(long id)
    {
        RawTracepointLink? link;
        lock (_lock)
        {
            if (!_links.Remove(id, out link))
                return RawTracepointLink.All.Any(other => other.Id == id) ? Detaching.MadeElsewhere : id > 0 && id <= _lastId ? Detaching.DoneBefore : Detaching.Unknown;
        }
        // Not under the lock: it waits for programs.
        link.Dispose();
        return Detaching.Done;
    }

    public void Dispose()
    {
        RawTracepointLink[] links;
        lock (_lock)
        {
            _isClosed = true;
            links = [.. _links.Values];
            _links.Clear();
        }
        RawTracepoint.Detach(links);
        Count(false);
    }

    private void Count(bool isWanted)
    {
        IDisposable? former;
        lock (_lock)
        {
            if (isWanted && !_isClosed)
            {
                _statistics ??= RawTracepoint.EnableStats();
                return;
            }
            former = _statistics;
            _statistics = null;
        }
        former?.Dispose();
    }
}

/// <summary>What became of a link that was to be detached.</summary>
internal enum Detaching
{
    Done,
    DoneBefore,
    MadeElsewhere,
    Unknown,
}

namespace RawTp;

/// <summary>Whether runs are counted and timed: <c>bpf_stats_enabled_key</c> (kernel/bpf/core.c), as a variable that each firing reads once.</summary>
internal sealed class RunStatistics : IDisposable
{
    private static readonly object s_lock = new();
    private static int s_holders;

    private bool _isDisposed;

    private RunStatistics()
    {
    }

    public static bool IsOn => Switch.IsOn;

    /// <returns>What is to be disposed when nobody needs the counts any more. When this returns, every firing that begins is counted.</returns>
    public static IDisposable Hold()
    {
        lock (s_lock)
        {
            s_holders++;
            Switch.IsOn = true;
        }
        Interlocked.MemoryBarrierProcessWide();
        return new RunStatistics();
    }

    /// <summary>When it returns and nobody else holds them, the counts stand still.</summary>
    public void Dispose()
    {
        lock (s_lock)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                Switch.IsOn = --s_holders > 0;
            }
            if (Switch.IsOn)
                return;
        }
        GracePeriod.Wait();
    }

    /// <summary>Apart from what has a class initialiser, so that none stands before the load on the run path.</summary>
    private static class Switch
    {
        public static volatile bool IsOn;
    }
}

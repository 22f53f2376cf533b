namespace RawTp;

/// <summary>A lock that a firing takes. An interrupt of the thread is meant for the traced code, which gets it when it waits next.</summary>
internal readonly ref struct FiringLock
{
    private readonly object _lock;
    private readonly bool _wasInterrupted;

    public FiringLock(object toTake)
    {
        _lock = toTake;
        while (true)
        {
            try
            {
                Monitor.Enter(toTake);
                return;
            }
            catch (ThreadInterruptedException)
            {
                _wasInterrupted = true;
            }
        }
    }

    public void Dispose()
    {
        Monitor.Exit(_lock);
        if (_wasInterrupted)
            Thread.CurrentThread.Interrupt();
    }
}

using FromEventSource.After;
using FromEventSource.Before;

namespace FromEventSource;

/// <summary>Runs jobs one after the other, and tells both kinds of events about it.</summary>
internal sealed class JobQueue
{
    private readonly Queue<(int Id, Func<long> Run)> _jobs = [];
    private int _lastId;

    public void Add(string name, JobPriority priority, Func<long> run)
    {
        int id = ++_lastId;
        _jobs.Enqueue((id, run));
        JobEventSource.Log.JobQueued(id, name, priority);
        JobEvents.JobQueued(id, name, priority);
    }

    public void RunAll()
    {
        int count = _jobs.Count;
        while (_jobs.TryDequeue(out (int Id, Func<long> Run) job))
            Run(job.Id, job.Run, (double)_jobs.Count / count);
        JobEventSource.Log.QueueDrained(count);
        JobEvents.QueueDrained(count);
    }

    private static void Run(int id, Func<long> run, double load)
    {
        JobEventSource.Log.JobStart(id);
        JobEvents.JobStart(id);
        try
        {
            long items = run();
            JobEventSource.Log.JobStop(id, items, load);
            JobEvents.JobStop(id, items, load);
        }
        catch (InvalidOperationException error)
        {
            JobEventSource.Log.JobFailed(id, error);
            JobEvents.JobFailed(id, error);
        }
    }
}

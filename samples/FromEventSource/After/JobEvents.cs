using RawTp;

namespace FromEventSource.After;

/// <summary>The same events as tracepoints.</summary>
internal static partial class JobEvents
{
    [TracePoint(System = "jobs_queue")]
    public static partial void JobQueued(int job, string name, JobPriority priority);

    [TracePoint(System = "jobs_run")]
    public static partial void JobStart(int job);

    [TracePoint(System = "jobs_run")]
    public static partial void JobStop(int job, long items, double load);

    [TracePoint(System = "jobs_run")]
    public static partial void JobFailed(int job, Exception error);

    [TracePoint(System = "jobs_queue")]
    public static partial void QueueDrained(int jobs);
}

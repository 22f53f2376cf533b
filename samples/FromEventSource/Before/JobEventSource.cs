using System.Diagnostics.Tracing;

namespace FromEventSource.Before;

/// <summary>The events of a job queue, as one writes them with EventSource.</summary>
[EventSource(Name = "Jobs")]
internal sealed class JobEventSource : EventSource
{
    public static readonly JobEventSource Log = new();

    public static class Keywords
    {
        public const EventKeywords Queue = (EventKeywords)1;
        public const EventKeywords Run = (EventKeywords)2;
    }

    [Event(1, Level = EventLevel.Verbose, Keywords = Keywords.Queue)]
    public unsafe void JobQueued(int job, string name, JobPriority priority)
    {
        if (!IsEnabled(EventLevel.Verbose, Keywords.Queue))
            return;
        fixed (char* characters = name)
        {
            EventData* payload = stackalloc EventData[3];
            payload[0] = new EventData { DataPointer = (nint)(&job), Size = sizeof(int) };
            payload[1] = new EventData { DataPointer = (nint)characters, Size = (name.Length + 1) * sizeof(char) };
            payload[2] = new EventData { DataPointer = (nint)(&priority), Size = sizeof(JobPriority) };
            WriteEventCore(1, 3, payload);
        }
    }

    [Event(2, Level = EventLevel.Informational, Keywords = Keywords.Run, Opcode = EventOpcode.Start)]
    public void JobStart(int job) => WriteEvent(2, job);

    [Event(3, Level = EventLevel.Informational, Keywords = Keywords.Run, Opcode = EventOpcode.Stop)]
    public void JobStop(int job, long items, double load) => WriteEvent(3, job, items, load);

    [NonEvent]
    public void JobFailed(int job, Exception error)
    {
        if (IsEnabled(EventLevel.Error, Keywords.Run))
            JobFailed(job, error.GetType().Name, error.Message);
    }

    [Event(4, Level = EventLevel.Error, Keywords = Keywords.Run, Message = "Job {0} failed: {2}")]
    private void JobFailed(int job, string type, string message) => WriteEvent(4, job, type, message);

    [Event(5, Level = EventLevel.Warning, Keywords = Keywords.Queue)]
    public void QueueDrained(int jobs) => WriteEvent(5, jobs);
}

using System.Diagnostics.Tracing;

namespace FromEventSource.Before;

/// <summary>What the jobs did, from the events.</summary>
internal sealed class JobListener : EventListener
{
    private readonly JobReport _report = new();

    public JobReport Report => _report;

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (source.Name == "Jobs")
            EnableEvents(source, EventLevel.Verbose, JobEventSource.Keywords.Queue | JobEventSource.Keywords.Run);
    }

    protected override void OnEventWritten(EventWrittenEventArgs written)
    {
        IReadOnlyList<object?> payload = written.Payload!;
        switch (written.EventId)
        {
            case 1 when (JobPriority)payload[2]! == JobPriority.Urgent:
                _report.Urgent.Add((string)payload[1]!);
                break;
            case 2:
                _report.Started++;
                break;
            case 3:
                _report.Items += (long)payload[1]!;
                break;
            case 4:
                _report.Failures.Add((string)payload[1]!);
                break;
            case 5:
                _report.Drained++;
                break;
        }
    }
}

using RawTp;

namespace FromEventSource.After;

/// <summary>What the jobs did, from the tracepoints.</summary>
internal static partial class JobPrograms
{
    public static JobReport Report { get; } = new();

    public static RawTracepointLink[] Attach() =>
    [
        JobEvents.JobQueuedTracepoint.Open(NoteUrgentProgram),
        JobEvents.JobStartTracepoint.Open(CountStartProgram),
        JobEvents.JobStopTracepoint.Open(AddItemsProgram),
        JobEvents.JobFailedTracepoint.Open(NoteFailureProgram),
        JobEvents.QueueDrainedTracepoint.Open(CountDrainedProgram),
    ];

    [RawTracepointProgram("job_queued")]
    private static void NoteUrgent(int job, string name, JobPriority priority)
    {
        if (priority == JobPriority.Urgent)
            Report.Urgent.Add(name);
    }

    [RawTracepointProgram("job_start")]
    private static void CountStart() => Report.Started++;

    [RawTracepointProgram("job_stop")]
    private static void AddItems(int job, long items) => Report.Items += items;

    [RawTracepointProgram("job_failed")]
    private static void NoteFailure(int job, Exception error) => Report.Failures.Add(error.GetType().Name);

    [RawTracepointProgram("queue_drained")]
    private static void CountDrained() => Report.Drained++;
}

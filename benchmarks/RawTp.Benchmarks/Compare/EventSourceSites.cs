using System.Diagnostics.Tracing;
using System.Runtime.CompilerServices;

namespace RawTp.Benchmarks.Compare;

/// <summary>The forms of WriteEvent. Objects cannot be written, so the site names its two by strings that are there already.</summary>
internal static class EventSourceSites
{
    private const string Dev = "eth0";

    public static IEnumerable<Candidate> Candidates()
        => [.. Forms(OffSource.Log, "", false), .. Forms(HeardSource.Log, ", EventListener", true)];

    /// <summary>Those that go out of the process.</summary>
    public static IEnumerable<Candidate> PipedCandidates()
        => [.. Forms(PipedSource.Log, ", EventPipe without stacks", true), .. Forms(PipedStackSource.Log, ", EventPipe with stacks", true)];

    private static IEnumerable<Candidate> Forms(PacketSource source, string suffix, bool isOn)
        =>
        [
            new("EventSource", $"EventSource, object[]{suffix}", isOn, n => { for (int i = 0; i < n; i++) source.ByObjects(Dev, i); }),
            new("EventSource", $"EventSource, (string, int){suffix}", isOn, n => { for (int i = 0; i < n; i++) source.ByOverload(Dev, i); }),
            new("EventSource", $"EventSource, WriteEventCore{suffix}", isOn, n => { for (int i = 0; i < n; i++) source.ByCore(Dev, i); }),
        ];

    /// <summary>Listens to one source and reads what it sums up.</summary>
    public sealed class Listener : EventListener
    {
        private long _sum;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == HeardSource.SourceName)
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => _sum += (int)eventData.Payload![1]!;
    }
}

/// <summary>What the sources share. A source's events must be methods of its own.</summary>
internal abstract class PacketSource : EventSource
{
    public abstract void ByObjects(string dev, int act);

    public abstract void ByOverload(string dev, int act);

    public abstract void ByCore(string dev, int act);

    [NonEvent]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void WriteObjects(string dev, int act)
    {
        if (IsEnabled())
            WriteEvent(1, new object[] { dev, act });
    }

    [NonEvent]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void WriteOverload(string dev, int act)
    {
        if (IsEnabled())
            WriteEvent(2, dev, act);
    }

    [NonEvent]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected unsafe void WriteCore(string dev, int act)
    {
        if (!IsEnabled())
            return;
        int number = act;
        fixed (char* text = dev)
        {
            EventData* data = stackalloc EventData[2];
            data[0] = new EventData { DataPointer = (nint)text, Size = (dev.Length + 1) * sizeof(char) };
            data[1] = new EventData { DataPointer = (nint)(&number), Size = sizeof(int) };
            WriteEventCore(3, 2, data);
        }
    }
}


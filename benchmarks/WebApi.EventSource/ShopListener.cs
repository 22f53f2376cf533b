using System.Diagnostics.Tracing;

namespace WebApi;

/// <summary>Does what the sample's programs LatencyByRoute, SlowestQueries and HitsByKey do, into the same tables.</summary>
internal sealed class ShopListener(Findings findings) : EventListener
{
    public void Listen() => EnableEvents(ShopEvents.Log, EventLevel.Informational, ShopEvents.Keywords.ListenedTo);

    public void StopListening() => DisableEvents(ShopEvents.Log);

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.Payload is not { } payload)
            return;
        switch (eventData.EventId)
        {
            case 2:
                findings.Latencies.Add((string)payload[0]!, (string)payload[1]!, (long)payload[3]!);
                break;
            case 3:
                findings.Queries.Add((string)payload[0]!, (int)payload[1]!, (long)payload[2]!);
                break;
            case 5:
                findings.Hits.Add((long)payload[0]!);
                break;
        }
    }
}

using System.Diagnostics.Tracing;

namespace WebApi;

/// <summary>
/// The events. Those that the listener wants are written as fast as an EventSource can, without an array of boxed arguments; the others, which
/// only the sample's other programs ask for, have a keyword that it leaves out.
/// </summary>
[EventSource(Name = "WebApi-Shop")]
internal sealed unsafe class ShopEvents : EventSource
{
    public static readonly ShopEvents Log = new();

    [Event(1, Keywords = Keywords.NotListenedTo)]
    public void RequestStart(string route, string method) => WriteEvent(1, route, method);

    [Event(2, Keywords = Keywords.ListenedTo)]
    public void RequestStop(string route, string method, int status, long ticks)
    {
        fixed (char* routeStart = route, methodStart = method)
        {
            EventData* data = stackalloc EventData[4];
            data[0] = Text(routeStart, route);
            data[1] = Text(methodStart, method);
            data[2] = new EventData { DataPointer = (nint)(&status), Size = sizeof(int) };
            data[3] = new EventData { DataPointer = (nint)(&ticks), Size = sizeof(long) };
            WriteEventCore(2, 4, data);
        }
    }

    [Event(3, Keywords = Keywords.ListenedTo)]
    public void QueryDone(string text, int rows, long ticks)
    {
        fixed (char* textStart = text)
        {
            EventData* data = stackalloc EventData[3];
            data[0] = Text(textStart, text);
            data[1] = new EventData { DataPointer = (nint)(&rows), Size = sizeof(int) };
            data[2] = new EventData { DataPointer = (nint)(&ticks), Size = sizeof(long) };
            WriteEventCore(3, 3, data);
        }
    }

    [Event(4, Keywords = Keywords.NotListenedTo)]
    public void WriteRetry(int attempt, string reason) => WriteEvent(4, attempt, reason);

    [Event(5, Keywords = Keywords.ListenedTo)]
    public void CacheHit(long key) => WriteEvent(5, key);

    [Event(6, Keywords = Keywords.NotListenedTo)]
    public void CacheMiss(long key) => WriteEvent(6, key);

    private static EventData Text(char* start, string text) => new() { DataPointer = (nint)start, Size = (text.Length + 1) * sizeof(char) };

    public static class Keywords
    {
        public const EventKeywords ListenedTo = (EventKeywords)1;
        public const EventKeywords NotListenedTo = (EventKeywords)2;
    }
}

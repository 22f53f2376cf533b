using System.Diagnostics.Tracing;

namespace RawTp.Benchmarks.Compare;

/// <summary>Nobody listens.</summary>
[EventSource(Name = SourceName)]
internal sealed class OffSource : PacketSource
{
    public const string SourceName = "Compare-Off";

    public static readonly OffSource Log = new();

    [Event(1)]
    public override void ByObjects(string dev, int act) => WriteObjects(dev, act);

    [Event(2)]
    public override void ByOverload(string dev, int act) => WriteOverload(dev, act);

    [Event(3)]
    public override void ByCore(string dev, int act) => WriteCore(dev, act);
}

/// <summary>An EventListener listens.</summary>
[EventSource(Name = SourceName)]
internal sealed class HeardSource : PacketSource
{
    public const string SourceName = "Compare-Heard";

    public static readonly HeardSource Log = new();

    [Event(1)]
    public override void ByObjects(string dev, int act) => WriteObjects(dev, act);

    [Event(2)]
    public override void ByOverload(string dev, int act) => WriteOverload(dev, act);

    [Event(3)]
    public override void ByCore(string dev, int act) => WriteCore(dev, act);
}

/// <summary>An EventPipe session without stacks listens.</summary>
[EventSource(Name = SourceName)]
internal sealed class PipedSource : PacketSource
{
    public const string SourceName = "Compare-Piped";

    public static readonly PipedSource Log = new();

    [Event(1)]
    public override void ByObjects(string dev, int act) => WriteObjects(dev, act);

    [Event(2)]
    public override void ByOverload(string dev, int act) => WriteOverload(dev, act);

    [Event(3)]
    public override void ByCore(string dev, int act) => WriteCore(dev, act);
}

/// <summary>An EventPipe session with stacks listens.</summary>
[EventSource(Name = SourceName)]
internal sealed class PipedStackSource : PacketSource
{
    public const string SourceName = "Compare-Piped-Stacks";

    public static readonly PipedStackSource Log = new();

    [Event(1)]
    public override void ByObjects(string dev, int act) => WriteObjects(dev, act);

    [Event(2)]
    public override void ByOverload(string dev, int act) => WriteOverload(dev, act);

    [Event(3)]
    public override void ByCore(string dev, int act) => WriteCore(dev, act);
}

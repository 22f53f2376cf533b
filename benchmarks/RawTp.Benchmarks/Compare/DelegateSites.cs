using System.Runtime.CompilerServices;

namespace RawTp.Benchmarks.Compare;

/// <summary>What people write by hand.</summary>
internal static class DelegateSites
{
#pragma warning disable CS0649 // Off: nobody assigns them.
    private static bool s_isOn;
    private static Action<object, object, uint>? s_null;
#pragma warning restore CS0649
    private static Action<object, object, uint>? s_delegate;
    private static ulong s_sum;

    private static event Action<object, object, uint>? One;

    private static event Action<object, object, uint>? Two;

    private static event Action<object, object, uint>? Eight;

    private static event Action<object, object, uint>? Silent;

    public static IEnumerable<Candidate> Candidates()
    {
        s_delegate = Add;
        One += Add;
        for (int i = 0; i < 2; i++)
            Two += Add;
        for (int i = 0; i < 8; i++)
            Eight += Add;
        return
        [
            new("by hand", "an empty method", false, static n => { for (uint i = 0; i < n; i++) Empty(Site.Dev, Site.Xdp, i); }),
            new("by hand", "a static bool", false, static n => { for (uint i = 0; i < n; i++) ByBool(Site.Dev, Site.Xdp, i); }),
            new("by hand", "a null delegate", false, static n => { for (uint i = 0; i < n; i++) ByNull(Site.Dev, Site.Xdp, i); }),
            new("by hand", "a delegate", true, static n => { for (uint i = 0; i < n; i++) ByDelegate(Site.Dev, Site.Xdp, i); }),
            new("by hand", "an event, 1 subscriber", true, static n => { for (uint i = 0; i < n; i++) ByOne(Site.Dev, Site.Xdp, i); }),
            new("by hand", "an event, 2 subscribers", true, static n => { for (uint i = 0; i < n; i++) ByTwo(Site.Dev, Site.Xdp, i); }),
            new("by hand", "an event, 8 subscribers", true, static n => { for (uint i = 0; i < n; i++) ByEight(Site.Dev, Site.Xdp, i); }),
        ];
    }

    /// <summary>Raises an event with one subscriber, for measuring how threads scale.</summary>
    public static void RaiseOne(int times)
    {
        for (uint i = 0; i < times; i++)
            RaiseSilently(Site.Dev, Site.Xdp, i);
    }

    public static void SubscribeSilent() => Silent += Empty;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(object dev, object xdp, uint act) => s_sum += act;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Empty(object dev, object xdp, uint act) { }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByBool(object dev, object xdp, uint act)
    {
        if (Volatile.Read(ref s_isOn))
            Add(dev, xdp, act);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByNull(object dev, object xdp, uint act) => s_null?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByDelegate(object dev, object xdp, uint act) => s_delegate?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByOne(object dev, object xdp, uint act) => One?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByTwo(object dev, object xdp, uint act) => Two?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ByEight(object dev, object xdp, uint act) => Eight?.Invoke(dev, xdp, act);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RaiseSilently(object dev, object xdp, uint act) => Silent?.Invoke(dev, xdp, act);
}

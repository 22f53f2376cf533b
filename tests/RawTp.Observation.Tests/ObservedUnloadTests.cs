using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using RawTp.Tests;

namespace RawTp.Observation.Tests;

/// <summary>Observing keeps nothing loaded, and unloading ends it.</summary>
public sealed class ObservedUnloadTests
{
    [Fact]
    public void An_observed_assembly_can_be_unloaded_while_the_session_goes_on_and_loaded_again()
    {
        using var listening = new Listening("shop:*");
        var contexts = new List<WeakReference>();

        for (int i = 0; i < 10; i++)
            contexts.Add(FireAndUnload(i));

        Assert.Equal(Enumerable.Range(0, 10), listening.Firings.Select(static seen => (int)seen["id"]!));
        Assert.All(contexts, AssertEnds);
    }

    [Fact]
    public void A_tracepoint_and_a_link_that_someone_keeps_do_not_keep_the_assembly()
    {
        using var listening = new Listening("shop:*");
        var kept = new List<object>();

        WeakReference context = FireAndUnload(1, kept);

        AssertEnds(context);
        Assert.Equal(2, kept.Count);
        GC.KeepAlive(kept);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FireAndUnload(int id, List<object>? kept = null)
    {
        var context = new AssemblyLoadContext("unloaded", isCollectible: true);
        (Action<int> shipOrder, RawTracepoint tracepoint) = ObservedApplication.Load(context);
        shipOrder(id);
        kept?.AddRange([tracepoint, tracepoint.Links[0]]);
        context.Unload();
        Assert.Empty(tracepoint.Links);
        return new WeakReference(context);
    }

    private static void AssertEnds(WeakReference context) => Assert.True(Unloading.Ends(context), "Something keeps an observed assembly loaded.");
}

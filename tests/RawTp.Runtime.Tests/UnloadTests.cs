using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace RawTp.Tests;

/// <summary>Assemblies that come and go while the process runs: the kernel's modules.</summary>
[Collection("plugins")]
public sealed partial class UnloadTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint("host_ticked")]
    private static partial void Ticked(int count);

    private static int s_delivered;

    [RawTracepointProgram]
    private static void CountsDeliveries(object parcel, int count)
    {
        Assert.Equal("Parcel", parcel.GetType().Name);
        s_delivered += count;
    }

    [RawTracepointProgram]
    private static void CountsFirings(RawTracepointArgs args) => s_delivered++;

    public UnloadTests() => s_delivered = 0;

    [Fact]
    public void A_tracepoint_of_a_loaded_plugin_can_be_opened_until_the_plugin_is_unloaded()
    {
        LoadedPlugin plugin = Load();
        Fire(plugin, 1);
        RawTracepointLink link = RawTracepoint.Open("plugin:plugin_delivered", CountsDeliveriesProgram);
        Fire(plugin, 3);
        Assert.Equal(1 + 2 + 3, s_delivered);

        plugin.Unload();

        Assert.False(link.IsAttached);
        Assert.False(link.Tracepoint.IsEnabled);
        Assert.Empty(link.Tracepoint.Links);
        Assert.Null(RawTracepoint.Find("plugin_delivered"));
        Assert.DoesNotContain(RawTracepoint.All, static tracepoint => tracepoint.System == "plugin");
        Fire(plugin, 3);
        Assert.Equal(6, s_delivered);
    }

    [Fact]
    public void After_an_unload_the_tracepoint_and_programs_that_someone_kept_refuse_with_a_cause_of_their_own()
    {
        (RawTracepointLink link, RawTracepointProgram program, WeakReference context) = UseAndUnload();
        // Unless the collector has been quicker.
        Assert.True(Refuse("is being unloaded") || !context.IsAlive);
        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");
        Assert.True(Refuse("is unloaded"));

        bool Refuse(string why)
        {
            var tracepoint = Assert.Throws<RawTracepointException>(() => link.Tracepoint.Open(CountsFiringsProgram));
            Assert.Equal(RawTracepointError.TracepointUnloaded, tracepoint.Error);
            Assert.Equal(RawTracepointError.TracepointUnloaded, Assert.Throws<RawTracepointException>(() => link.Update(CountsFiringsProgram)).Error);
            var foreign = Assert.Throws<RawTracepointException>(() => TickedTracepoint.Open(program));
            Assert.Equal(RawTracepointError.ProgramUnloaded, foreign.Error);
            Assert.Equal(RawTracepointError.ProgramUnloaded, Assert.Throws<RawTracepointException>(() => program.TestRun([])).Error);
            return tracepoint.Message.Contains(why) && foreign.Message.Contains(why);
        }
    }

    [Fact]
    public void What_someone_keeps_of_an_unloaded_plugin_still_says_what_it_was_and_keeps_nothing_loaded()
    {
        (RawTracepointLink link, RawTracepointProgram program, WeakReference context) = UseAndUnload();

        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");
        Assert.Equal("plugin:plugin_delivered(Parcel parcel, Int32 count)", link.Tracepoint.ToString());
        Assert.Equal("RawTp.Plugins.Parcel parcel", link.Tracepoint.Arguments[0].Declaration);
        Assert.Equal(RawTracepointError.TracepointUnloaded, Assert.Throws<RawTracepointException>(() => link.Tracepoint.Arguments[0].Type).Error);
        Assert.Equal(typeof(int), link.Tracepoint.Arguments[1].Type);
        Assert.Equal("RawTp.Plugins.Plugin.CountsTicks", program.Name);
        Assert.EndsWith("(detached)", link.ToString());
        link.Dispose();
    }

    [Fact]
    public void A_plugin_that_brings_programs_stays_loaded_while_they_are_attached_and_goes_once_their_links_are_disposed()
    {
        (RawTracepointLink link, WeakReference context) = AttachAndUnload();

        Ticked(1);
        Assert.True(link.IsAttached);
        for (int i = 0; i < 20; i++)
            Unloading.Collect();
        Assert.True(context.IsAlive);

        link.Dispose();
        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (RawTracepointLink, WeakReference) AttachAndUnload()
        {
            LoadedPlugin plugin = Load();
            RawTracepointLink link = TickedTracepoint.Open(plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "CountsTicks"));
            plugin.Unload();
            return (link, new WeakReference(plugin));
        }
    }

    [Fact]
    public void A_plugin_whose_programs_are_attached_to_its_own_tracepoints_goes_though_its_link_is_kept()
    {
        (RawTracepointLink link, WeakReference context) = AttachAndUnload();

        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");
        Assert.False(link.IsAttached);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (RawTracepointLink, WeakReference) AttachAndUnload()
        {
            LoadedPlugin plugin = Load();
            Fire(plugin, 1);
            RawTracepointLink link = RawTracepoint.Open("plugin_delivered", plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "TakesParcel"));
            Fire(plugin, 2);
            Assert.True(link.IsAttached);
            plugin.Unload();
            return (link, new WeakReference(plugin));
        }
    }

    [Fact]
    public void A_plugin_whose_program_has_thrown_goes_with_the_link_that_keeps_the_exception()
    {
        (StrongBox<RawTracepointLink?> link, WeakReference context) = ThrowAndUnload();
        for (int i = 0; i < 20; i++)
            Unloading.Collect();
        Assert.True(context.IsAlive);

        link.Value = null;
        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (StrongBox<RawTracepointLink?>, WeakReference) ThrowAndUnload()
        {
            LoadedPlugin plugin = Load();
            RawTracepointLink link = TickedTracepoint.Open(plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "Throws"));
            Ticked(1);
            Assert.Equal("of the plugin", link.Fault?.Message);
            plugin.Unload();
            return (new(link), new WeakReference(plugin));
        }
    }

    [Fact]
    public void A_plugin_that_is_dropped_without_a_call_of_Unload_goes_as_well_though_its_tracepoint_has_a_link()
    {
        (RawTracepointLink link, WeakReference context) = AttachAndDrop();

        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");
        Assert.False(link.IsAttached);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (RawTracepointLink, WeakReference) AttachAndDrop()
        {
            LoadedPlugin plugin = Load();
            Fire(plugin, 1);
            return (RawTracepoint.Open("plugin_delivered", CountsFiringsProgram), new WeakReference(plugin));
        }
    }

    [Fact]
    public void The_name_is_free_for_the_next_version_as_soon_as_the_former_is_being_unloaded()
    {
        LoadedPlugin former = Load();
        Fire(former, 1);
        RawTracepointLink link = RawTracepoint.Open("plugin_delivered", CountsFiringsProgram);
        former.Unload();

        LoadedPlugin next = Load();
        Fire(next, 1);
        using RawTracepointLink again = RawTracepoint.Open("plugin_delivered", CountsFiringsProgram);
        Fire(next, 1);

        Assert.Equal(1, s_delivered);
        Assert.NotSame(link.Tracepoint, again.Tracepoint);
        next.Unload();
        GC.KeepAlive(former);
    }

    [Fact]
    public void A_thousand_rounds_of_load_attach_detach_and_unload_leave_nothing_behind()
    {
        const int Rounds = 1000;
        var contexts = new List<WeakReference>();
        Round(contexts);
        for (int i = 1; i < Rounds; i++)
        {
            Round(contexts);
            if (i % 50 == 0)
                GC.Collect();
        }
        Assert.Equal(Rounds, s_delivered);
        Assert.All(contexts, static context => Assert.True(Unloading.Ends(context), "Something keeps a plugin loaded."));

        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), static assembly => assembly.GetName().Name == "RawTp.Plugin");
        Assert.DoesNotContain(RawTracepointLink.All, static link => link.Tracepoint.System == "plugin" || link.Tracepoint == TickedTracepoint);
        Assert.InRange(ReaderThreads.Count, 1, 200);
        Assert.InRange(CountsFiringsProgram.Id, 1, ProgramIds.Capacity);
        // A program and a tracepoint a round: without giving ids again there would be more than 2,000.
        Assert.InRange(ProgramIds.Capacity, 1, 1024);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Round(List<WeakReference> contexts)
        {
            LoadedPlugin plugin = Load();
            Fire(plugin, 1);
            using RawTracepointLink ofHost = RawTracepoint.Open("plugin_delivered", CountsFiringsProgram);
            var thread = new Thread(() => Fire(plugin, 1));
            thread.Start();
            using (RawTracepointLink ofPlugin = TickedTracepoint.Open(plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "CountsTicks")))
                Ticked(1);
            Assert.True(thread.Join(s_patience));
            plugin.Unload();
            contexts.Add(new WeakReference(plugin));
        }
    }

    [Fact]
    public void A_test_run_of_an_unloaded_program_is_refused_as_such_whatever_else_is_wrong()
    {
        LoadedPlugin plugin = Load();
        RawTracepointProgram program = plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "TakesParcel");
        plugin.Unload();

        Assert.Equal(RawTracepointError.ProgramUnloaded, Assert.Throws<RawTracepointException>(() => program.TestRun([])).Error);
    }

    [Fact]
    public void A_class_that_cannot_be_initialised_is_no_reason_not_to_find_what_is_elsewhere()
    {
        LoadedPlugin plugin = Load();
        Fire(plugin, 1);

        Assert.Contains(RawTracepoint.All, static tracepoint => tracepoint.Name == "plugin_delivered");
        Assert.DoesNotContain(RawTracepoint.All, static tracepoint => tracepoint.Name == "plugin_unusable");
        var refused = Assert.Throws<RawTracepointException>(static () => RawTracepoint.Open("plugin_deliverd", CountsFiringsProgram));
        Assert.Equal(RawTracepointError.UnknownTracepoint, refused.Error);
        Assert.Contains("did you mean 'plugin_delivered'?", refused.Message);
        Assert.Throws<TypeInitializationException>(static () => RawTracepoint.Find("plugin_unusable"));
        plugin.Unload();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (RawTracepointLink Link, RawTracepointProgram Program, WeakReference Context) UseAndUnload()
    {
        LoadedPlugin plugin = Load();
        Fire(plugin, 1);
        RawTracepointLink link = RawTracepoint.Open("plugin_delivered", CountsDeliveriesProgram);
        RawTracepointProgram program = plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "CountsTicks");
        using (TickedTracepoint.Open(program))
            Ticked(1);
        Fire(plugin, 1);
        plugin.Unload();
        return (link, program, new WeakReference(plugin));
    }

    private static LoadedPlugin Load() => new("RawTp.Plugin");

    private static void Fire(LoadedPlugin plugin, int count) => plugin.Method("RawTp.Plugin", "RawTp.Plugins.Plugin", "Deliver").Invoke(null, [count]);
}

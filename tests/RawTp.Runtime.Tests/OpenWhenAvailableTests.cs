using System.Runtime.CompilerServices;

namespace RawTp.Tests;

/// <summary>Programs that wait for a tracepoint whose assembly is not loaded yet.</summary>
[Collection("plugins")]
public sealed partial class OpenWhenAvailableTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [TracePoint("here_already")]
    private static partial void HereAlready(int value);

    private static int s_seen;

    [RawTracepointProgram]
    private static void Counts(RawTracepointArgs args) => s_seen++;

    [RawTracepointProgram]
    private static ulong ReadsThree(RawTracepointArgs args) => args[2];

    public OpenWhenAvailableTests() => s_seen = 0;

    [Fact]
    public async Task What_is_there_is_opened_at_once()
    {
        Task<RawTracepointLink> open = RawTracepoint.OpenWhenAvailable("here_already", CountsProgram, cookie: 3);

        Assert.True(open.IsCompletedSuccessfully);
        using RawTracepointLink link = await open;
        Assert.Equal(3ul, link.Cookie);
        Assert.Same(HereAlreadyTracepoint, link.Tracepoint);
    }

    [Fact]
    public async Task What_comes_later_is_opened_before_its_very_first_firing()
    {
        Task<RawTracepointLink> open = RawTracepoint.OpenWhenAvailable("plugin:plugin_delivered", CountsProgram, cookie: 4);
        Assert.False(open.IsCompleted);

        var plugin = new LoadedPlugin("RawTp.Plugin");
        Deliver(plugin, 5);

        using RawTracepointLink link = await open.WaitAsync(s_patience);
        Assert.Equal(5, s_seen);
        Assert.Equal(4ul, link.Cookie);
        plugin.Unload();
    }

    [Fact]
    public async Task Cancelled_it_opens_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        Task<RawTracepointLink> open = RawTracepoint.OpenWhenAvailable("plugin_delivered", CountsProgram, 0, cancellation.Token);
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open);

        var plugin = new LoadedPlugin("RawTp.Plugin");
        Deliver(plugin, 5);

        Assert.Equal(0, s_seen);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RawTracepoint.OpenWhenAvailable("here_already", CountsProgram, 0, cancellation.Token));
        Assert.False(HereAlreadyEnabled);
        plugin.Unload();
    }

    [Fact]
    public async Task A_program_that_does_not_fit_what_has_come_is_refused_and_the_assembly_loads_all_the_same()
    {
        Task<RawTracepointLink> open = RawTracepoint.OpenWhenAvailable("plugin_delivered", ReadsThreeProgram);

        var plugin = new LoadedPlugin("RawTp.Plugin");
        Deliver(plugin, 1);

        Assert.Equal(RawTracepointError.MissingArgument, (await Assert.ThrowsAsync<RawTracepointException>(() => open.WaitAsync(s_patience))).Error);
        plugin.Unload();
    }

    [Fact]
    public void Mistakes_that_no_assembly_could_cure_are_refused_at_once()
    {
        Assert.Equal(RawTracepointError.InvalidName, RefusalOf("no such name", CountsProgram));
        Assert.Equal(RawTracepointError.NoProgram, RefusalOf("plugin_delivered", null!));

        static RawTracepointError? RefusalOf(string name, RawTracepointProgram program)
            => (Record.Exception(() => { _ = RawTracepoint.OpenWhenAvailable(name, program); }) as RawTracepointException)?.Error;
    }

    [Fact]
    public async Task An_assembly_that_is_loaded_at_the_same_moment_is_never_missed()
    {
        for (int round = 0; round < 50; round++)
        {
            var plugin = new LoadedPlugin("RawTp.Plugin");
            using var start = new Barrier(2);
            Task load = Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    Deliver(plugin, 1);
                },
                TaskCreationOptions.LongRunning);
            start.SignalAndWait();
            using RawTracepointLink link = await RawTracepoint.OpenWhenAvailable("plugin_delivered", CountsProgram).WaitAsync(s_patience);
            await load;
            s_seen = 0;
            Deliver(plugin, 1);
            Assert.Equal(1, s_seen);
            plugin.Unload();
        }
    }

    [Fact]
    public void Whoever_wants_to_know_is_told_of_a_loaded_assembly_and_can_open_what_it_has()
    {
        var opened = new List<RawTracepointLink>();
        Action<IReadOnlyList<RawTracepoint>> broken = static _ => throw new InvalidOperationException("of the handler");
        Action<IReadOnlyList<RawTracepoint>> open = tracepoints => opened.AddRange(tracepoints.Select(static tracepoint => tracepoint.Open(CountsProgram)));
        RawTracepoint.Loaded += broken;
        RawTracepoint.Loaded += open;
        var plugin = new LoadedPlugin("RawTp.Plugin");
        try
        {
            Deliver(plugin, 2);
        }
        finally
        {
            RawTracepoint.Loaded -= broken;
            RawTracepoint.Loaded -= open;
        }

        Assert.Equal("plugin_delivered", Assert.Single(opened).Tracepoint.Name);
        Assert.Equal(2, s_seen);
        plugin.Unload();
    }

    [Fact]
    public void Another_thread_may_be_opening_what_a_handler_opens_in_the_module_initialiser()
    {
        var plugin = new LoadedPlugin("RawTp.Plugin");
        Thread? other = null;
        Action<IReadOnlyList<RawTracepoint>> open = tracepoints =>
        {
            other = new Thread(() => tracepoints[0].Open(CountsProgram)) { IsBackground = true };
            other.Start();
            // It waits for the initialiser, which this is.
            Thread.Sleep(100);
            tracepoints[0].Open(CountsProgram);
        };
        RawTracepoint.Loaded += open;
        try
        {
            var loading = new Thread(() => Deliver(plugin, 1)) { IsBackground = true };
            loading.Start();
            Assert.True(loading.Join(s_patience) && other!.Join(s_patience), "The two wait for each other.");
        }
        finally
        {
            RawTracepoint.Loaded -= open;
        }

        Assert.Equal(2, RawTracepoint.Find("plugin_delivered")!.Links.Count);
        plugin.Unload();
    }

    [Fact]
    public async Task A_class_that_cannot_be_initialised_fails_who_waits_for_its_tracepoint_and_nobody_else()
    {
        Task<RawTracepointLink> unusable = RawTracepoint.OpenWhenAvailable("plugin_unusable", CountsProgram);
        Task<RawTracepointLink> usable = RawTracepoint.OpenWhenAvailable("plugin_delivered", CountsProgram);

        var plugin = new LoadedPlugin("RawTp.Plugin");
        Deliver(plugin, 5);

        await Assert.ThrowsAsync<TypeInitializationException>(() => unusable.WaitAsync(s_patience));
        await Assert.ThrowsAsync<TypeInitializationException>(() => RawTracepoint.OpenWhenAvailable("plugin_unusable", CountsProgram).WaitAsync(s_patience));
        using RawTracepointLink link = await usable.WaitAsync(s_patience);
        Assert.Equal(5, s_seen);
        plugin.Unload();
    }

    [Fact]
    public async Task Who_waits_with_a_program_of_a_plugin_is_refused_when_the_plugin_is_unloaded_and_does_not_keep_it()
    {
        (Task<RawTracepointLink> open, WeakReference context) = WaitAndUnload();

        Assert.Equal(RawTracepointError.ProgramUnloaded, (await Assert.ThrowsAsync<RawTracepointException>(() => open.WaitAsync(s_patience))).Error);
        Assert.True(Unloading.Ends(context), "Something keeps the plugin loaded.");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (Task<RawTracepointLink>, WeakReference) WaitAndUnload()
        {
            var plugin = new LoadedPlugin("RawTp.Plugin");
            Task<RawTracepointLink> open = RawTracepoint.OpenWhenAvailable("comes_never", plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "CountsTicks"));
            plugin.Unload();
            return (open, new WeakReference(plugin));
        }
    }

    private static void Deliver(LoadedPlugin plugin, int count) => plugin.Method("RawTp.Plugin", "RawTp.Plugins.Plugin", "Deliver").Invoke(null, [count]);
}

using System.Runtime.CompilerServices;

#pragma warning disable RTP1007 // That Open and Update refuse such a program, too, is what is tested here.
#pragma warning disable RTP2005 // A tracepoint that was left out is made as the generator does.

namespace RawTp.Tests;

/// <summary>Every cause for which a call is refused, one by one.</summary>
[Collection("plugins")]
public sealed partial class ErrorTests
{
    [TracePoint("error_two", System = "test")]
    private static partial void Two(string path, int status);

    [TracePoint("error_same", System = "first")]
    private static partial void SameInFirst(int value);

    [TracePoint("error_same", System = "second")]
    private static partial void SameInSecond(int value);

    [RawTracepointProgram]
    private static void Fits(RawTracepointArgs args) { }

    [RawTracepointProgram]
    private static ulong ReadsThird(RawTracepointArgs args) => args[2];

#pragma warning disable RTP1002
    [RawTracepointProgram]
    private static ulong ReadsAny(RawTracepointArgs args) => args[Environment.ProcessId];
#pragma warning restore RTP1002

    [RawTracepointProgram]
    private static void TakesNumber(int status) { }

    [RawTracepointProgram]
    private static void TakesText(string path) { }

    [RawTracepointProgram]
    private static void Throws(RawTracepointArgs args) => throw new InvalidOperationException();

    [Fact]
    public void No_two_causes_share_an_error()
        => Assert.Equal(Enum.GetValues<RawTracepointError>(), Provoked().Select(static refusal => refusal.Error).Order());

    [Fact]
    public void Each_error_is_one_sentence_that_names_what_it_is_about()
    {
        Assert.All(Provoked(), static refusal =>
        {
            Assert.Contains(refusal.Names, refusal.Message);
            Assert.Matches("^[^\n]+[.?]$", refusal.Message);
            Assert.DoesNotMatch("[.?] [A-Z]", refusal.Message);
        });
    }

    [Fact]
    public void An_error_leaves_nothing_attached_and_no_link_behind()
    {
        Provoked();

        Assert.False(TwoEnabled || SameInFirstEnabled || SameInSecondEnabled);
        Assert.DoesNotContain(RawTracepointLink.All, static link => link.Tracepoint.Name.StartsWith("error_", StringComparison.Ordinal));
        using RawTracepointLink link = TwoTracepoint.Open(FitsProgram);
        Assert.Equal([link], TwoTracepoint.Links);
    }

    private static (RawTracepointError Error, string Message, string Names)[] Provoked()
    {
        RawTracepointLink disposed = TwoTracepoint.Open(FitsProgram);
        disposed.Dispose();
        RawTracepointLink faulted = TwoTracepoint.Open(ThrowsProgram);
        Two("/", 1);
        (RawTracepoint gone, RawTracepointProgram goneProgram) = OfAnUnloadedPlugin();
        var changed = new LoadedPlugin("RawTp.Library2", "RawTp.Watcher");
        RawTracepointProgram builtBefore = changed.Program("RawTp.Watcher", "Watching.Watcher", "Retyped");
        try
        {
            return
            [
                Refused(static () => RawTracepoint.Open("error_two", null!), "'error_two'"),
                Refused(static () => RawTracepoint.Open("error two", FitsProgram), "'error two'"),
                Refused(static () => RawTracepoint.Open("error_tow", FitsProgram), "'error_two'"),
                Refused(static () => RawTracepoint.Open("error_same", FitsProgram), "second:error_same"),
                Refused(static () => RawTracepoint.Open("error_two", ReadsThirdProgram), "args[2], but tracepoint 'error_two' has 2 arguments"),
                Refused(static () => RawTracepoint.Open("error_two", TakesNumberProgram), "argument 'path'"),
                Refused(() => RawTracepoint.Open("request_retyped", builtBefore), "'uint status'"),
                Refused(() => gone.Open(FitsProgram), "'plugin_delivered'"),
                Refused(static () => TwoTracepoint.Open(ReadsAnyProgram), "ErrorTests.ReadsAny"),
                Refused(() => TwoTracepoint.Open(goneProgram), "CountsTicks"),
                Refused(() => disposed.Update(FitsProgram), $"Link {disposed.Id} "),
                Refused(() => faulted.Update(FitsProgram), $"Link {faulted.Id} "),
                Refused(static () => ReadsThirdProgram.TestRun([1, 2]), "2 arguments, but it takes 3 to 12"),
                Refused(static () => TakesTextProgram.TestRun([1]), "args[0]"),
                // What an application finds whose feature switch is off, which no test of this process can switch for itself alone.
                Refused(static () => throw AttachCheck.SwitchedOff("error_two"), "'error_two'"),
                Refused(static () => BpfTrace.Tracepoint("error_left_out", "", gate: null).Open(FitsProgram), "'error_left_out'"),
            ];
        }
        finally
        {
            changed.Unload();
        }
    }

    private static (RawTracepointError Error, string Message, string Names) Refused(Action call, string names)
    {
        var refused = Assert.Throws<RawTracepointException>(call);
        return (refused.Error, refused.Message, names);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (RawTracepoint Tracepoint, RawTracepointProgram Program) OfAnUnloadedPlugin()
    {
        var plugin = new LoadedPlugin("RawTp.Plugin");
        plugin.Method("RawTp.Plugin", "RawTp.Plugins.Plugin", "Deliver").Invoke(null, [1]);
        RawTracepoint tracepoint = RawTracepoint.Find("plugin_delivered")!;
        RawTracepointProgram program = plugin.Program("RawTp.Plugin", "RawTp.Plugins.Plugin", "CountsTicks");
        plugin.Unload();
        return (tracepoint, program);
    }
}

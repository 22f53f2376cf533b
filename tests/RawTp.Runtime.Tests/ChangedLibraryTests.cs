namespace RawTp.Tests;

/// <summary>Programs built against one version of a library, attached to another: what the kernel compares by count only.</summary>
[Collection("plugins")]
public sealed class ChangedLibraryTests : IDisposable
{
    private readonly LoadedPlugin _plugin = new("RawTp.Library2", "RawTp.Watcher");

    public void Dispose() => _plugin.Unload();

    [Theory]
    [InlineData("Kept", "request_kept")]
    [InlineData("Renamed", "request_renamed")]
    [InlineData("RetypedElsewhere", "request_retyped")]
    [InlineData("Appended", "request_appended")]
    public void A_change_that_leaves_what_the_program_reads_alone_is_accepted(string program, string tracepoint)
        => RawTracepoint.Open(tracepoint, Program(program)).Dispose();

    [Theory]
    [InlineData("Retyped", "request_retyped", "reads args[1], which was 'int status' when it was built, but is 'uint status' in tracepoint 'request_retyped'")]
    [InlineData("Swapped", "request_swapped", "reads args[0], which was 'int sent' when it was built, but is 'int received' in tracepoint 'request_swapped'")]
    [InlineData("SwappedTyped", "request_swapped", "reads args[0], which was 'int sent' when it was built, but is 'int received' in tracepoint 'request_swapped'")]
    [InlineData("Inserted", "request_inserted", "reads args[0], which was 'int status' when it was built, but is 'long id' in tracepoint 'request_inserted'")]
    public void A_change_that_the_count_does_not_show_is_refused_with_the_argument_and_both_types(string program, string tracepoint, string why)
    {
        RawTracepointProgram built = Program(program);

        var refused = Assert.Throws<RawTracepointException>(() => RawTracepoint.Open(tracepoint, built));

        Assert.Equal(RawTracepointError.TracepointChanged, refused.Error);
        Assert.Contains(why, refused.Message);
        Assert.False(RawTracepoint.Find(tracepoint)!.IsEnabled);
    }

    [Fact]
    public void An_argument_that_was_dropped_is_refused_with_the_count()
        => Assert.Equal(RawTracepointError.MissingArgument, Assert.Throws<RawTracepointException>(() => RawTracepoint.Open("request_dropped", Program("Dropped"))).Error);

    private RawTracepointProgram Program(string method) => _plugin.Program("RawTp.Watcher", "Watching.Watcher", method);
}

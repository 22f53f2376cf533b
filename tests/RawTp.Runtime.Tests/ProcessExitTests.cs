using System.Diagnostics;

namespace RawTp.Tests;

public sealed class ProcessExitTests
{
    [Fact]
    public void At_process_exit_links_can_be_disposed_and_those_that_are_not_hold_nothing_up()
        => AssertEnds("exit", exitCode: 0);

    [Fact]
    public void A_program_that_ends_the_process_is_not_waited_for_by_a_handler_that_disposes_its_link()
        => AssertEnds("exit-inside", exitCode: 5);

    private static void AssertEnds(string mode, int exitCode)
    {
        using Process child = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RawTp.MachineCode.dll"), mode])
        {
            RedirectStandardOutput = true,
        })!;

        bool ended = child.WaitForExit(TimeSpan.FromSeconds(30));
        if (!ended)
            child.Kill();

        Assert.True(ended, "The process hangs.");
        Assert.Equal(exitCode, child.ExitCode);
        Assert.Equal("attached: False", child.StandardOutput.ReadToEnd().Trim());
    }
}

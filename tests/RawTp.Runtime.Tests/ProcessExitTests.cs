using System.Diagnostics;

namespace RawTp.Tests;

public sealed class ProcessExitTests
{
    [Fact]
    public void At_process_exit_links_can_be_disposed_and_those_that_are_not_hold_nothing_up()
    {
        using Process child = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RawTp.MachineCode.dll"), "exit"])
        {
            RedirectStandardOutput = true,
        })!;

        string output = child.StandardOutput.ReadToEnd();
        bool ended = child.WaitForExit(TimeSpan.FromSeconds(30));
        if (!ended)
            child.Kill();

        Assert.True(ended, "The process hangs.");
        Assert.Equal(0, child.ExitCode);
        Assert.Equal("attached: False", output.Trim());
    }
}

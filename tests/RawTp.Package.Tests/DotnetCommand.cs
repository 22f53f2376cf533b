using System.Collections.Concurrent;
using System.Diagnostics;

namespace RawTp.Package.Tests;

/// <summary>A finished <c>dotnet</c> command; what it printed belongs to every failure.</summary>
internal sealed record DotnetCommand(string CommandLine, int ExitCode, string StandardOutput, string StandardError)
{
    /// <summary>Many times what the slowest takes, on a machine that builds and tests everything else at the same time.</summary>
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(10);

    private string Everything => $"\n> {CommandLine}\n{StandardOutput}{StandardError}(exit code {ExitCode})";

    /// <summary>Runs <c>dotnet</c> in a folder to its end.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="packageFolder">Where restored packages go, or null for the place that this machine uses.</param>
    /// <param name="arguments">The command's arguments.</param>
    public static async Task<DotnetCommand> RunAsync(string folder, string? packageFolder, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(start.Environment, packageFolder);

        using Process process = Process.Start(start)!;
        ConcurrentQueue<string?> output = new(), error = new();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => error.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        string commandLine = $"dotnet {string.Join(' ', arguments)}";
        using CancellationTokenSource limit = new(s_timeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"`{commandLine}` in {folder} was stopped because it took more than {s_timeLimit.TotalMinutes} minutes; it had printed:\n{Text(output)}{Text(error)}");
        }
        return new(commandLine, process.ExitCode, Text(output), Text(error));
    }

    public DotnetCommand AssertSucceeded()
    {
        if (ExitCode != 0)
            Assert.Fail($"The command failed.{Everything}");
        return this;
    }

    public DotnetCommand AssertFailed()
    {
        if (ExitCode == 0)
            Assert.Fail($"The command succeeded where it should have failed.{Everything}");
        return this;
    }

    /// <summary>Fails unless the command printed exactly this and nothing else.</summary>
    public void AssertPrinted(string expected)
    {
        if (StandardOutput.ReplaceLineEndings("\n").Trim() != expected.ReplaceLineEndings("\n").Trim())
            Assert.Fail($"The command should have printed\n{expected}\nbut did{Everything}");
    }

    /// <summary>Fails unless a build reported exactly this one error.</summary>
    public void AssertOnlyError(BuildError expected)
    {
        BuildError[] errors = BuildError.AllIn(StandardOutput);
        if (errors is not [BuildError only] || only != expected)
            Assert.Fail($"The build should have reported exactly\n{expected}\nbut did{Everything}");
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, string? packageFolder)
    {
        // A test started by `dotnet test` inherits the MSBuild of that command and its settings, which are not the child's.
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            environment.Remove(name);

        // Nothing that a command starts may outlive it: the folders that it uses are deleted.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";

        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        environment["DOTNET_NOLOGO"] = "1";
        if (packageFolder is not null)
            environment["NUGET_PACKAGES"] = packageFolder;
    }

    /// <summary>The lines so far; the end of a stream is a null.</summary>
    private static string Text(IEnumerable<string?> lines) => string.Join('\n', lines);
}

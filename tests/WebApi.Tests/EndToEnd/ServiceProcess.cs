using System.Diagnostics;

namespace WebApi.Tests;

/// <summary>The built service, run as a user runs it.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("webapi").FullName;
    private readonly Process _process;
    private readonly Task<string> _errors;

    public ServiceProcess(params string[] args)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in (string[])[Path.Combine(AppContext.BaseDirectory, "WebApi.dll"), "--database", Path.Combine(_folder, "parts.db"), .. args])
            start.ArgumentList.Add(arg);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it prints behind these words, at the start of a line.</summary>
    public async Task<string> Printed(string words)
    {
        using CancellationTokenSource patience = new(s_patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(words, StringComparison.Ordinal))
                return line[words.Length..].Trim();
        }
        throw new InvalidOperationException($"It ended without '{words}'; it said: {await _errors}");
    }

    public async Task<(int ExitCode, string Errors)> End(bool terminate)
    {
        if (terminate)
        {
            using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
        }
        using CancellationTokenSource patience = new(s_patience);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, (await _errors).ReplaceLineEndings("\n"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

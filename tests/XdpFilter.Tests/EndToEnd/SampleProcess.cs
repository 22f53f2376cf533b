using System.Diagnostics;

namespace XdpFilter.Tests;

/// <summary>The built sample, run as a user runs it.</summary>
internal sealed record SampleProcess(int ExitCode, string Output, string Errors)
{
    public static Process Start(params string[] args)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "XdpFilter.dll"));
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    public static async Task<SampleProcess> Run(params string[] args)
    {
        using Process process = Start(args);
        process.StandardInput.Close();
        return await End(process);
    }

    public static async Task<SampleProcess> End(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
        return new SampleProcess(process.ExitCode, await output, await errors);
    }
}

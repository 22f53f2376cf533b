using System.Diagnostics;
using System.Text.Json.Nodes;
using RawTp.Testing;

namespace RawTp.Documents.Tests.Snippets;

/// <summary>A compiled program beside the runtime library in a folder of its own, run to its end.</summary>
internal static class SnippetProcess
{
    /// <summary>What the program prints; it has to succeed.</summary>
    public static async Task<string> RunAsync(byte[] program)
    {
        string folder = Directory.CreateTempSubdirectory("rawtp-snippet-").FullName;
        try
        {
            string path = Path.Combine(folder, "Snippet.dll");
            await File.WriteAllBytesAsync(path, program);
            File.Copy(ReferenceSets.Newest.RuntimePath, Path.Combine(folder, "RawTp.Runtime.dll"));
            await File.WriteAllTextAsync(Path.Combine(folder, "Snippet.runtimeconfig.json"), await ConfigurationAsync());
            return await RunAsync(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>With the event source from the start: a program of a few lines may have made its listener before the source is there.</summary>
    private static async Task<string> ConfigurationAsync()
    {
        JsonNode configuration = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Quickstart.runtimeconfig.json")))!;
        configuration["runtimeOptions"]!["configProperties"]!["RawTp.ObservedFromStart"] = true;
        return configuration.ToJsonString();
    }

    /// <summary>What the program at a path prints; it has to succeed.</summary>
    public static async Task<string> RunAsync(string path)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? printed.ReplaceLineEndings("\n") : throw new CheckFailedException($"It exited with {process.ExitCode}.\n{printed}{await errors}");
    }
}

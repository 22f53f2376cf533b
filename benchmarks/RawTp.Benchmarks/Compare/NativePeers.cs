using System.Diagnostics;
using System.Globalization;

namespace RawTp.Benchmarks.Compare;

/// <summary>The same in C, where the tools are installed: each is a program of its own (folder <c>Native</c>), which prints nanoseconds for one event, round by round.</summary>
internal sealed class NativePeers : IDisposable
{
    private const int Rounds = 300;

    private readonly DirectoryInfo _built = Directory.CreateTempSubdirectory("rawtp-peers-");
    private readonly List<Measured> _measured = [];
    private readonly List<string> _missing = [];

    private NativePeers()
    {
    }

    /// <returns>What could be measured, and a sentence about each that could not.</returns>
    public static (IReadOnlyList<Measured> Measured, IReadOnlyList<string> Missing) Measure()
    {
        using var peers = new NativePeers();
        peers.Try("USDT", ["gcc", "bpftrace"], peers.MeasureUsdt);
        peers.Try("LTTng-UST", ["gcc", "lttng", "lttng-sessiond"], peers.MeasureLttng);
        peers.Try("The kernel's raw tracepoint", ["gcc"], peers.MeasureKernel);
        return (peers._measured, peers._missing);
    }

    public void Dispose() => _built.Delete(recursive: true);

    private void Try(string what, string[] tools, Action measure)
    {
        if (Array.Find(tools, static tool => !IsInstalled(tool)) is { } missing)
        {
            _missing.Add($"{what} was not measured: {missing} is not installed.");
            return;
        }
        try
        {
            measure();
        }
        catch (InvalidOperationException failure)
        {
            _missing.Add($"{what} was not measured: {failure.Message}");
        }
    }

    private void MeasureUsdt()
    {
        string probe = Build("usdt");
        Add("USDT", false, Run(probe, $"{Rounds}", "20000"));
        using Process bpftrace = Start("bpftrace", "-e", $"BEGIN {{ printf(\"ready\\n\"); }} usdt:{probe}:rawtp:exception {{ @sum = sum(arg2); }}");
        try
        {
            while (bpftrace.StandardOutput.ReadLine() is { } line && line != "ready")
            {
            }
            Add("USDT, bpftrace", true, Run(probe, $"{Rounds}", "500"));
        }
        finally
        {
            bpftrace.Kill();
        }
    }

    private void MeasureLttng()
    {
        string tracepoint = Build("lttng", "-llttng-ust", "-ldl");
        using Process daemon = Start("lttng-sessiond", "--no-kernel");
        try
        {
            Add("LTTng-UST", false, Run(tracepoint, $"{Rounds}", "20000"));
            WaitForDaemon();
            Run("lttng", "create", "rawtp-compare", "--snapshot", "--output", Path.Combine(_built.FullName, "trace"));
            Run("lttng", "enable-event", "--userspace", "rawtp:exception");
            Run("lttng", "start");
            Add("LTTng-UST, snapshot session", true, Run(tracepoint, $"{Rounds}", "2000"));
            Run("lttng", "destroy", "rawtp-compare");
        }
        finally
        {
            daemon.Kill();
        }
    }

    private static void WaitForDaemon()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                Run("lttng", "--no-sessiond", "list");
                return;
            }
            catch (InvalidOperationException) when (attempt < 50)
            {
                Thread.Sleep(100);
            }
        }
    }

    private void MeasureKernel()
    {
        double[][] rounds = [.. Run(Build("kernel"), $"{Rounds}").Select(Numbers)];
        Add("kernel raw tracepoint", false, rounds, 0);
        Add("kernel raw tracepoint, 1 program", true, rounds, 1);
        Add("kernel raw tracepoint, 8 programs", true, rounds, 2);
    }

    private void Add(string name, bool isOn, IEnumerable<string> lines) => Add(name, isOn, [.. lines.Select(Numbers)], 0);

    private void Add(string name, bool isOn, double[][] rounds, int column)
        => _measured.Add(new Measured("in C", name, isOn, [[.. rounds.Select(round => round[column])]], 0));

    private static double[] Numbers(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];

    private string Build(string name, params string[] libraries)
    {
        string sources = Path.Combine(AppContext.BaseDirectory, "Native");
        string program = Path.Combine(_built.FullName, name);
        Run("gcc", ["-O2", "-I", sources, "-o", program, Path.Combine(sources, name + ".c"), .. libraries]);
        return program;
    }

    private static string[] Run(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{Path.GetFileName(program)}' ended with {process.ExitCode}: {errors.Result.Trim().Split('\n')[^1]}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process Start(string program, params string[] arguments)
        => Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static bool IsInstalled(string tool)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, tool)));
}

using System.Diagnostics;
using System.Globalization;

namespace RawTp.Benchmarks.Footprint;

/// <summary>The program whose processes are measured. What it prints is numbers, one to a line.</summary>
internal static class MeasuredProgram
{
    /// <summary><c>start</c> uses the library for the first time; <c>open</c> opens a tracepoint by its property, and another; <c>open-name</c> does so by name; <c>shims</c> has all compiled.</summary>
    public const string Source = """
        using System;
        using System.Diagnostics;
        using System.IO;
        using System.Reflection;
        using System.Runtime;
        using System.Runtime.CompilerServices;

        internal static class Program
        {
            private static void Main(string[] args)
            {
                if (args[0] == "start")
                    Start();
        #if TRACEPOINTS
                else if (args[0] == "shims")
                    PrepareShims();
                else
                    Open(args[0] == "open-name");
        #endif
            }

            private static void Start()
            {
                long start = Stopwatch.GetTimestamp();
                Use();
                double time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                long compiled = JitInfo.GetCompiledMethodCount(currentThread: true);
                Console.WriteLine(time);
                Console.WriteLine(Environment.CpuUsage.TotalTime.TotalMicroseconds);
                Console.WriteLine(allocated);
                Console.WriteLine(compiled);
                foreach (string line in File.ReadLines("/proc/self/status"))
                {
                    if (line.StartsWith("RssAnon:"))
                        Console.WriteLine(line.Substring(8).Replace("kB", "").Trim());
                }
            }

            [MethodImpl(MethodImplOptions.NoInlining)]
            private static void Use() => Linux.Library.Use();
        #if TRACEPOINTS

            private static ulong s_runs;

            private static void Open(bool byName)
            {
                Use();
                // What is made in the background is out of the way.
                System.Threading.Thread.Sleep(100);
                RawTp.RawTracepointProgram program = MakeProgram();
                Measure(byName ? OpenByName : OpenByProperty, program);
                Measure(byName ? OpenOtherByName : OpenOtherByProperty, program);
            }

            private static void Measure(Action<RawTp.RawTracepointProgram> open, RawTp.RawTracepointProgram program)
            {
                long compiled = JitInfo.GetCompiledMethodCount(currentThread: true);
                long start = Stopwatch.GetTimestamp();
                open(program);
                double time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                Console.WriteLine(time);
                Console.WriteLine(JitInfo.GetCompiledMethodCount(currentThread: true) - compiled);
            }

            private static RawTp.RawTracepointProgram MakeProgram() => RawTp.BpfTrace.Program("count", static _ => { s_runs++; return 0; });

            private static void OpenByProperty(RawTp.RawTracepointProgram program) => Linux.S_sched.sched_switchTracepoint.Open(program);

            private static void OpenOtherByProperty(RawTp.RawTracepointProgram program) => Linux.S_sched.sched_wakeupTracepoint.Open(program);

            private static void OpenByName(RawTp.RawTracepointProgram program) => RawTp.RawTracepoint.Open("sched_switch", program);

            private static void OpenOtherByName(RawTp.RawTracepointProgram program) => RawTp.RawTracepoint.Open("sched_wakeup", program);

            private static void PrepareShims()
            {
                foreach (Type type in typeof(Linux.Library).Assembly.GetTypes())
                {
                    foreach (MethodInfo method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    {
                        if (method.Name.EndsWith("Shim", StringComparison.Ordinal))
                            RuntimeHelpers.PrepareMethod(method.MethodHandle);
                    }
                }
            }
        #endif
        }
        """;

    /// <summary>Many processes of each, in turns, since the machine's speed changes over seconds.</summary>
    /// <returns>For each program what its processes printed, in the order of the rounds.</returns>
    public static double[][][] RunInTurns(IReadOnlyList<(string Program, string What)> programs, int rounds)
    {
        double[][][] printed = [.. programs.Select(_ => new double[rounds][])];
        // One round more, whose files the others find in memory.
        for (int round = -1; round < rounds; round++)
        {
            for (int i = 0; i < programs.Count; i++)
                printed[i][Math.Max(round, 0)] = Run(programs[i].Program, programs[i].What);
        }
        return printed;
    }

    public static double[] Run(string program, string what, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [program, what]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => double.Parse(line, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"{program} {what} ended with {process.ExitCode}.");
    }
}

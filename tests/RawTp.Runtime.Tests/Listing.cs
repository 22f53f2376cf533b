using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace RawTp.Tests;

/// <summary>One method as the JIT printed it.</summary>
internal sealed partial record Listing(string Method, string Tier, string[] Instructions, IReadOnlyDictionary<string, string> Targets, int Bytes)
{
    /// <summary>The instructions behind those that save registers and copy arguments into others.</summary>
    public string[] WithoutPrologue => [.. Instructions.SkipWhile(static line => Prologue().IsMatch(line))];

    public static IReadOnlyList<Listing> Of(string mode, string method, params (string Name, string Value)[] settings) => AllIn(Output(mode, [("DOTNET_JitDisasm", method), .. settings]));

    /// <summary>What the JIT has printed when the process has ended.</summary>
    public static string Output(string mode, params (string Name, string Value)[] settings)
    {
        string output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet") ? Environment.ProcessPath : "dotnet")
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "RawTp.MachineCode.dll"));
            start.ArgumentList.Add(mode);
            start.Environment["DOTNET_JitStdOutFile"] = output;
            foreach ((string name, string value) in settings)
                start.Environment[name] = value;
            using Process child = Process.Start(start)!;
            string errors = child.StandardError.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, errors);
            return File.ReadAllText(output);
        }
        finally
        {
            File.Delete(output);
        }
    }

    /// <summary>In the order in which the methods were compiled.</summary>
    public static IReadOnlyList<Listing> AllIn(string output) => [.. output.Split("; Assembly listing for method ").Skip(1).Select(Parse)];

    private static Listing Parse(string text)
    {
        var instructions = new List<string>();
        var targets = new Dictionary<string, string>();
        string? label = null;
        foreach (string line in text.Split('\n').Skip(1).Select(static line => Spaces().Replace(line.Split(';')[0], " ").Trim()))
        {
            if (line.EndsWith(':'))
            {
                label = line.TrimEnd(':');
            }
            else if (line.Length > 0)
            {
                instructions.Add(line);
                if (label is not null)
                    targets[label] = line;
                label = null;
            }
        }
        string tier = Tiers().Match(text).Groups[1].Value;
        return new Listing(text[..text.IndexOf('\n')], tier, [.. instructions], targets, int.Parse(Size().Match(text).Groups[1].Value));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[^\n]*\((Tier1|FullOpts|Tier0|Instrumented Tier0|Tier1-OSR[^)]*|[^()]*)\)\s*\n")]
    private static partial Regex Tiers();

    [GeneratedRegex(@"; Total bytes of code (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"^(push|sub rsp|lea rbp|mov (rbp|rbx|ebx|r1[2-5]|r1[2-5]d), )")]
    private static partial Regex Prologue();
}

/// <summary>For what is said of x64 instructions.</summary>
internal sealed class X64FactAttribute : FactAttribute
{
    public X64FactAttribute() => Skip = ReasonToSkip;

    public static string? ReasonToSkip { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64
        ? null
        : $"The instructions expected are those of x64, and this machine is {RuntimeInformation.ProcessArchitecture}.";
}

/// <inheritdoc cref="X64FactAttribute"/>
internal sealed class X64TheoryAttribute : TheoryAttribute
{
    public X64TheoryAttribute() => Skip = X64FactAttribute.ReasonToSkip;
}

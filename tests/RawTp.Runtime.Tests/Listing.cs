using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace RawTp.Tests;

/// <summary>One method as the JIT printed it.</summary>
internal sealed partial record Listing(string Method, string Tier, string[] Instructions, IReadOnlyDictionary<string, string> Targets, int Bytes)
{
    /// <summary>The instructions behind those that save registers and copy arguments into others.</summary>
    public string[] WithoutPrologue => [.. Instructions.SkipWhile(static line => Prologue().IsMatch(line))];

    public static IReadOnlyList<Listing> Of(string mode, string method, params (string Name, string Value)[] settings) => AllIn(Output([mode], [("DOTNET_JitDisasm", method), .. settings]));

    /// <summary>What the JIT of such a process has printed when it has ended.</summary>
    /// <remarks>
    /// To standard output: a file of its own (<c>JitStdOutFile</c>) the JIT closes when <c>Main</c> returns, also while another thread still compiles and
    /// prints, and then the process crashes. Three in a hundred did that end at once, with RawTp as without it.
    /// </remarks>
    public static string Output(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet") ? Environment.ProcessPath : "dotnet", [Path.Combine(AppContext.BaseDirectory, "RawTp.MachineCode.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {child.ExitCode}: {errors.Result}");
        return output;
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

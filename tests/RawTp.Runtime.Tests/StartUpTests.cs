using System.Text.RegularExpressions;

namespace RawTp.Tests;

/// <summary>What a process with tracepoints does before anybody asks for one.</summary>
public sealed partial class StartUpTests
{
    [Fact]
    public void Of_the_code_that_is_generated_only_the_registration_of_the_map_runs()
    {
        string[] compiled = [.. Method().Matches(Listing.Output(["start"], ("DOTNET_JitDisasmSummary", "1"))).Select(static method => method.Groups[1].Value)];

        Assert.Equal(["__AssemblyMap:.ctor", "__AssemblyMap:Register"], compiled.Where(static method => method.Contains("AssemblyMap")).Select(static method => Hash().Replace(method, "")).Order());
        Assert.DoesNotContain(compiled, static method => method.Contains("Xdp") || method.Contains("RawTracepointState"));
        // Whether tracepoints are switched on is asked before the map is made.
        Assert.DoesNotContain(compiled.Except(["RawTp.RawTracepoint:get_IsSupported"]), static method => method.StartsWith("RawTp.RawTracepoint:") || method.StartsWith("RawTp.RawTracepointArgument:") || method.Contains("Linq"));
    }

    [GeneratedRegex(@"JIT compiled ([^(\n]+)\(")]
    private static partial Regex Method();

    /// <summary>What the compiler puts before the name of a type that is local to a file.</summary>
    [GeneratedRegex("^.*F[0-9A-F]{64}")]
    private static partial Regex Hash();
}

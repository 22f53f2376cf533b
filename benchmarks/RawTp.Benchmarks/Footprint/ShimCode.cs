using System.Globalization;
using System.Text.RegularExpressions;

namespace RawTp.Benchmarks.Footprint;

/// <summary>How many bytes of machine code the shims of all of Linux's tracepoints take.</summary>
/// <param name="Sizes">Of each, in ascending order.</param>
internal sealed partial record ShimCode(int[] Sizes)
{
    public int Median => Sizes[Sizes.Length / 2];

    /// <summary>With tiering off each is fully optimised when it is first compiled.</summary>
    public static ShimCode Measure(BuiltAssemblies assemblies)
    {
        string output = Path.GetTempFileName();
        try
        {
            MeasuredProgram.Run(assemblies.Deploy(BuiltAssemblies.All, Precompiled.Nothing), "shims", ("DOTNET_TieredCompilation", "0"), ("DOTNET_JitDisasmSummary", "1"), ("DOTNET_JitStdOutFile", output));
            return new([.. Shim().Matches(File.ReadAllText(output)).Select(static shim => int.Parse(shim.Groups[1].Value, CultureInfo.InvariantCulture)).Order()]);
        }
        finally
        {
            File.Delete(output);
        }
    }

    [GeneratedRegex(@"JIT compiled Linux\.\w+:\w+Shim\(.* \[FullOpts, .*code size=(\d+)")]
    private static partial Regex Shim();
}

using System.Globalization;
using System.Text.RegularExpressions;
using RawTp.Tests;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>The machine code of the whole catalogue's shims, beside that of the kernel's own.</summary>
[Collection(CatalogueCollection.Name)]
public sealed partial class ShimSizeTests(CatalogueFixture catalogue)
{
    /// <summary>What the 834 shims of a kernel 6.18 take, which has one for each class of events.</summary>
    private const int KernelBytes = 14_384;

    [X64Fact]
    public void The_shims_of_all_tracepoints_take_less_machine_code_than_the_kernels()
    {
        int[] sizes = [.. CompiledSizes().Order()];

        Assert.Equal(LinuxCatalogue.Tracepoints.Length, sizes.Length);
        Assert.InRange(sizes[sizes.Length / 2], 1, 10);
        Assert.InRange(sizes.Sum(), 1, KernelBytes);
    }

    /// <summary>With tiering off each is fully optimised when it is first compiled.</summary>
    private IEnumerable<int> CompiledSizes()
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string assembly = Path.Combine(directory, "LinuxTracepoints.dll");
            catalogue[PointersAs.Numbers].Save(assembly);
            string output = Listing.Output(["shims", assembly], ("DOTNET_TieredCompilation", "0"), ("DOTNET_JitDisasmSummary", "1"));
            return [.. Shim().Matches(output).Select(static shim => int.Parse(shim.Groups[1].Value, CultureInfo.InvariantCulture))];
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [GeneratedRegex(@"JIT compiled LinuxTracepoints\.\w+:\w+Shim\(.* \[FullOpts, .*code size=(\d+)")]
    private static partial Regex Shim();
}

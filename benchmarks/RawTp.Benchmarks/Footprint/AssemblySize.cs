using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RawTp.Benchmarks.Footprint;

/// <summary>What a compiled assembly consists of, in bytes.</summary>
internal sealed record AssemblySize(int Tracepoints, bool HasPrograms, int File, int Metadata, int Code)
{
    public static IReadOnlyList<AssemblySize> Measure(BuiltAssemblies assemblies)
        => [.. from hasPrograms in (bool[])[false, true] from tracepoints in (int[])[0, 100, 400, BuiltAssemblies.All] select Of(assemblies.Library(tracepoints, hasPrograms), tracepoints, hasPrograms)];

    private static AssemblySize Of(byte[] image, int tracepoints, bool hasPrograms)
    {
        using var file = new PEReader(new MemoryStream(image));
        MetadataReader metadata = file.GetMetadataReader();
        int code = metadata.MethodDefinitions
            .Select(handle => metadata.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(static address => address != 0)
            .Sum(address => file.GetMethodBody(address).Size);
        return new(tracepoints, hasPrograms, image.Length, metadata.MetadataLength, code);
    }
}

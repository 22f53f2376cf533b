using System.Reflection;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace RawTp.Package.Tests;

/// <summary>What the build of these tests knows and its tests need: where and how the package was built.</summary>
internal static class ThisBuild
{
    private static readonly Assembly s_assembly = typeof(ThisBuild).Assembly;

    /// <summary>Debug or Release; the package's parts were built in the same.</summary>
    public static string Configuration { get; } = s_assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string RepositoryFolder { get; } = Metadata("RepositoryFolder");

    public static string PackageProject { get; } = Path.Combine(RepositoryFolder, "RawTp.Package");

    /// <summary>Where this machine keeps the packages that it has downloaded.</summary>
    public static string MachinePackageFolder { get; } = Metadata("MachinePackageFolder");

    private static string Metadata(string key)
        => s_assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

namespace RawTp.Package.Tests;

/// <summary>
/// The package of this build, in a folder feed in a temporary place where projects can be made that use it as strangers do.
/// Packed once for all tests, and deleted with everything made there after the last.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>No other package has this version, so that nothing that a machine or a feed already holds is taken for it.</summary>
    private readonly string _version = $"0.0.0-test.{Guid.NewGuid():N}";

    private readonly string _folder = Directory.CreateTempSubdirectory("rawtp-package-").FullName;

    private int _folders;

    internal string Version => _version;

    /// <summary>Where the projects' restored packages go.</summary>
    internal string PackageFolder => Path.Combine(_folder, "packages");

    internal string PackagePath => Path.Combine(Feed, $"RawTp.{_version}.nupkg");

    private string Feed => Path.Combine(_folder, "feed");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await PackAsync(Feed);
        WriteSettingsOfStrangers();
    }

    /// <inheritdoc />
    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Packs without building: the tests of a solution run at once, and a build now would replace assemblies which other test
    /// processes have loaded or are about to. What is packed was built before these tests, which reference the package's
    /// project for that reason. Nothing is written to the repository: even the nuspec goes to the temporary folder.
    /// </summary>
    /// <returns>The package's path.</returns>
    internal async Task<string> PackAsync(string outputFolder)
    {
        DotnetCommand pack = await DotnetCommand.RunAsync(ThisBuild.RepositoryFolder, packageFolder: null,
            "pack", ThisBuild.PackageProject, "--configuration", ThisBuild.Configuration, "--no-build", "-nodeReuse:false",
            "--output", outputFolder, $"-p:PackageVersion={_version}", $"-p:NuspecOutputPath={Path.Combine(_folder, "nuspec")}/");
        pack.AssertSucceeded();
        return Path.Combine(outputFolder, Path.GetFileName(PackagePath));
    }

    /// <summary>A folder that is deleted after the last test.</summary>
    internal string NewFolder(string name)
        => Directory.CreateDirectory(Path.Combine(_folder, $"{++_folders}", name)).FullName;

    /// <summary>A project beside nothing but what a test puts there.</summary>
    internal UserProject NewProject(string name) => new(NewFolder(name), _version, PackageFolder);

    private void WriteSettingsOfStrangers()
    {
        // No registry is asked. RawTp comes from the feed and needs no other package; what an SDK may want beside it, such as
        // the reference assemblies of an older framework, was wanted when this repository was built and is in the machine's folder.
        File.WriteAllText(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Feed}" />
              </packageSources>
              <packageSourceMapping>
                <clear />
              </packageSourceMapping>
              <fallbackPackageFolders>
                <clear />
                <add key="machine" value="{ThisBuild.MachinePackageFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);

        // Whatever lies in a folder above the temporary one does not reach the projects.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(_folder, name), "<Project />");
    }
}

/// <summary>The tests that share the package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "package";
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using RawTp.Package.Tests;
using RawTp.Tests;

namespace RawTp.Publish.Tests;

/// <summary>All applications, published at once: much of what the tools do uses one processor.</summary>
public sealed class PublishedApplications : IAsyncLifetime
{
    private readonly PackedPackage _package = new();
    private string _folder = "";
    private DotnetCommand? _publish;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await _package.InitializeAsync();
        await RestoreToolsAsync();
        _folder = _package.NewFolder("applications");
        foreach (PublishedApplication application in PublishedApplication.All)
            Write(application);
        File.WriteAllText(Path.Combine(_folder, "all.proj"), """
            <Project DefaultTargets="Publish">
              <ItemGroup>
                <Application Include="*/*.csproj" />
              </ItemGroup>
              <Target Name="Publish">
                <MSBuild Projects="@(Application)" Targets="Restore" Properties="IsRestoring=true" BuildInParallel="true" />
                <MSBuild Projects="@(Application)" Targets="Publish" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        _publish = await DotnetCommand.RunAsync(_folder, _package.PackageFolder, "msbuild", "all.proj", "-m", "-nodeReuse:false", "-nologo", "-v:quiet", "-p:Configuration=Release");
    }

    /// <inheritdoc />
    public Task DisposeAsync() => _package.DisposeAsync();

    /// <summary>Runs an application to its end.</summary>
    internal async Task<string> RunAsync(string name, string arguments = "", params (string Name, string Value)[] settings)
    {
        string executable = Path.Combine(FolderOf(name), "out", "Application");
        if (!File.Exists(executable))
            Assert.Fail($"'{name}' was not published.\n{_publish!.StandardOutput}{_publish.StandardError}");
        return await Execution.OutputOfAsync(executable, arguments, settings);
    }

    /// <summary>The bytes of the executable.</summary>
    internal byte[] BytesOf(string name) => File.ReadAllBytes(Path.Combine(FolderOf(name), "out", "Application"));

    /// <summary>What the code generator made of a method.</summary>
    internal Listing ListingOf(string name, string method)
        => Listing.AllIn(File.ReadAllText(Path.Combine(FolderOf(name), PublishedApplication.ListingFile))).Single(listing => listing.Method.Contains($":{method}("));

    internal string FolderOf(string name) => Path.Combine(_folder, name);

    private void Write(PublishedApplication application)
    {
        string target = Directory.CreateDirectory(FolderOf(application.Name)).FullName;
        foreach (string source in application.Sources.Select(static source => Path.Combine(ThisBuild.RepositoryFolder, source)))
        {
            foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => IsOfTheApplication(source, file)))
            {
                string copy = Path.Combine(target, Path.GetRelativePath(source, file).Replace(".csproj.txt", ".csproj", StringComparison.Ordinal));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.WriteAllText(copy, File.ReadAllText(file).Replace("RAWTP_VERSION", _package.Version, StringComparison.Ordinal));
            }
        }
        File.WriteAllText(Path.Combine(target, "Application.csproj"), application.ProjectText(_package.Version));
        static bool IsOfTheApplication(string source, string file)
            => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".csproj.txt", StringComparison.Ordinal))
                && !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj");
    }

    /// <summary>
    /// The compilers and runtimes that publishing needs, into the machine's package folder, where they stay. From its registry, which the package's
    /// projects are kept from.
    /// </summary>
    private static async Task RestoreToolsAsync()
    {
        string folder = Directory.CreateTempSubdirectory("rawtp-tools-").FullName;
        try
        {
            foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
                File.WriteAllText(Path.Combine(folder, name), "<Project />");
            string[] ways = ["<PublishAot>true</PublishAot>", "<PublishReadyToRun>true</PublishReadyToRun>", "<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained>", "<SelfContained>true</SelfContained>"];
            for (int i = 0; i < ways.Length; i++)
            {
                string framework = i == ways.Length - 1 ? "net8.0" : "net10.0";
                File.WriteAllText(Path.Combine(folder, $"tools{i}.proj"), $"""
                    <Project Sdk="Microsoft.NET.Sdk">
                      <PropertyGroup>
                        <OutputType>Exe</OutputType>
                        <TargetFramework>{framework}</TargetFramework>
                        <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                        <MSBuildProjectExtensionsPath>obj{i}/</MSBuildProjectExtensionsPath>
                        {ways[i]}
                      </PropertyGroup>
                    </Project>
                    """);
            }
            File.WriteAllText(Path.Combine(folder, "all.proj"), """
                <Project>
                  <ItemGroup><Tools Include="tools*.proj" /></ItemGroup>
                  <Target Name="Restore"><MSBuild Projects="@(Tools)" Targets="Restore" BuildInParallel="true" /></Target>
                </Project>
                """);
            DotnetCommand restore = await DotnetCommand.RunAsync(folder, packageFolder: null, "msbuild", "all.proj", "-t:Restore", "-m", "-nodeReuse:false", "-nologo", "-v:quiet");
            restore.AssertSucceeded();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>The tests that share the applications.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedCollection : ICollectionFixture<PublishedApplications>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "published";
}

/// <summary>Runs what was built.</summary>
internal static class Execution
{
    public static async Task<string> OutputOfAsync(string executable, string arguments, params (string Name, string Value)[] settings)
    {
        ProcessStartInfo start = new(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // For those that need an installed framework.
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { } host)
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(host);
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            Assert.Fail($"> {executable} {arguments}\n{output}{await error}(exit code {process.ExitCode})");
        return output;
    }
}

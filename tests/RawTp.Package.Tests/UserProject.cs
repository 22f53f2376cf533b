namespace RawTp.Package.Tests;

/// <summary>A project that references the package as somebody who met it today: as `dotnet new` makes it, and one line.</summary>
internal sealed class UserProject(string folder, string packageVersion, string packageFolder)
{
    public string Path { get; } = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileName(folder)}.csproj");

    public UserProject Console(string framework = "net10.0", string properties = "")
        => Write($"<OutputType>Exe</OutputType>{properties}", framework, Reference());

    /// <summary>References a library, and nothing else.</summary>
    public UserProject ConsoleWith(UserProject library, string properties = "")
        => Write($"<OutputType>Exe</OutputType>{properties}", "net10.0", $"""<ProjectReference Include="{library.Path}" />""");

    /// <param name="reference">What the reference to the package says beside the version.</param>
    public UserProject Library(string reference = "") => Write("", "net10.0", Reference(reference));

    /// <returns>The file's path.</returns>
    public string Add(string fileName, string source)
    {
        string path = System.IO.Path.Combine(folder, fileName);
        File.WriteAllText(path, source);
        return path;
    }

    /// <summary><c>dotnet run</c>, which restores and builds.</summary>
    public Task<DotnetCommand> RunAsync() => DotnetAsync("run");

    /// <summary><c>dotnet build</c>, which restores.</summary>
    public Task<DotnetCommand> BuildAsync() => DotnetAsync("build", "-nodeReuse:false");

    public Task<DotnetCommand> DotnetAsync(params string[] arguments) => DotnetCommand.RunAsync(folder, packageFolder, arguments);

    private string Reference(string more = "") => $"""<PackageReference Include="RawTp" Version="{packageVersion}" {more} />""";

    private UserProject Write(string properties, string framework, string reference)
    {
        File.WriteAllText(Path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {reference}
              </ItemGroup>
            </Project>
            """);
        return this;
    }
}

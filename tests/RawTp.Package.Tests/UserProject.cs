namespace RawTp.Package.Tests;

/// <summary>A project that references the package as somebody who met it today: as `dotnet new` makes it, and one line.</summary>
internal sealed class UserProject(string folder, string packageVersion, string packageFolder)
{
    public string Path { get; } = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileName(folder)}.csproj");

    public UserProject Console(string framework = "net10.0", string properties = "", UserProject? library = null)
        => Write("<OutputType>Exe</OutputType>", framework, properties, library);

    public UserProject Library() => Write("", "net10.0", "", library: null);

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

    private UserProject Write(string outputType, string framework, string properties, UserProject? library)
    {
        File.WriteAllText(Path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {outputType}
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="RawTp" Version="{packageVersion}" />
                {(library is null ? "" : $"""<ProjectReference Include="{library.Path}" />""")}
              </ItemGroup>
            </Project>
            """);
        return this;
    }
}

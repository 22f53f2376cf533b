using System.Text.Json;

namespace RawTp.Package.Tests;

[Collection(PackageCollection.Name)]
public class CompilerInputTests(PackedPackage package)
{
    [Theory]
    [InlineData("", "roslyn4.14", new[] { "RawTp.Analyzers.dll", "RawTp.CodeFixes.dll", "RawTp.Generators.dll" })]
    [InlineData("roslyn4.8", "roslyn4.8", new[] { "RawTp.Analyzers.dll", "RawTp.Generators.dll" })]
    [InlineData("roslyn4.13", "roslyn4.8", new[] { "RawTp.Analyzers.dll", "RawTp.Generators.dll" })]
    [InlineData("roslyn4.14", "roslyn4.14", new[] { "RawTp.Analyzers.dll", "RawTp.CodeFixes.dll", "RawTp.Generators.dll" })]
    public async Task The_compiler_of_every_SDK_is_given_each_extension_once(string compiler, string folder, string[] extensions)
    {
        UserProject project = package.NewProject("Inputs").Console();
        project.Add("Program.cs", "Console.WriteLine();");

        IEnumerable<string> given = (await CompilerArgumentsAsync(project, compiler))
            .Where(argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal) && argument.Contains("RawTp", StringComparison.Ordinal))
            .Select(argument => argument.Replace('\\', '/'))
            .Select(argument => argument[argument.IndexOf("analyzers/dotnet/", StringComparison.Ordinal)..]);

        Assert.Equal(extensions.Select(extension => $"analyzers/dotnet/{folder}/cs/{extension}"), given.Order(StringComparer.Ordinal));
    }

    /// <summary>What the compiler would be called with, were its version the given one: an SDK picks the folder by that property.</summary>
    private static async Task<string[]> CompilerArgumentsAsync(UserProject project, string compiler)
    {
        (await project.DotnetAsync("restore", "-nodeReuse:false")).AssertSucceeded();
        string[] version = compiler.Length == 0 ? [] : [$"-p:CompilerApiVersion={compiler}"];
        DotnetCommand compile = await project.DotnetAsync([
            "msbuild", "-nodeReuse:false", "-t:Compile", "-getItem:CscCommandLineArgs",
            "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", .. version]);
        using JsonDocument answer = JsonDocument.Parse(compile.AssertSucceeded().StandardOutput);
        JsonElement arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs");
        return [.. arguments.EnumerateArray().Select(argument => argument.GetProperty("Identity").GetString()!)];
    }
}

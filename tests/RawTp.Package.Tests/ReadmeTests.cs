using System.Text.RegularExpressions;

namespace RawTp.Package.Tests;

/// <summary>The README, followed to the letter by somebody who has an SDK, a feed with the package, and an empty folder.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class ReadmeTests(PackedPackage package)
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(ThisBuild.RepositoryFolder, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task A_stranger_follows_the_readme_from_an_empty_folder()
    {
        string root = package.NewFolder("Stranger");
        await PackUnderItsOwnVersionAsync(Path.Combine(root, "feed"));
        string folder = root, printed = "";
        foreach (string command in Commands())
        {
            string[] words = command.Split(' ');
            if (words is ["cd", string name])
            {
                folder = Path.Combine(folder, name);
                File.WriteAllText(Path.Combine(folder, "Program.cs"), Block("csharp"));
                continue;
            }
            Assert.Equal("dotnet", words[0]);
            printed = (await DotnetCommand.RunAsync(folder, Path.Combine(root, "packages"), words[1..])).AssertSucceeded().StandardOutput;
        }
        Assert.Equal(Block("text"), printed.ReplaceLineEndings("\n").Trim() + "\n");
    }

    /// <summary>The commands of all blocks that name the test.</summary>
    private static IEnumerable<string> Commands()
        => StrangersBlock().Matches(s_readme).SelectMany(match => match.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string Block(string language) => Regex.Match(s_readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    /// <summary>A stranger is given no version, so it must not be a preview; nothing of it leaves the folder.</summary>
    private static async Task PackUnderItsOwnVersionAsync(string feed)
    {
        DotnetCommand pack = await DotnetCommand.RunAsync(ThisBuild.RepositoryFolder, packageFolder: null,
            "pack", ThisBuild.PackageProject, "--configuration", ThisBuild.Configuration, "--no-build", "-nodeReuse:false",
            "--output", feed, $"-p:NuspecOutputPath={Path.Combine(feed, "nuspec")}/");
        pack.AssertSucceeded();
        File.WriteAllText(Path.Combine(feed, "..", "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{feed}" />
              </packageSources>
            </configuration>
            """);
    }

    [GeneratedRegex($"<!-- run by: {nameof(A_stranger_follows_the_readme_from_an_empty_folder)} -->\n```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex StrangersBlock();
}

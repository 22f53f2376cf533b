using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WebApi.Tests;

public class EndToEndTests
{
    [Fact]
    public async Task An_address_that_others_can_reach_ends_it_with_2_and_one_sentence()
    {
        await using ServiceProcess service = new("--urls", "http://0.0.0.0:0");

        Assert.Equal(
            (2, "WebApi: 0.0.0.0:0 is not an address of this machine alone, and the service listens on no other; give one such as http://127.0.0.1:5080.\n"),
            await service.End(terminate: false));
    }

    [CommandFact("bash", "curl", "kill")]
    public async Task The_commands_of_the_readme_do_what_it_says_and_the_service_ends_with_0()
    {
        await using ServiceProcess service = new("--urls", "http://127.0.0.1:0");
        string url = await service.Printed("Serving on ");
        string token = await service.Printed("Token: ");
        string readme = (await File.ReadAllTextAsync(Readme.Path)).ReplaceLineEndings("\n");
        MatchCollection blocks = Regex.Matches(
            readme,
            $"<!-- run by: {nameof(The_commands_of_the_readme_do_what_it_says_and_the_service_ends_with_0)} -->\n```sh\n(?<commands>.*?)```\n(?:\nanswers\n\n```\\w*\n(?<answer>.*?)```\n)?",
            RegexOptions.Singleline);

        foreach (Match block in blocks)
        {
            string commands = block.Groups["commands"].Value.Replace("http://127.0.0.1:5080", url).Replace("TOKEN=...", $"TOKEN={token}");
            string output = await Run(token, commands);
            Assert.Equal(block.Groups["answer"].Value.Trim(), block.Groups["answer"].Success ? output.Trim() : "");
        }

        Assert.True(blocks.Count >= 6, "The README has lost its commands.");
        Assert.Equal((0, ""), await service.End(terminate: true));
    }

    private static async Task<string> Run(string token, string commands)
    {
        ProcessStartInfo start = new("bash", ["-euo", "pipefail", "-c", commands]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOKEN"] = token;
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.StandardOutput.ReadToEndAsync();
        string errors = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0, $"{commands} failed: {errors}{await output}");
        return await output;
    }
}

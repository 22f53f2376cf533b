using System.Text.RegularExpressions;
using RawTp.Tests;

namespace RawTp.Publish.Tests;

/// <summary>While nothing is attached a call site is one load, one test and one branch, also in code that was compiled ahead of time.</summary>
[Collection(PublishedCollection.Name)]
public class CallSiteTests(PublishedApplications applications)
{
    [X64Theory]
    [InlineData("everywhere-aot")]
    [InlineData("quickstart-aot")]
    public void NativeAOT_compares_with_memory_and_branches(string name)
        => AssertOnePath(applications.ListingOf(name, "FireOnce"));

    /// <summary>Code that was compiled ahead of time for an installed runtime asks it where statics are, at every access.</summary>
    [X64Theory]
    [InlineData("everywhere-ready-to-run")]
    [InlineData("quickstart-ready-to-run")]
    public void ReadyToRun_code_asks_for_the_address(string name)
    {
        string[] ahead = applications.ListingOf(name, "FireOnce").WithoutPrologue;
        Assert.Equal("call [CORINFO_HELP_READYTORUN_NONGCSTATIC_BASE]", ahead[0]);
        Assert.Matches(@"^cmp byte ptr \[.*\], 0$", ahead[1]);
        Assert.Matches("^je ", ahead[2]);
    }

    /// <summary>Also what was ReadyToRun at first.</summary>
    [X64Theory]
    [InlineData("everywhere-ready-to-run", "site")]
    [InlineData("quickstart-ready-to-run", "")]
    [InlineData("quickstart-trimmed", "")]
    [InlineData("quickstart-single-file", "")]
    public async Task What_is_called_often_the_JIT_makes_a_compare_with_memory_and_a_branch(string name, string arguments)
    {
        Listing site = Listing.AllIn(await applications.RunAsync(name, arguments, ("DOTNET_JitDisasm", "FireOnce"), ("MEASURE", "1"))).Last(static listing => listing.Tier == "Tier1");
        AssertOnePath(site);
    }

    /// <summary>Where the tools have no profile they lay the call out inline, so that the branch is taken while off.</summary>
    private static void AssertOnePath(Listing site)
    {
        string[] body = site.WithoutPrologue;
        Assert.Matches(@"^cmp byte ptr \[.*\], 0$", body[0]);
        Match branch = Regex.Match(body[1], @"^(je|jne) (?:SHORT )?(\S+)$");
        Assert.True(branch.Success, body[1]);
        string off = branch.Groups[1].Value == "je" ? site.Targets[branch.Groups[2].Value] : body[2];
        Assert.StartsWith("lea eax, ", off);
    }
}

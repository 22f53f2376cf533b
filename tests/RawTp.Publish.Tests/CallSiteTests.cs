using System.Text.RegularExpressions;
using RawTp.Tests;

namespace RawTp.Publish.Tests;

/// <summary>While nothing is attached a call site is one load, one test and one branch, also in code that was compiled ahead of time.</summary>
[Collection(PublishedCollection.Name)]
public class CallSiteTests(PublishedApplications applications)
{
    [X64Fact]
    public void NativeAOT_compares_with_memory_and_branches()
        => AssertOnePath(applications.ListingOf("everywhere-aot", "FireOnce"));

    /// <summary>
    /// Code that was compiled ahead of time for an installed runtime asks it where statics are, at every access. The JIT replaces what is called often.
    /// </summary>
    [X64Fact]
    public async Task ReadyToRun_code_asks_for_the_address_until_the_JIT_replaces_it()
    {
        string[] ahead = applications.ListingOf("everywhere-ready-to-run", "FireOnce").WithoutPrologue;
        Assert.Equal("call [CORINFO_HELP_READYTORUN_NONGCSTATIC_BASE]", ahead[0]);
        Assert.Matches(@"^cmp byte ptr \[.*\], 0$", ahead[1]);
        Assert.Matches("^je ", ahead[2]);

        Listing later = Listing.AllIn(await applications.RunAsync("everywhere-ready-to-run", "site", ("DOTNET_JitDisasm", "FireOnce")))[^1];
        Assert.Equal("Tier1", later.Tier);
        AssertOnePath(later);
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

using System.Text.RegularExpressions;

namespace RawTp.Tests;

/// <summary>What the JIT makes of a tracepoint, in its own words, from a child process.</summary>
public sealed class MachineCodeTests
{
    [X64Fact]
    public void The_shim_of_xdp_exception_is_the_kernels_two_instructions()
    {
        // With tiering off a method is fully optimised the first time it is compiled.
        Listing shim = Listing.Of("shim", "ExceptionShim", ("DOTNET_TieredCompilation", "0")).Single();

        Assert.Equal(["mov ecx, ecx", "tail.jmp [RawTp.BpfTrace:BpfTraceRun3(RawTp.RawTracepoint,ulong,ulong,ulong)]"], shim.Instructions);
        Assert.InRange(shim.Bytes, 1, 10);
    }

    [X64Fact]
    public void A_shim_of_three_arguments_with_references_is_two_instructions_as_well()
    {
        Listing shim = Listing.Of("shim", "RedirectShim", ("DOTNET_TieredCompilation", "0")).Single();

        Assert.Equal(["mov ecx, ecx", "tail.jmp [RawTp.BpfTrace:BpfTraceRun3(RawTp.RawTracepoint,System.Object,System.Object,ulong)]"], shim.Instructions);
        Assert.InRange(shim.Bytes, 1, 10);
    }

    [X64Fact]
    public void Off_the_call_site_is_one_load_one_test_and_one_branch_not_taken()
    {
        Listing site = Listing.Of("off", "FireOnce").Last();

        Assert.Equal("Tier1", site.Tier);
        // cmp with memory is load and test in one. Before it nothing but the prologue; after it the program's own work.
        string[] body = site.WithoutPrologue;
        Assert.Matches(@"^cmp byte ptr \[.*\], 0$", body[0]);
        Assert.Matches(@"^jne ", body[1]);
        Assert.Matches(@"^lea eax, ", body[2]);
        Assert.Matches(@"^(pop|add|ret)", body[3]);
    }

    [X64Fact]
    public void Off_in_a_loop_the_load_is_made_each_time_round()
    {
        Listing site = Listing.Of("off", "FireInLoop").Last(listing => listing.Tier == "Tier1");

        int load = Array.FindIndex(site.Instructions, static line => Regex.IsMatch(line, @"^cmp byte ptr \[.*\], 0$"));
        int back = Array.FindLastIndex(site.Instructions, static line => Regex.IsMatch(line, "^j(b|ae|l|a|ne|g|be) "));
        Assert.True(load >= 0, string.Join("\n", site.Instructions));
        Assert.Equal("jne", site.Instructions[load + 1].Split(' ')[0]);
        string loop = site.Targets[site.Instructions[back].Split(' ')[^1]];
        Assert.Equal(site.Instructions[load], loop);
    }

    [X64Fact]
    public void Off_in_a_loop_that_is_replaced_while_it_runs_the_load_is_made_each_time_round()
    {
        // The code that runs from the 50,000th time round on.
        Listing site = Listing.Of("osr", "FireInLoop").Last();

        Assert.StartsWith("Tier1-OSR", site.Tier);
        // Without a profile the branch is the other way round: taken, back to the rest of the loop.
        int load = Array.FindIndex(site.Instructions, static line => Regex.IsMatch(line, @"^cmp byte ptr \[.*\], 0$"));
        Assert.True(load >= 0, string.Join("\n", site.Instructions));
        string[] branch = site.Instructions[load + 1].Split(' ');
        Assert.Equal("je", branch[0]);
        Assert.InRange(Array.IndexOf(site.Instructions, site.Targets[branch[^1]]), 0, load);
    }

    [X64Theory]
    [InlineData("on")]
    [InlineData("late")]
    public void On_nothing_is_called_but_programs_and_what_is_seldom_needed(string mode)
    {
        Listing run = Listing.Of(mode, "BpfTraceRun3").Last();

        Assert.Equal("Tier1", run.Tier);
        // A class initialiser would be one more helper, and so would a thread static outside of the thread's own block. The register holds the address of the C library's function for thread statics.
        string[] known =
        [
            @"^call (rax|r\d+)$",
            @"^call \[RawTp\.ReaderMark:CurrentOfThread\(\)",
            @"^call \[rax\+0x18\]RawTp\.BpfTrace\+ProgramBody:Invoke",
            @"^call \[RawTp\.ProgramRun:RunGuarded\(",
            @"^call \[RawTp\.ProgramRun:RunBehindFault\(",
            @"^call \[RawTp\.RawTracepointArgs:ThrowNoSuchArgument\(",
        ];
        Assert.All(run.Instructions.Where(static line => line.StartsWith("call")), call => Assert.Contains(known, pattern => Regex.IsMatch(call, pattern)));
    }

    [X64Fact]
    public void On_the_loop_over_programs_counts_in_a_register_and_checks_no_bounds()
    {
        Listing run = Listing.Of("on", "BpfTraceRun3").Last();

        int call = Array.FindIndex(run.Instructions, static line => line.Contains("ProgramBody:Invoke"));
        Assert.True(call >= 0, string.Join("\n", run.Instructions));
        Assert.Contains(run.Instructions, static line => Regex.IsMatch(line, @"^dec (e[a-z]{2}|r\d+d)$"));
        Assert.DoesNotContain(run.Instructions, static line => line.Contains("RNGCHKFAIL"));
    }
}

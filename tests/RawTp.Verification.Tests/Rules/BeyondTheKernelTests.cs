using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.Rules;

/// <summary>
/// What the kernel's verifier refuses and the analysis accepts. Each accepted program is run with 0 to 12 arguments, or as many as it needs at least, and
/// reads none that is not there.
/// </summary>
public class BeyondTheKernelTests
{
    [Fact]
    public void A_loop_may_end_where_a_number_says_that_is_known_only_when_it_runs()
    {
        Assert.Equal("0..11 guarded", Verdict.Of("for (int i = 0; i < Inputs.I && i < args.Count; i++) Inputs.W += args[i];"));
        Assert.Equal("refused: it is 2147483646 or less", Verdict.Of("for (int i = 0; i < Inputs.I; i++) Inputs.W += args[i];"));
    }

    [Fact]
    public void An_index_may_be_any_number_that_has_been_compared_with_the_count()
    {
        Assert.Equal("0..11 guarded", Verdict.Of("int i = Inputs.I; if (i >= 0 && i < args.Count) return args[i];"));
        Assert.Equal("refused: it is 0 to 12", Verdict.Of("int i = Inputs.I; if (i >= 0 && i <= args.Count) return args[i];"));
    }

    [Fact]
    public void An_index_may_be_any_of_those_that_a_mask_leaves()
    {
        Assert.Equal("0..3", Verdict.Of("return args[Inputs.I & 3];"));
        Assert.Equal("refused: it is 0 to 15", Verdict.Of("return args[Inputs.I & 15];"));
    }

    [Fact]
    public void The_arguments_may_be_passed_to_a_helper_which_reads_them_at_the_index_that_it_is_given()
    {
        const string Helper = "static ulong At(RawTracepointArgs a, int i) => a[i];";
        Assert.Equal("2, 5", Verdict.Of("return At(args, 2) + At(args, 5);", Helper));
        Assert.Equal("refused: it may be any number in 'At'", Verdict.Of("return At(args, 2) + At(args, Inputs.I);", Helper));
    }

    [Fact]
    public void An_argument_may_be_read_from_the_end()
    {
        Assert.Equal("0..11 guarded of 1", Verdict.Of("return args[^1];"));
        Assert.Equal("refused: it is 0 to 12", Verdict.Of("return args[^0];"));
    }
}

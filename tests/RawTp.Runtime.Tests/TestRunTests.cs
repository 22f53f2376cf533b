namespace RawTp.Tests;

public sealed partial class TestRunTests
{
    [RawTracepointProgram]
    private static ulong Sum(RawTracepointArgs args) => args[0] + args[1] + args.Cookie;

    [RawTracepointProgram]
    private static int Negative(RawTracepointArgs args) => -args.Count;

    private static ulong s_runs;

    [RawTracepointProgram]
    private static ulong CountsRuns(RawTracepointArgs args) => ++s_runs + args.Cookie;

    [RawTracepointProgram]
    private static void Nothing() { }

    [RawTracepointProgram]
    private static ulong Throws(RawTracepointArgs args) => throw new InvalidOperationException("as asked");

    [RawTracepointProgram]
    private static void TakesText(string text) => GC.KeepAlive(text);

    [Fact]
    public void It_returns_what_the_program_returns()
    {
        // As tools/testing/selftests/bpf/prog_tests/raw_tp_test_run.c
        Assert.Equal(0x68acul, SumProgram.TestRun([0x1234, 0x5678]));
        Assert.Equal(0x68adul, SumProgram.TestRun([0x1234, 0x5678], cookie: 1));
        Assert.Equal(0ul, NothingProgram.TestRun([]));
    }

    [Fact]
    public void An_int_that_is_returned_widens_as_an_argument_does()
        => Assert.Equal(0xfffffffdul, NegativeProgram.TestRun([1, 2, 3]));

    [Fact]
    public void Repeated_it_returns_what_the_last_run_returned_and_how_long_they_took()
    {
        s_runs = 0;

        RawTracepointTestRun run = CountsRunsProgram.TestRunRepeat([1], 1000, cookie: 5);

        Assert.Equal(1000ul, s_runs);
        Assert.Equal(1005ul, run.Value);
        Assert.Equal(1000, run.Repeat);
        Assert.True(run.Duration > TimeSpan.Zero);
        Assert.Equal(run.Duration.TotalNanoseconds / 1000, run.MeanNanoseconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_repeat_of_less_than_one_is_refused(int repeat)
        => Assert.Equal("repeat", Assert.Throws<ArgumentOutOfRangeException>(() => SumProgram.TestRunRepeat([1, 2], repeat)).ParamName);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    public void Too_few_or_too_many_arguments_are_refused(int count)
    {
        var refused = Assert.Throws<RawTracepointException>(() => SumProgram.TestRun(new ulong[count]));

        Assert.Equal(RawTracepointError.TestRunArguments, refused.Error);
        Assert.Contains($"{count} argument", refused.Message);
        Assert.Contains("2 to 12", refused.Message);
    }

    [Fact]
    public void A_program_that_reads_a_reference_is_refused_since_no_number_is_one()
        => Assert.Equal(RawTracepointError.TestRunReference, Assert.Throws<RawTracepointException>(() => TakesTextProgram.TestRun([1])).Error);

    [Fact]
    public void An_exception_of_the_program_reaches_the_caller_who_can_run_it_again()
    {
        Assert.Throws<InvalidOperationException>(() => ThrowsProgram.TestRun([]));
        Assert.Throws<InvalidOperationException>(() => ThrowsProgram.TestRun([]));
    }
}

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0003")]
public sealed class TooManyParametersTests
{
    [Fact]
    public Task The_thirteenth_parameter_is_one_too_many()
        => Rules.VerifyMembersAsync(
            "[TracePoint] static partial void TcpProbe(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int {|RTP0003:m|});",
            "Tracepoint 'tcp_probe' has 13 parameters, but at most 12 can be passed; group some of them in a struct that is passed by 'in'");

    [Fact]
    public Task Only_the_first_that_is_too_many_is_reported()
        => Rules.VerifyMembersAsync(
            """[TracePoint("probe", System = "tcp")] static partial void M(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int {|RTP0003:m|}, int n);""",
            "Tracepoint 'tcp:probe' has 14 parameters, but at most 12 can be passed; group some of them in a struct that is passed by 'in'");

    [Fact]
    public Task Twelve_parameters_are_fine()
        => Rules.VerifyMembersAsync("[TracePoint] static partial void M(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, string l);");

    [Fact]
    public Task Other_methods_may_have_more()
        => Rules.VerifyMembersAsync("static void M(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m) { }");
}

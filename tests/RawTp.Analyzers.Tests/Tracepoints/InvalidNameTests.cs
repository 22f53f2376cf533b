namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0006")]
public sealed class InvalidNameTests
{
    private const string Remedy = "use 1 to 127 letters, digits, '_', '-' or '.'";
    private const string OtherCharacters = "has other characters than letters, digits, '_', '-' and '.'";

    [Theory]
    [InlineData("\"\"", "", "is empty")]
    [InlineData("\"xdp exception\"", "xdp exception", OtherCharacters)]
    [InlineData("name: \"größe\"", "größe", OtherCharacters)]
    [InlineData("\"a\\nb\"", "a\nb", OtherCharacters)]
    [InlineData("\"a:b:c\"", "a:b:c", OtherCharacters)]
    public Task A_name_that_none_can_have_is_reported_where_it_is_given(string argument, string name, string wrong)
    {
        string marked = argument.StartsWith("name: ", StringComparison.Ordinal) ? $"name: {{|RTP0006:{argument["name: ".Length..]}|}}" : $"{{|RTP0006:{argument}|}}";
        return Rules.VerifyMembersAsync($"[TracePoint({marked})] static partial void M();", $"'{name}' cannot be the name of a tracepoint because it {wrong}; {Remedy}");
    }

    [Fact]
    public Task A_name_has_at_most_127_characters()
        => Rules.VerifyMembersAsync($$"""
            [TracePoint("{{new string('a', 127)}}")] static partial void Fits();

            [TracePoint({|RTP0006:"{{new string('b', 128)}}"|})] static partial void DoesNot();
            """, $"'{new string('b', 128)}' cannot be the name of a tracepoint because it has 128 characters; {Remedy}");

    [Fact]
    public Task A_name_that_is_made_of_the_methods_is_reported_at_the_method()
        => Rules.VerifyMembersAsync("[TracePoint] static partial void {|RTP0006:Größe|}();", $"'größe' cannot be the name of a tracepoint because it {OtherCharacters}; {Remedy}");

    [Fact]
    public Task A_system_that_none_can_have_is_reported_where_it_is_given()
        => Rules.VerifyMembersAsync("""[TracePoint("rx", System = {|RTP0006:"net dev"|})] static partial void M();""",
            $"'net dev' cannot be the system of a tracepoint because it {OtherCharacters}; {Remedy}");

    [Fact]
    public Task A_system_in_the_name_is_told_where_it_belongs()
        => Rules.VerifyMembersAsync("""[TracePoint({|RTP0006:"net:netif_rx"|})] static partial void M();""",
            $"'net:netif_rx' cannot be the name of a tracepoint because it {OtherCharacters}; write [TracePoint(\"netif_rx\", System = \"net\")]");

    [Fact]
    public Task A_constant_is_checked_as_a_literal_is()
        => Rules.VerifyMembersAsync("""
            const string Prefix = "a b";

            [TracePoint({|RTP0006:Prefix + "c"|})] static partial void M();
            """, $"'a bc' cannot be the name of a tracepoint because it {OtherCharacters}; {Remedy}");

    [Theory]
    [InlineData("[TracePoint(null)]")]
    [InlineData("""[TracePoint("x.y-Z_9", System = "")]""")]
    [InlineData("[TracePoint(System = null)]")]
    [InlineData("""[TracePoint(nameof(System), System = "a.b")]""")]
    public Task A_name_that_a_tracepoint_can_have_is_left_alone(string attribute)
        => Rules.VerifyMembersAsync($"{attribute} static partial void TcpRetransmit2();");
}

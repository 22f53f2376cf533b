namespace RawTp.Publish.Tests;

/// <summary>samples/Quickstart says the same in every build, and firing its tracepoint allocates nothing in any.</summary>
[Collection(PublishedCollection.Name)]
public class QuickstartTests(PublishedApplications applications)
{
    [Theory]
    [MemberData(nameof(Builds))]
    public async Task It_prints_the_same_in_every_build(string name)
        => Assert.Equal("2 orders, 5 pieces\n", await applications.RunAsync(name));

    [Theory]
    [MemberData(nameof(Builds))]
    public async Task Firing_its_tracepoint_allocates_0_bytes_in_every_build(string name)
        => Assert.EndsWith("\noff 0 bytes, on 0 bytes, 20001 orders\n", await applications.RunAsync(name, "", ("MEASURE", "1")));

    public static TheoryData<string> Builds => ["quickstart-aot", "quickstart-trimmed", "quickstart-single-file", "quickstart-ready-to-run"];
}

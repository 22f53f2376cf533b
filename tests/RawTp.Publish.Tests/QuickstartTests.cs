namespace RawTp.Publish.Tests;

/// <summary>samples/Quickstart says the same in every build.</summary>
[Collection(PublishedCollection.Name)]
public class QuickstartTests(PublishedApplications applications)
{
    [Theory]
    [InlineData("quickstart-aot")]
    [InlineData("quickstart-trimmed")]
    [InlineData("quickstart-single-file")]
    [InlineData("quickstart-ready-to-run")]
    public async Task It_prints_the_same_in_every_build(string name)
        => Assert.Equal("2 orders, 5 pieces\n", await applications.RunAsync(name));
}

using System.Text;
using System.Text.RegularExpressions;
using RawTp.Tests;

namespace RawTp.Publish.Tests;

/// <summary>
/// An application with <c>RawTpEnabled</c> false, whose library was built with tracepoints, beside the same from which they were deleted.
/// </summary>
[Collection(PublishedCollection.Name)]
public class OffSwitchTests(PublishedApplications applications)
{
    [Fact]
    public async Task It_runs_as_the_one_without_tracepoints()
        => Assert.Equal(await applications.RunAsync("shop-deleted"), await applications.RunAsync("shop-off"));

    [Fact]
    public void The_machine_code_is_that_of_the_one_without_tracepoints()
    {
        Listing off = applications.ListingOf("shop-off", "Sell");
        Listing deleted = applications.ListingOf("shop-deleted", "Sell");

        Assert.Equal(deleted.Instructions, off.Instructions);
        Assert.Equal(deleted.Bytes, off.Bytes);
    }

    [Fact]
    public void Nothing_in_the_file_names_a_tracepoint_or_the_runtime_library()
    {
        // With symbols, so that every method in it is named.
        string file = Encoding.Latin1.GetString(applications.BytesOf("shop-off"));
        string wide = file.Replace("\0", "", StringComparison.Ordinal);

        Assert.Contains("Shop_Shop_Counter__Sell", file);
        Assert.All(new[] { "order_placed", "OrderPlaced", "piece_handed_out", "PieceHandedOut", "Tracepoint", "BpfTrace" }, trace =>
        {
            Assert.DoesNotContain(trace, file, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(trace, wide, StringComparison.OrdinalIgnoreCase);
        });
        // The setting itself is among the application's.
        Assert.Equal(["RawTp.IsEnabled"], Regex.Matches(file, @"RawTp[\w.]*").Select(static match => match.Value).Distinct());
    }

    [Fact]
    public void The_file_is_as_large_as_the_one_without_tracepoints()
        // An empty module initialiser and the setting, and sections begin at pages. With tracepoints it is 2 MB more.
        => Assert.InRange(applications.BytesOf("shop-off").Length - applications.BytesOf("shop-deleted").Length, -8192, 8192);
}

using System.Text.RegularExpressions;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class OtlpTests
{
    [Fact]
    public async Task Every_metric_that_the_readme_names_arrives_where_metrics_are_sent()
    {
        string[] documented = [.. Regex.Matches(await File.ReadAllTextAsync(Readme.Path), @"^\| `((?:webapi|rawtp)\.[a-z.]+)` \|", RegexOptions.Multiline).Select(static match => match.Groups[1].Value)];
        await using OtlpReceiver receiver = await OtlpReceiver.Start();
        await using RunningService service = await RunningService.Start(
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Url}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_METRIC_EXPORT_INTERVAL=100");
        foreach (OfferedProgram offered in Monitor.Offered.Where(static offered => offered.Tracepoint is not null))
            await service.Attached(offered.Name);

        for (int i = 0; i < 3; i++)
            (await service.Client.GetAsync("/parts/1")).Dispose();
        Shop.WriteRetry(1, "SQLITE_BUSY");

        await RunningService.Until(() => receiver.Names.IsSupersetOf(documented));
        Assert.Equal(11, documented.Length);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_exported()
    {
        await using RunningService service = await RunningService.Start();

        Assert.Throws<InvalidOperationException>(service.Get<OpenTelemetry.Metrics.MeterProvider>);
    }
}

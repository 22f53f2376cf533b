using System.Text.RegularExpressions;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class PageTests
{
    [Fact]
    public async Task The_page_loads_nothing_and_runs_nothing_that_is_not_its_own()
    {
        await using RunningService service = await RunningService.Start();

        using HttpResponseMessage answer = await service.Client.GetAsync("/tracepoints");
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Matches("^default-src 'none'; connect-src 'self'; img-src data:; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$", policy);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", ""));
        Assert.DoesNotContain("innerHTML", page);
        Assert.DoesNotContain(" style=", page);
        Assert.Single(Regex.Matches(page, "<script"));
    }

    [Fact]
    public async Task Who_opens_the_address_of_the_service_comes_to_the_page()
    {
        await using RunningService service = await RunningService.Start();

        using HttpResponseMessage answer = await service.Client.GetAsync("/");

        Assert.Equal("/tracepoints", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Every_field_of_the_page_has_a_label_and_every_button_a_name()
    {
        await using RunningService service = await RunningService.Start();
        string page = await service.Client.GetStringAsync("/tracepoints");
        string markup = page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("<script>", StringComparison.Ordinal)];

        foreach (Match field in Regex.Matches(markup, "<input id=\"([^\"]+)\""))
            Assert.Contains($"<label for=\"{field.Groups[1]}\">", markup);
        Assert.All(Regex.Matches(markup, "<input(?! id=)"), field => Assert.Contains("<label>", markup[..field.Index].Split('\n')[^1]));
        Assert.All(Regex.Matches(markup, "<th[ >][^>]*"), static head => Assert.Contains("scope=", head.Value));
        Assert.Contains("<html lang=\"en\">", page);
    }
}

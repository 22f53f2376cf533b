using System.Net;
using Microsoft.AspNetCore.Builder;

namespace WebApi.Tests;

[Collection(TheService.Name)]
public class LoopbackTests
{
    [Theory]
    [InlineData("0.0.0.0:0", "--urls=http://0.0.0.0:0")]
    [InlineData("0.0.0.0:0", "--urls=http://*:0")]
    [InlineData("0.0.0.0:0", "--urls=http://example.org:0")]
    [InlineData("[::]:0", "--urls=http://[::]:0")]
    [InlineData("192.0.2.1:0", "--urls=http://192.0.2.1:0")]
    [InlineData("0.0.0.0:0", "--urls=http://127.0.0.1:0;http://0.0.0.0:0")]
    [InlineData("0.0.0.0:0", "--urls=http://127.0.0.1:0", "--Kestrel:Endpoints:Wide:Url=http://*:0")]
    public async Task Only_addresses_of_this_machine_are_listened_on(string address, params string[] args)
    {
        string folder = Directory.CreateTempSubdirectory("webapi").FullName;
        await using (WebApplication app = Service.Build([.. args, "--database", Path.Combine(folder, "parts.db")]))
        {
            NotLoopbackException refusal = await Assert.ThrowsAsync<NotLoopbackException>(() => Service.Start(app));

            Assert.Equal($"{address} is not an address of this machine alone, and the service listens on no other; give one such as http://127.0.0.1:5080.", refusal.Message);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_asks_for_another_host_gets_nothing_not_even_with_the_token()
    {
        await using RunningService service = await RunningService.Start();
        foreach (string host in (string[])["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", "[::ffff:192.0.2.1]"])
        {
            await Refusal.Says(421, $"The host '{host.Replace(":80", "")}' is not served; ask for localhost, 127.0.0.1 or [::1].", Ask(service, host, HttpMethod.Post, "/tracepoints/api/links"));
            Assert.Empty(RawTp.RawTracepointLink.All);
        }
    }

    [Fact]
    public async Task This_machine_has_several_names()
    {
        await using RunningService service = await RunningService.Start();
        foreach (string host in (string[])["localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]:5080"])
        {
            using HttpResponseMessage answer = await Ask(service, host, HttpMethod.Get, "/parts/1");

            Assert.Equal((host, HttpStatusCode.OK), (host, answer.StatusCode));
        }
    }

    private static Task<HttpResponseMessage> Ask(RunningService service, string host, HttpMethod method, string path)
    {
        HttpRequestMessage request = new(method, path);
        if (method == HttpMethod.Post)
            request.Content = new StringContent("""{"program": "Statuses"}""");
        request.Headers.Host = host;
        return service.Console.SendAsync(request);
    }
}

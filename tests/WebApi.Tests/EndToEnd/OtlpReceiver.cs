using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebApi.Tests;

/// <summary>A collector of metrics that speaks OTLP over HTTP, and remembers their names.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HashSet<string> _names = [];

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlySet<string> Names
    {
        get
        {
            lock (_names)
                return _names.ToHashSet();
        }
    }

    public static async Task<OtlpReceiver> Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        OtlpReceiver receiver = new(app);
        app.MapPost("/v1/metrics", receiver.Receive);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        Assert.Equal("application/x-protobuf", context.Request.ContentType);
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        const int ResourceMetrics = 1, ScopeMetrics = 2, Metrics = 2, Name = 1;
        lock (_names)
        {
            foreach (byte[] name in Fields(Fields(Fields(Fields([body.ToArray()], ResourceMetrics), ScopeMetrics), Metrics), Name))
                _names.Add(Encoding.UTF8.GetString(name));
        }
    }

    /// <summary>The fields of one number, with a length, of protobuf messages.</summary>
    private static IEnumerable<byte[]> Fields(IEnumerable<byte[]> messages, int number)
    {
        foreach (byte[] message in messages)
        {
            for (int at = 0; at < message.Length;)
            {
                ulong tag = Varint(message, ref at);
                switch (tag & 7)
                {
                    case 0:
                        Varint(message, ref at);
                        break;
                    case 1:
                        at += 8;
                        break;
                    case 2:
                        int length = (int)Varint(message, ref at);
                        if ((int)(tag >> 3) == number)
                            yield return message[at..(at + length)];
                        at += length;
                        break;
                    case 5:
                        at += 4;
                        break;
                    default:
                        throw new InvalidDataException($"There is no wire type {tag & 7}.");
                }
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}

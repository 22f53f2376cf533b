using System.Net;

namespace WebApi;

/// <summary>
/// Answers only those who ask for this machine by a name that is always its own. A page from elsewhere whose name has been made to
/// point here (DNS rebinding) would otherwise be of the same origin as the console.
/// </summary>
internal sealed class LoopbackHost(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        string host = context.Request.Host.Host;
        return IsLoopback(host)
            ? next(context)
            : Results.Problem(title: $"The host '{host}' is not served; ask for localhost, 127.0.0.1 or [::1].", statusCode: StatusCodes.Status421MisdirectedRequest).ExecuteAsync(context);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("127.0.0.1", StringComparison.Ordinal)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (host.StartsWith('[') && IPAddress.TryParse(host, out IPAddress? address) && address.Equals(IPAddress.IPv6Loopback));
}

using System.Diagnostics;

namespace WebApi;

/// <summary>Fires when a request starts and stops. While nobody watches it hands the request on and leaves no trace, not even a state machine.</summary>
internal sealed class RequestTracing(RequestDelegate next)
{
    private const string NoRoute = "(no route)";

    public Task InvokeAsync(HttpContext context)
    {
        if (Shop.RequestStartEnabled)
            Shop.RequestStart(Route(context), context.Request.Method);
        return Shop.RequestStopEnabled ? Timed(context) : next(context);
    }

    private async Task Timed(HttpContext context)
    {
        string route = Route(context);
        long start = Stopwatch.GetTimestamp();
        await next(context);
        Shop.RequestStop(route, context.Request.Method, context.Response.StatusCode, Stopwatch.GetTimestamp() - start);
    }

    private static string Route(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } text } ? text : NoRoute;
}

using System.Text.Json;
using RawTp;

namespace WebApi;

/// <summary>The console over HTTP: everybody on this machine may look, and who has the token may attach and detach.</summary>
internal static class ConsoleEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/", static () => Results.Redirect("/tracepoints"));
        app.MapGet("/tracepoints", ConsolePage.Write);
        app.MapGet("/tracepoints/api", static (Attachments attachments) => ConsoleState.Of(attachments));

        RouteGroupBuilder changes = app.MapGroup("/tracepoints/api").AddEndpointFilter(RequireToken);
        changes.MapPost("/links", Attach);
        changes.MapDelete("/links/{id:long}", Detach);
        changes.MapPut("/counts-runs", CountRuns);
        changes.MapDelete("/results", static () =>
        {
            Monitor.Findings.Clear();
            return Results.NoContent();
        });
    }

    private static async ValueTask<object?> RequireToken(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        HttpContext context = invocation.HttpContext;
        if (context.RequestServices.GetRequiredService<ConsoleToken>().Refusal(context.Request.Headers.Authorization) is not { } refusal)
            return await next(invocation);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Refused(401, refusal);
    }

    private static async Task<IResult> Attach(HttpContext context, Attachments attachments)
    {
        if (await Body<AttachRequest>(context) is not { Program: { } name } wanted)
            return Refused(400, """Which program is to be attached is missing; send JSON such as {"program": "LatencyByRoute"}.""");
        if (Monitor.Offered.FirstOrDefault(offered => offered.Name == name) is not { } program)
            return Refused(404, $"There is no program '{name}'; there are {string.Join(", ", Monitor.Offered.Select(static offered => offered.Name))}.");
        if ((wanted.Tracepoint ?? program.Tracepoint) is not { } tracepoint)
            return Refused(400, $$"""Program '{{name}}' is for any tracepoint; say which, such as {"program": "{{name}}", "tracepoint": "request_start"}.""");
        try
        {
            RawTracepointLink link = attachments.Attach(program.Program, tracepoint, wanted.Cookie);
            return Results.Created($"/tracepoints/api/links/{link.Id}", LinkState.Of(link, isOwn: true));
        }
        catch (RawTracepointException refusal)
        {
            return Refused(refusal.Error == RawTracepointError.UnknownTracepoint ? 404 : 422, refusal.Message);
        }
    }

    private static IResult Detach(long id, Attachments attachments) => attachments.Detach(id) switch
    {
        Detaching.Done => Results.NoContent(),
        Detaching.DoneBefore => Refused(410, $"Link {id} was detached before."),
        Detaching.MadeElsewhere => Refused(409, $"Link {id} was not made from the console, so it is not detached from here."),
        _ => Refused(404, $"There is no link {id}; GET /tracepoints/api lists those that there are."),
    };

    private static async Task<IResult> CountRuns(HttpContext context, Attachments attachments)
    {
        if (await Body<bool?>(context) is not { } isWanted)
            return Refused(400, "Whether runs are to be counted is missing; send true or false.");
        attachments.CountsRuns = isWanted;
        return Results.NoContent();
    }

    /// <summary>Whatever type the sender says that it has: curl says that it is a form.</summary>
    private static async Task<T?> Body<T>(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, JsonSerializerOptions.Web, context.RequestAborted);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static IResult Refused(int status, string sentence) => Results.Problem(title: sentence, statusCode: status);

    /// <param name="Tracepoint">Needed for a program that is for any.</param>
    private sealed record AttachRequest(string? Program, string? Tracepoint, ulong Cookie = 0);
}

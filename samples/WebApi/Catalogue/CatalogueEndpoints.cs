namespace WebApi;

/// <summary>The catalogue over HTTP.</summary>
internal static class CatalogueEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/parts", Search);
        app.MapGet("/parts/{id:long}", Find);
        app.MapPost("/orders", Place);
        app.MapGet("/orders/{id:long}", FindOrder);
    }

    private static IResult Search(Catalogue catalogue, string? search, int? limit)
    {
        if (string.IsNullOrWhiteSpace(search))
            return Refused(400, "The words to search for are missing; ask for /parts?search=bolt");
        if (limit is < 1 or > Catalogue.MaxFound)
            return Refused(400, $"A limit of {limit} is not possible; ask for 1 to {Catalogue.MaxFound}");
        return Results.Ok(catalogue.Search(search, limit ?? 20));
    }

    private static IResult Find(Catalogue catalogue, long id) =>
        catalogue.Find(id) is { } part ? Results.Ok(part) : Refused(404, $"There is no part {id}");

    private static async Task<IResult> Place(Catalogue catalogue, NewOrder wanted, CancellationToken cancellation)
    {
        if (wanted.Quantity < 1)
            return Refused(400, $"A quantity of {wanted.Quantity} cannot be ordered; order 1 or more");
        if (catalogue.Find(wanted.PartId) is null)
            return Refused(404, $"There is no part {wanted.PartId}");
        try
        {
            return await catalogue.Place(wanted, cancellation) is { } order
                ? Results.Created($"/orders/{order.Id}", order)
                : Refused(409, $"There are not {wanted.Quantity} of part {wanted.PartId} in stock");
        }
        catch (DatabaseBusyException busy)
        {
            return Refused(503, busy.Message.TrimEnd('.'));
        }
    }

    private static IResult FindOrder(Catalogue catalogue, long id) =>
        catalogue.FindOrder(id) is { } order ? Results.Ok(order) : Refused(404, $"There is no order {id}");

    private static IResult Refused(int status, string sentence) => Results.Problem(title: $"{sentence}.", statusCode: status);
}

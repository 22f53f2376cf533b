namespace WebApi;

internal static class Program
{
    private const int Success = 0;
    private const int CannotServe = 1;
    private const int BadSetting = 2;

    private static async Task<int> Main(string[] args)
    {
        try
        {
            await using WebApplication app = Service.Build(args);
            await Service.Start(app);
            foreach (string url in app.Urls)
                Console.WriteLine($"Serving on {url}");
            Watching.Announce(app);
            await app.WaitForShutdownAsync();
            return Success;
        }
        catch (Exception e) when (e is NotLoopbackException or ConfigurationException)
        {
            return Fail(e, BadSetting);
        }
        catch (Exception e) when (e is IOException or DatabaseException)
        {
            return Fail(e, CannotServe);
        }
    }

    private static int Fail(Exception e, int exitCode)
    {
        Console.Error.WriteLine($"WebApi: {e.Message.TrimEnd('.')}.");
        return exitCode;
    }
}

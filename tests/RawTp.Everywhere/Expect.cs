namespace RawTp.Everywhere;

/// <summary>What a check says when it fails. No library for tests runs everywhere.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"{what} should be {expected} and is {actual}.");
    }

    public static void That(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException($"It should hold that {what}.");
    }

    public static RawTracepointException Refused(RawTracepointError error, Action call)
    {
        try
        {
            call();
        }
        catch (RawTracepointException refused)
        {
            Equal(error, refused.Error, "The error");
            return refused;
        }
        throw new InvalidOperationException($"The call should have been refused with {error}.");
    }
}

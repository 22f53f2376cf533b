namespace Traced;

/// <summary>As programs were built against it.</summary>
public static partial class Requests
{
    [RawTp.TracePoint("request_kept")]
    public static partial void Kept(string? path, int status);

    [RawTp.TracePoint("request_renamed")]
    public static partial void Renamed(string path, int status);

    [RawTp.TracePoint("request_retyped")]
    public static partial void Retyped(string path, int status);

    [RawTp.TracePoint("request_swapped")]
    public static partial void Swapped(int sent, int received);

    [RawTp.TracePoint("request_inserted")]
    public static partial void Inserted(int status, int length);

    [RawTp.TracePoint("request_appended")]
    public static partial void Appended(int status);

    [RawTp.TracePoint("request_dropped")]
    public static partial void Dropped(int status, int length);
}

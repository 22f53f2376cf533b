namespace Traced;

/// <summary>A later version. Every count still fits the programs that were built against the former, but for the last.</summary>
public static partial class Requests
{
    [RawTp.TracePoint("request_kept")]
    public static partial void Kept(string path, int status);

    [RawTp.TracePoint("request_renamed")]
    public static partial void Renamed(string url, int code);

    [RawTp.TracePoint("request_retyped")]
    public static partial void Retyped(string path, uint status);

    [RawTp.TracePoint("request_swapped")]
    public static partial void Swapped(int received, int sent);

    [RawTp.TracePoint("request_inserted")]
    public static partial void Inserted(long id, int status, int length);

    [RawTp.TracePoint("request_appended")]
    public static partial void Appended(int status, int length);

    [RawTp.TracePoint("request_dropped")]
    public static partial void Dropped(int status);
}

using RawTp;

namespace Watching;

/// <summary>Programs built against the first version of the library. Raw ones read 64 bits, which fit whatever is there.</summary>
#pragma warning disable RTP1008 // Which 64 bits they are makes no difference to what is tested.
public static partial class Watcher
{
    [RawTracepointProgram("request_kept")]
    public static ulong Kept(RawTracepointArgs args) => args[1];

    [RawTracepointProgram("request_renamed")]
    public static ulong Renamed(RawTracepointArgs args) => args[1];

    [RawTracepointProgram("request_retyped")]
    public static ulong Retyped(RawTracepointArgs args) => args[1];

    [RawTracepointProgram("request_retyped")]
    public static ulong RetypedElsewhere(RawTracepointArgs args) => args[0];

    [RawTracepointProgram("request_swapped")]
    public static ulong Swapped(RawTracepointArgs args) => args[0];

    [RawTracepointProgram("request_swapped")]
    public static void SwappedTyped(int sent) => GC.KeepAlive(sent);

    [RawTracepointProgram("request_inserted")]
    public static ulong Inserted(RawTracepointArgs args) => args[0];

    [RawTracepointProgram("request_appended")]
    public static ulong Appended(RawTracepointArgs args) => args[0];

    [RawTracepointProgram("request_dropped")]
    public static ulong Dropped(RawTracepointArgs args) => args[1];
}

namespace RawTp.Observation.Tests;

internal enum Level : sbyte { Low = -1, High = 1 }

[Flags]
internal enum Access : ulong { Read = 1, Write = 2 }

internal readonly record struct Point(short X, short Y);
internal readonly record struct Line(Point From, Point To, string? Label, Level Level, int? Width);

internal readonly record struct Five(string? A, string? B, string? C, string? D, string? E);

internal readonly struct Throwing : IFormattable
{
    public string ToString(string? format, IFormatProvider? provider) => throw new InvalidOperationException();
}

[System.Runtime.CompilerServices.InlineArray(4)]
internal struct FourBytes { private byte _first; }

/// <summary>A tracepoint for each kind of argument, in no other assembly's way.</summary>
internal static unsafe partial class Observed
{
    [TracePoint("signed", System = "values")]
    public static partial void Signed(sbyte a, short b, int c, long d, nint e);

    [TracePoint("unsigned", System = "values")]
    public static partial void Unsigned(byte a, ushort b, uint c, ulong d, nuint e);

    [TracePoint("floating", System = "values")]
    public static partial void Floating(float single, double @double);

    [TracePoint("simple", System = "values")]
    public static partial void Simple(bool yes, char letter, Level level, Access access);

    [TracePoint("pointers", System = "values")]
    public static partial void Pointers(int* data, delegate*<void> function);

    [TracePoint("references", System = "values")]
    public static partial void References(string? text, object? something, int[]? array, dynamic? any);

    [TracePoint("structs", System = "values")]
    public static partial void Structs(Point small, in Line large, int? number);

    [TracePoint("known_structs", System = "values")]
    public static partial void KnownStructs(DateTime time, Guid id, in decimal money, TimeSpan span, FourBytes bytes, Throwing throwing);

    [TracePoint("spans", System = "values")]
    public static partial void Spans(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> characters, Span<int> numbers, ReadOnlySpan<string?> texts);

    [TracePoint("by_reference", System = "values")]
    public static partial void ByReference(in int number, in string text, ref readonly Level level);

    [TracePoint("underscores", System = "values")]
    public static partial void Underscores(int _, int _x, int __y);

    [TracePoint("replaced", System = "values")]
    public static partial void Replaced(int _x, int arg_x, int arg__x);

    [TracePoint("thirty", System = "wide")]
    public static partial void Thirty(Five a, Five b, Five c, Five d, Five e, Five f);

    [TracePoint("nothing")]
    public static partial void Nothing();

    [TracePoint("WorkStart")]
    public static partial void WorkStart(int id);

    [TracePoint("twelve", System = "wide")]
    public static partial void Twelve(int a, string b, double c, Line d, in Line e, ReadOnlySpan<byte> f, sbyte g, object h, long i, short j, int? k, nint l);

    [TracePoint("counted", System = "counts")]
    public static partial void Counted(int number);

    [TracePoint("counted_too", System = "counts")]
    public static partial void CountedToo(int number);
}

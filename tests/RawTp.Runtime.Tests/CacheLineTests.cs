using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp.Tests;

/// <summary>
/// Threads that fire at once must not wait for each other's cache lines. How long that takes depends on the machine; where a thread
/// writes does not: what it writes is compared, word by word, with all that others use.
/// </summary>
[Collection("statistics")]
public sealed unsafe partial class CacheLineTests
{
    /// <summary>Processors fetch lines of 64 bytes in pairs.</summary>
    private const int Apart = 128;

    [TracePoint("cached")]
    private static partial void Cached(int value);

    [RawTracepointProgram]
    private static void CountsNothing(RawTracepointArgs args) { }

    [RawTracepointProgram]
    private static void Recurses(RawTracepointArgs args) => Cached(0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_shared_by_those_who_fire_is_not_written_by_them(bool withStatistics)
    {
        using RawTracepointLink link = CachedTracepoint.Open(CountsNothingProgram);
        using RawTracepointLink recursing = CachedTracepoint.Open(RecursesProgram);
        using IDisposable? statistics = withStatistics ? RawTracepoint.EnableStats() : null;
        object[] shared = [CachedTracepoint, CachedTracepoint.Attached, .. CachedTracepoint.Attached, CountsNothingProgram, RecursesProgram, CachedTracepoint.Counters, link, recursing];
        Cached(1);

        (byte[][] before, byte[][] after) = WithoutCollection(() =>
        {
            byte[][] images = Array.ConvertAll(shared, Image);
            for (int i = 0; i < 1000; i++)
                Cached(i);
            return (images, Array.ConvertAll(shared, Image));
        });

        Assert.Equal(before, after);
    }

    [Fact]
    public void What_a_thread_writes_when_it_fires_lies_apart_from_whatever_else_there_is()
    {
        using RawTracepointLink link = CachedTracepoint.Open(CountsNothingProgram);
        ReaderMark* mark = ReaderMark.Current;
        byte[] inside = [];
        s_inside = () => inside = Image(mark);
        using RawTracepointLink looking = CachedTracepoint.Open(LooksProgram);

        Cached(1);

        Assert.NotEqual(inside, Image(mark));
        Assert.Equal(0, (nint)mark % Apart);
        Assert.InRange(sizeof(ReaderMark), Apart, int.MaxValue);
    }

    [Fact]
    public void What_a_thread_counts_lies_apart_from_whatever_else_there_is()
    {
        var counters = new ThreadCounters();
        counters.CountMiss(1);
        counters.CountRuns(40, 1, 1);
        ProgramCounters[] array = Counters(counters);

        int first = Array.FindIndex(array, static counted => counted.Misses != 0);
        int last = Array.FindLastIndex(array, static counted => counted.Runs != 0);

        Assert.InRange(first * sizeof(ProgramCounters), Apart, int.MaxValue);
        Assert.InRange((array.Length - 1 - last) * sizeof(ProgramCounters), Apart, int.MaxValue);
    }

    private static Action s_inside = static () => { };

    [RawTracepointProgram]
    private static void Looks(RawTracepointArgs args) => s_inside();

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_counters")]
    private static extern ref ProgramCounters[] Counters(ThreadCounters counters);

    /// <summary>A collection would move what images refer to, and the references in them would differ for no other reason.</summary>
    private static T WithoutCollection<T>(Func<T> look)
    {
        while (true)
        {
            int collections = GC.CollectionCount(0);
            T seen = look();
            if (GC.CollectionCount(0) == collections)
                return seen;
        }
    }

    private static byte[] Image(ReaderMark* mark) => new ReadOnlySpan<byte>(mark, sizeof(ReaderMark)).ToArray();

    /// <summary>The object as it lies in memory, from its first field on.</summary>
    private static byte[] Image(object target) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<StrongBox<byte>>(target).Value, Size(target)).ToArray();

    /// <summary>The runtime's description of a type begins with the size of an array's elements and that of the whole object, its header included.</summary>
    private static int Size(object target)
    {
        uint* type = (uint*)target.GetType().TypeHandle.Value;
        return (int)type[1] - 2 * sizeof(nint) + (target is Array array ? array.Length * (int)(type[0] & 0xffff) : 0);
    }
}

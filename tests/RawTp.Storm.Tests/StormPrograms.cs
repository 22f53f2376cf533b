using System.Collections.Concurrent;

namespace RawTp.Tests;

/// <summary>What each thread has sent, and what each of the links that stay attached has shown it, by tracepoint.</summary>
internal sealed class Voyage
{
    [ThreadStatic]
    private static Voyage? t_current;

    public static Voyage Current => t_current ??= new Voyage();

    public readonly long[] Sent = new long[StormTracepoints.Count];
    public readonly long[] Witnessed = new long[StormTracepoints.Count];
    public readonly long[] Relayed = new long[StormTracepoints.Count];
    public int Depth;
    public Random Chance = new(0);
}

/// <summary>The programs of the storm. Cookies say which tracepoint, or which passing link, they run for.</summary>
internal static partial class StormPrograms
{
    /// <summary>Of each passing link, by cookie, whether its Dispose has returned.</summary>
    public static readonly bool[] IsDisposed = new bool[20_000_000];

    /// <summary>Passing links that a program is to dispose itself.</summary>
    public static readonly ConcurrentDictionary<ulong, RawTracepointLink> Own = new();

    public static readonly ConcurrentQueue<string> Wrong = new();

    private static long s_witnessed, s_seen, s_relayed, s_recursed, s_thrown;

    public static (long Witnessed, long Seen, long Relayed, long Recursed, long Thrown) Totals => (s_witnessed, s_seen, s_relayed, s_recursed, s_thrown);

    public static void Report(string wrong)
    {
        if (Wrong.Count < 20)
            Wrong.Enqueue(wrong);
    }

    /// <summary>Attached throughout: every firing exactly once and in order.</summary>
    [RawTracepointProgram]
    private static void Witnesses(RawTracepointArgs args)
    {
        Interlocked.Increment(ref s_witnessed);
        Follow(Voyage.Current.Witnessed, args.Cookie, args.Value<long>(3), "witness");
        Verify(args.Reference<Cargo>(0), args.Span<long>(1), in args.Ref<Cargo.Big>(2), args.Value<long>(3));
    }

    /// <summary>These two take turns on a link that is updated all the time: the one or the other sees each firing.</summary>
    [RawTracepointProgram]
    private static void RelaysOne(RawTracepointArgs args) => Relay(args.Cookie, args.Value<long>(3));

    [RawTracepointProgram]
    private static void RelaysOther(RawTracepointArgs args) => Relay(args.Cookie, args.Value<long>(3));

    /// <summary>Attached throughout to some: fires its own tracepoint, which must miss it once.</summary>
    [RawTracepointProgram]
    private static void Recurses(RawTracepointArgs args)
    {
        Interlocked.Increment(ref s_recursed);
        Send((int)args.Cookie);
    }

    [RawTracepointProgram]
    private static void Passes(RawTracepointArgs args)
    {
        ulong link = args.Cookie;
        if (Volatile.Read(ref IsDisposed[link]))
            Report($"Passing link {link} runs after its Dispose has returned.");
        Cargo cargo = args.Reference<Cargo>(0);
        Verify(cargo, args.Span<long>(1), in args.Ref<Cargo.Big>(2), args.Value<long>(3));
        if (Volatile.Read(ref IsDisposed[link]))
            Report($"Passing link {link} was in flight when its Dispose returned.");
    }

    [RawTracepointProgram]
    private static void PassesTyped(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence) => Verify(cargo, words, in big, sequence);

    /// <summary>What lies in the slots before and after a while, in which the collector may move it.</summary>
    [RawTracepointProgram("few")]
    private static void SeesFew(RawTracepointArgs args)
    {
        Interlocked.Increment(ref s_seen);
        long sequence = args.Value<long>(2);
        for (int i = 0; i < 3; i++)
        {
            Cargo cargo = args.Reference<Cargo>(0);
            Verify(cargo, args.Reference<long[]>(1), in cargo.Large, sequence);
            Thread.SpinWait(20);
        }
    }

    [RawTracepointProgram]
    private static void FiresAnother(RawTracepointArgs args)
    {
        if (Voyage.Current.Depth < 4)
            Send(Voyage.Current.Chance.Next(StormTracepoints.Count));
    }

    [RawTracepointProgram]
    private static void DisposesItself(RawTracepointArgs args)
    {
        if (Own.TryRemove(args.Cookie, out RawTracepointLink? own))
            own.Dispose();
    }

    [RawTracepointProgram]
    private static void Throws(RawTracepointArgs args)
    {
        Interlocked.Increment(ref s_thrown);
        throw new InvalidOperationException("as storms do");
    }

    /// <summary>Fires once, and keeps the account.</summary>
    public static void Send(int tracepoint)
    {
        Voyage voyage = Voyage.Current;
        voyage.Depth++;
        StormTracepoints.Send(tracepoint, voyage.Sent[tracepoint]++);
        voyage.Depth--;
    }

    /// <summary>At the end of a thread that has sent: what it sent is what it was shown.</summary>
    public static long Settle(bool[] isRelayed)
    {
        Voyage voyage = Voyage.Current;
        for (int i = 0; i < StormTracepoints.Count; i++)
        {
            if (voyage.Witnessed[i] != voyage.Sent[i])
                Report($"Of tracepoint {i} a thread sent {voyage.Sent[i]} and the witness saw {voyage.Witnessed[i]}.");
            if (isRelayed[i] && voyage.Relayed[i] != voyage.Sent[i])
                Report($"Of tracepoint {i} a thread sent {voyage.Sent[i]} and the updated link saw {voyage.Relayed[i]}.");
        }
        return voyage.Sent.Sum();
    }

    private static void Relay(ulong tracepoint, long sequence)
    {
        Interlocked.Increment(ref s_relayed);
        Follow(Voyage.Current.Relayed, tracepoint, sequence, "updated link");
    }

    private static void Follow(long[] seen, ulong tracepoint, long sequence, string who)
    {
        if (seen[tracepoint] != sequence)
            Report($"Of tracepoint {tracepoint} the {who} saw {sequence} where {seen[tracepoint]} was next.");
        seen[tracepoint] = sequence + 1;
    }

    private static void Verify(Cargo cargo, ReadOnlySpan<long> words, in Cargo.Big big, long sequence)
    {
        if (cargo.Sequence != sequence || words.Length != 2 || words[0] != sequence || words[1] != ~sequence || big != new Cargo.Big(sequence, -sequence, ~sequence))
            Report($"Arguments of firing {sequence} say {cargo.Sequence}, {words.Length} words, {big}.");
    }
}

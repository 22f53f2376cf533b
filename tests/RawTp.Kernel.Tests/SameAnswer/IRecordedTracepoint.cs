using System.Globalization;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>
/// A tracepoint that the test can fire, with programs that record that they ran: once in the kernel, once in RawTp.
/// A scenario played on either must leave the same record.
/// </summary>
public interface IRecordedTracepoint : IDisposable
{
    /// <summary>Attaches one of the programs A, B and C.</summary>
    /// <returns>The link.</returns>
    IDisposable Attach(char program, ulong cookie = 0);

    /// <summary>Fires the tracepoint once.</summary>
    void Fire();

    /// <summary>What programs have recorded since the last call, in the order in which they ran: <c>cookie &lt;&lt; 8 | program</c>.</summary>
    IEnumerable<ulong> Drain();
}

internal static class Scenario
{
    /// <summary>The record of one firing, such as <c>A B7</c>: program A without a cookie, then B with cookie 7.</summary>
    public static string FireAndRecord(this IRecordedTracepoint tracepoint)
    {
        tracepoint.Fire();
        return string.Join(' ', tracepoint.Drain().Select(Name));
    }

    private static string Name(ulong record)
    {
        ulong cookie = record >> 8;
        return (char)(byte)record + (cookie == 0 ? "" : cookie.ToString(CultureInfo.InvariantCulture));
    }
}

using System.Runtime.CompilerServices;

namespace RawTp;

// For tracepoints of up to three arguments with references among them. The slot whose address a reference travels as is the parameter's own, on the frame here:
// the shim needs no frame, and is a jump as one of values is.
public static unsafe partial class BpfTrace
{
    /// <inheritdoc cref="BpfTraceRun1(RawTracepoint, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun1(RawTracepoint tracepoint, object? arg0)
    {
        Frame1 frame;
        frame.Arg0 = AddressOf(in arg0);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 1, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun2(RawTracepoint, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun2(RawTracepoint tracepoint, object? arg0, object? arg1)
    {
        Frame2 frame;
        frame.Arg0 = AddressOf(in arg0);
        frame.Arg1 = AddressOf(in arg1);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 2, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun2(RawTracepoint, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun2(RawTracepoint tracepoint, object? arg0, ulong arg1)
    {
        Frame2 frame;
        frame.Arg0 = AddressOf(in arg0);
        frame.Arg1 = arg1;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 2, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun2(RawTracepoint, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun2(RawTracepoint tracepoint, ulong arg0, object? arg1)
    {
        Frame2 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = AddressOf(in arg1);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 2, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, object? arg0, object? arg1, object? arg2)
    {
        Frame3 frame;
        frame.Arg0 = AddressOf(in arg0);
        frame.Arg1 = AddressOf(in arg1);
        frame.Arg2 = AddressOf(in arg2);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, object? arg0, object? arg1, ulong arg2)
    {
        Frame3 frame;
        frame.Arg0 = AddressOf(in arg0);
        frame.Arg1 = AddressOf(in arg1);
        frame.Arg2 = arg2;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, object? arg0, ulong arg1, object? arg2)
    {
        Frame3 frame;
        frame.Arg0 = AddressOf(in arg0);
        frame.Arg1 = arg1;
        frame.Arg2 = AddressOf(in arg2);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, object? arg0, ulong arg1, ulong arg2)
    {
        Frame3 frame;
        frame.Arg0 = AddressOf(in arg0);
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, ulong arg0, object? arg1, object? arg2)
    {
        Frame3 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = AddressOf(in arg1);
        frame.Arg2 = AddressOf(in arg2);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, ulong arg0, object? arg1, ulong arg2)
    {
        Frame3 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = AddressOf(in arg1);
        frame.Arg2 = arg2;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }

    /// <inheritdoc cref="BpfTraceRun3(RawTracepoint, ulong, ulong, ulong)"/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, ulong arg0, ulong arg1, object? arg2)
    {
        Frame3 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = AddressOf(in arg2);
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 3, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame.Header, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame.Header, fault);
        }
    }
}

using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp;

/// <summary>
/// What generated code calls. <c>BpfTraceRunN</c> is the kernel's <c>bpf_trace_runN</c> (kernel/trace/bpf_trace.c): it spills
/// exactly N words to the stack and runs each attached program on them.
/// </summary>
/// <remarks>
/// Nothing here is meant to be called by hand: what the shims promise is then not kept. The functions are not inlined, so that
/// a shim stays a jump; the JIT makes no jump from a method marked NoInlining, but it does to one.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class BpfTrace
{
    /// <summary>The most arguments that a tracepoint can have: <c>MAX_BPF_FUNC_ARGS</c> (include/linux/bpf.h).</summary>
    internal const int MaxArgs = 12;

    /// <summary>Runs the programs attached to a tracepoint of no arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun0(RawTracepoint tracepoint)
    {
        RunFrame frame;
        if (!ProgramRun.TryBegin(tracepoint, &frame, 0, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
            return;
        try
        {
            ProgramRun.Run(programs, &frame, mark, section);
        }
        catch (Exception fault)
        {
            ProgramRun.RunBehindFault(programs, &frame, fault);
        }
    }

    /// <summary>Runs the programs attached to a tracepoint of 1 argument.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun1(RawTracepoint tracepoint, ulong arg0)
    {
        Frame1 frame;
        frame.Arg0 = arg0;
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

    /// <summary>Runs the programs attached to a tracepoint of 2 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun2(RawTracepoint tracepoint, ulong arg0, ulong arg1)
    {
        Frame2 frame;
        frame.Arg0 = arg0;
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

    /// <summary>Runs the programs attached to a tracepoint of 3 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun3(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2)
    {
        Frame3 frame;
        frame.Arg0 = arg0;
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

    /// <summary>Runs the programs attached to a tracepoint of 4 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun4(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3)
    {
        Frame4 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 4, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 5 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun5(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4)
    {
        Frame5 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 5, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 6 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun6(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5)
    {
        Frame6 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 6, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 7 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun7(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5, ulong arg6)
    {
        Frame7 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        frame.Arg6 = arg6;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 7, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 8 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun8(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5, ulong arg6, ulong arg7)
    {
        Frame8 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        frame.Arg6 = arg6;
        frame.Arg7 = arg7;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 8, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 9 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun9(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5, ulong arg6, ulong arg7, ulong arg8)
    {
        Frame9 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        frame.Arg6 = arg6;
        frame.Arg7 = arg7;
        frame.Arg8 = arg8;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 9, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 10 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun10(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5, ulong arg6, ulong arg7, ulong arg8, ulong arg9)
    {
        Frame10 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        frame.Arg6 = arg6;
        frame.Arg7 = arg7;
        frame.Arg8 = arg8;
        frame.Arg9 = arg9;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 10, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 11 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun11(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5, ulong arg6, ulong arg7, ulong arg8, ulong arg9, ulong arg10)
    {
        Frame11 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        frame.Arg6 = arg6;
        frame.Arg7 = arg7;
        frame.Arg8 = arg8;
        frame.Arg9 = arg9;
        frame.Arg10 = arg10;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 11, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    /// <summary>Runs the programs attached to a tracepoint of 12 arguments.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void BpfTraceRun12(RawTracepoint tracepoint, ulong arg0, ulong arg1, ulong arg2, ulong arg3, ulong arg4, ulong arg5, ulong arg6, ulong arg7, ulong arg8, ulong arg9, ulong arg10, ulong arg11)
    {
        Frame12 frame;
        frame.Arg0 = arg0;
        frame.Arg1 = arg1;
        frame.Arg2 = arg2;
        frame.Arg3 = arg3;
        frame.Arg4 = arg4;
        frame.Arg5 = arg5;
        frame.Arg6 = arg6;
        frame.Arg7 = arg7;
        frame.Arg8 = arg8;
        frame.Arg9 = arg9;
        frame.Arg10 = arg10;
        frame.Arg11 = arg11;
        if (!ProgramRun.TryBegin(tracepoint, &frame.Header, 12, out AttachedProgram[] programs, out ReaderMark* mark, out nint section))
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

    [StructLayout(LayoutKind.Sequential)]
    private struct Frame1 { public RunFrame Header; public ulong Arg0; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame2 { public RunFrame Header; public ulong Arg0, Arg1; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame3 { public RunFrame Header; public ulong Arg0, Arg1, Arg2; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame4 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame5 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame6 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame7 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5, Arg6; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame8 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame9 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame10 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame11 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10; }
    [StructLayout(LayoutKind.Sequential)]
    private struct Frame12 { public RunFrame Header; public ulong Arg0, Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10, Arg11; }
}

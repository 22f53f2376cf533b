using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace RawTp.MachineCode;

/// <summary>The tracepoint of the kernel's shim that RawTp measures itself by, with its two pointers as they are there.</summary>
internal static partial class Xdp
{
    [TracePoint("xdp_exception")]
    public static partial void Exception(nint dev, nint xdp, uint act);

    [TracePoint("xdp_redirect")]
    public static partial void Redirect(string dev, string to, int error);
}

/// <summary>
/// Run in a child process whose JIT prints what it makes of these methods. The modes are: <c>off</c>, until the call sites
/// are in Tier-1 code with nothing attached; <c>osr</c>, in one call of a long loop, which the JIT replaces while it runs; <c>on</c>,
/// until the run path is in Tier-1 code, with three programs attached; <c>late</c>, the same after the call sites were in Tier-1 code with none attached; <c>shim</c>, until the shims are compiled by themselves, since where they are called the
/// JIT may well inline them; <c>shims</c>, until those of an assembly are, whose path follows; <c>start</c>, to end at once; <c>exit</c>, to end while a thread fires and links are attached;
/// <c>exit-inside</c>, to be ended by a program.
/// </summary>
internal static partial class CallSites
{
    private const nint Device = 0x1000;
    private const nint Program = 0x2000;

    /// <summary>Standard output is the JIT's.</summary>
    private static ulong s_sum;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static uint FireOnce(uint act)
    {
        Xdp.Exception(Device, Program, act);
        return act * 3;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ulong FireInLoop(uint count)
    {
        ulong sum = 0;
        for (uint act = 0; act < count; act++)
        {
            Xdp.Exception(Device, Program, act);
            sum += act;
        }
        return sum;
    }

    private static void Main(string[] arguments)
    {
        if (arguments is ["exit"])
            ExitWhileFiring();
        else if (arguments is ["exit-inside"])
            ExitInside();
        else if (arguments is ["shim"])
            PrepareShims(typeof(Xdp).Assembly);
        else if (arguments is ["shims", string path])
            PrepareShims(Assembly.LoadFrom(path));
        else if (arguments is ["start"])
            return;
        else if (arguments is ["osr"])
            s_sum = FireInLoop(1_000_000);
        else if (arguments is ["on"])
            s_sum = AttachAndWarm();
        else if (arguments is ["late"])
            s_sum = Warm() + AttachAndWarm();
        else
            s_sum = Warm();
    }

    private static void PrepareShims(Assembly assembly)
    {
        foreach (MethodInfo method in assembly.GetTypes().SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)))
        {
            if (method.Name.EndsWith("Shim", StringComparison.Ordinal))
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }

    private static void ExitWhileFiring()
    {
        OpenAndDisposeAtExit(CountProgram);
        Xdp.ExceptionTracepoint.Open(CountProgram);
        new Thread(static () =>
        {
            while (true)
                FireInLoop(1000);
        })
        { IsBackground = true }.Start();
        SpinWait.SpinUntil(static () => Volatile.Read(ref s_runs) > 1000);
    }

    private static void ExitInside()
    {
        OpenAndDisposeAtExit(ExitsProgram);
        // Made by the thread that has begun to watch for the end before.
        SpinWait.SpinUntil(static () => EventSource.GetSources().Any(static source => source.Name == "RawTp"));
        Xdp.Exception(Device, Program, 0);
    }

    private static void OpenAndDisposeAtExit(RawTracepointProgram program)
    {
        RawTracepointLink link = Xdp.ExceptionTracepoint.Open(program);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            link.Dispose();
            Console.WriteLine($"attached: {link.IsAttached}");
        };
    }

    [RawTracepointProgram("xdp_exception")]
    private static void Exits() => Environment.Exit(5);

    private static ulong s_runs;

    [RawTracepointProgram("xdp_exception")]
    private static void Count(RawTracepointArgs args) => s_runs++;

    [RawTracepointProgram("xdp_exception")]
    private static void Add(RawTracepointArgs args) => s_runs += (uint)args[2];

    /// <summary>Different programs, so that the JIT does not take one of them for the only one.</summary>
    private static ulong AttachAndWarm()
    {
        Xdp.ExceptionTracepoint.Open(CountProgram);
        Xdp.ExceptionTracepoint.Open(AddProgram);
        Xdp.ExceptionTracepoint.Open(CountProgram);
        return Warm() + s_runs;
    }

    /// <summary>Calls often, with pauses in which the JIT's background thread compiles the next tier.</summary>
    private static ulong Warm()
    {
        ulong sum = 0;
        for (int round = 0; round < 20; round++)
        {
            for (uint i = 0; i < 100; i++)
                sum += FireOnce(i) + FireInLoop(10);
            Thread.Sleep(50);
        }
        return sum;
    }
}

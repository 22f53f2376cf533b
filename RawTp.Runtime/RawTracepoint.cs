using System.Diagnostics;

namespace RawTp;

/// <summary>
/// A place in the code that programs can be attached to while it runs. There is one for each method marked
/// <see cref="TracePointAttribute"/>, reached as <c>MTracepoint</c> beside the method or by its name.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RawTracepoint
{
    private readonly object _attachLock = new();
    private readonly BpfTrace.Gate _gate;
    private volatile AttachedProgram[] _attached = [];

    internal RawTracepoint(string name, string system, BpfTrace.Gate gate, RawTracepointArgument[] arguments)
    {
        Name = name;
        System = system;
        Arguments = Array.AsReadOnly(arguments);
        _gate = gate;
    }

    /// <summary>Every tracepoint of the loaded assemblies and of those that they reference.</summary>
    public static IReadOnlyList<RawTracepoint> All => RawTracepointMap.FindAll();

    /// <summary>The name without the system.</summary>
    public string Name { get; }

    /// <summary>What the tracepoint belongs to; empty where <see cref="TracePointAttribute.System"/> does not say.</summary>
    public string System { get; }

    /// <summary>0 to 12.</summary>
    public int ArgumentCount => Arguments.Count;

    /// <summary>The arguments in the order of the method's parameters.</summary>
    public IReadOnlyList<RawTracepointArgument> Arguments { get; }

    /// <summary>Whether any program is attached.</summary>
    public bool IsEnabled => _attached.Length != 0;

    /// <summary>The links as of now, in the order in which their programs run.</summary>
    public IReadOnlyList<RawTracepointLink> Links => Array.ConvertAll(_attached, static attached => attached.Link);

    internal AttachedProgram[] Attached => _attached;

    /// <summary>Looks a tracepoint up by name.</summary>
    /// <param name="name"><c>name</c> or <c>system:name</c>.</param>
    /// <returns>The tracepoint, or <see langword="null"/> where there is none of that name.</returns>
    /// <exception cref="RawTracepointException">Several tracepoints have that name.</exception>
    public static RawTracepoint? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return RawTracepointMap.Find(name);
    }

    /// <summary>Attaches a program to the tracepoint of a name: <c>BPF_RAW_TRACEPOINT_OPEN</c> (kernel/bpf/syscall.c).</summary>
    /// <param name="name"><c>name</c> or <c>system:name</c>.</param>
    /// <param name="program">The program; it runs after those that are attached already.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>The link, to be disposed when the program is to run no more.</returns>
    /// <exception cref="RawTracepointException">
    /// There is no program, no or more than one tracepoint of that name, or the program reads what the tracepoint does not have. Nothing was attached.
    /// </exception>
    public static RawTracepointLink Open(string name, RawTracepointProgram program, ulong cookie = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        AttachCheck.VerifyGiven(program, name);
        AttachCheck.VerifyName(name);
        RawTracepoint tracepoint = RawTracepointMap.Find(name) ?? throw AttachCheck.UnknownTracepoint(name);
        return tracepoint.Open(program, cookie);
    }

    /// <summary>Waits until every run that was in flight when it was called has ended; from inside a program, every other run.</summary>
    public static void Synchronize() => GracePeriod.Wait();

    /// <summary>Attaches a program; several may be attached, the same one several times, and they run in the order of attachment.</summary>
    /// <param name="program">The program; it runs after those that are attached already.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>The link, to be disposed when the program is to run no more.</returns>
    /// <exception cref="RawTracepointException">There is no program, or it reads what the tracepoint does not have. Nothing was attached.</exception>
    public RawTracepointLink Open(RawTracepointProgram program, ulong cookie = 0)
    {
        AttachCheck.VerifyGiven(program, Name);
        AttachCheck.Verify(this, program);
        var link = new RawTracepointLink(this, program, cookie);
        lock (_attachLock)
        {
            _attached = [.. _attached, link.Attached];
            Volatile.Write(ref _gate(), true);
        }
        return link;
    }

    /// <summary>The tracepoint as it is declared.</summary>
    /// <returns>For example <c>xdp_exception(NetDevice dev, XdpProgram xdp, UInt32 act)</c>.</returns>
    public override string ToString() => $"{(System.Length == 0 ? "" : System + ":")}{Name}({string.Join(", ", Arguments)})";

    internal bool IsAttached(RawTracepointLink link) => Array.IndexOf(_attached, link.Attached) >= 0;

    /// <returns>Whether the link was attached until now.</returns>
    internal bool Detach(RawTracepointLink link)
    {
        lock (_attachLock)
        {
            AttachedProgram[] remaining = Array.FindAll(_attached, attached => attached.Link != link);
            if (remaining.Length == _attached.Length)
                return false;
            if (remaining.Length == 0)
                Volatile.Write(ref _gate(), false);
            _attached = remaining;
            return true;
        }
    }

    internal void Replace(RawTracepointLink link, RawTracepointProgram program)
    {
        AttachCheck.VerifyGiven(program, Name);
        AttachCheck.Verify(this, program);
        var replacement = new AttachedProgram(link, program, link.Cookie);
        lock (_attachLock)
        {
            int position = Array.IndexOf(_attached, link.Attached);
            if (position < 0)
                throw AttachCheck.Detached(link);
            var attached = (AttachedProgram[])_attached.Clone();
            attached[position] = replacement;
            link.Attached = replacement;
            _attached = attached;
        }
    }
}

using System.Diagnostics;

namespace RawTp;

/// <summary>
/// A place in the code that programs can be attached to while it runs. There is one for each method marked
/// <see cref="TracePointAttribute"/>, reached as <c>MTracepoint</c> beside the method or by its name.
/// </summary>
[DebuggerDisplay("{ToString(),nq}, {_attached.Length} attached")]
public sealed partial class RawTracepoint
{
    private readonly object _attachLock = new();
    private readonly AssemblyBound<BpfTrace.Gate> _gate;
    private volatile AttachedProgram[] _attached = [];
    private bool _hasBeenOpened;
    private volatile bool _isClosed;

    internal RawTracepoint(string name, string system, BpfTrace.Gate? gate, RawTracepointArgument[] arguments)
    {
        Name = name;
        System = system;
        Arguments = Array.AsReadOnly(arguments);
        IsLeftOut = gate is null;
        if (gate is not null)
            _gate = CollectibleContext.Bind(gate, this);
    }

    /// <summary>The name without the system.</summary>
    public string Name { get; }

    /// <summary>What the tracepoint belongs to; empty where <see cref="TracePointAttribute.System"/> does not say.</summary>
    public string System { get; }

    /// <summary>0 to 12.</summary>
    public int ArgumentCount => Arguments.Count;

    /// <summary>The arguments in the order of the method's parameters.</summary>
    public IReadOnlyList<RawTracepointArgument> Arguments { get; }

    /// <summary>Whether any program is attached.</summary>
    public bool IsEnabled => _attached.Length != 0 && !IsUnloaded;

    /// <summary>The links as of now, in the order in which their programs run.</summary>
    public IReadOnlyList<RawTracepointLink> Links => IsUnloaded ? [] : Array.ConvertAll(_attached, static attached => attached.Link);

    internal AttachedProgram[] Attached => _attached;

    /// <summary>Whether the tracepoint's assembly is unloaded, or about to be: it is fired no more, or it is no business of those who look.</summary>
    internal bool IsUnloaded => _isClosed || IsGone;

    internal bool IsGone => _gate.Target is null && !IsLeftOut;

    /// <summary>Whether the tracepoint's assembly was built without tracepoints: it is never fired.</summary>
    internal bool IsLeftOut { get; }

    /// <summary>As in a list of names: <c>system:name</c>, or the name where there is no system.</summary>
    internal string QualifiedName => System.Length == 0 ? Name : $"{System}:{Name}";

    /// <summary>Attaches a program; several may be attached, the same one several times, and they run in the order of attachment.</summary>
    /// <param name="program">The program; it runs after those that are attached already.</param>
    /// <param name="cookie">What the program finds in <see cref="RawTracepointArgs.Cookie"/>.</param>
    /// <returns>The link, to be disposed when the program is to run no more.</returns>
    /// <exception cref="RawTracepointException">
    /// There is no program, it reads what the tracepoint does not have, the assembly of either is unloaded, or tracepoints are switched off.
    /// Nothing was attached.
    /// </exception>
    public RawTracepointLink Open(RawTracepointProgram program, ulong cookie = 0)
    {
        if (!IsSupported)
            throw AttachCheck.SwitchedOff(Name);
        AttachCheck.VerifyGiven(program, Name);
        AttachCheck.Verify(this, program);
        var link = new RawTracepointLink(this, program, cookie);
        // Once without the lock: the first call waits for the initialiser of the tracepoint's module, and what that runs may be opening this tracepoint.
        RequireGate();
        lock (_attachLock)
        {
            ref bool gate = ref RequireGate();
            if (!_hasBeenOpened)
            {
                OpenedTracepoints.Add(this);
                _hasBeenOpened = true;
            }
            AttachedProgram[] attached = _attached;
            Array.Resize(ref attached, attached.Length + 1);
            attached[^1] = link.Attached!;
            _attached = attached;
            Volatile.Write(ref gate, true);
        }
        return link;
    }

    /// <summary>The tracepoint as it is declared.</summary>
    /// <returns>For example <c>xdp_exception(NetDevice dev, XdpProgram xdp, UInt32 act)</c>.</returns>
    public override string ToString() => $"{QualifiedName}({string.Join(", ", Arguments)})";

    internal bool IsAttached(RawTracepointLink link) => link.Attached is { } attached && Array.IndexOf(_attached, attached) >= 0 && !IsUnloaded;

    /// <summary>Does nothing with a link that is detached already.</summary>
    internal void Detach(RawTracepointLink link)
    {
        lock (_attachLock)
        {
            if (link.Attached is { } attached)
                Remove(attached, null);
        }
    }

    internal void DetachAll(IEnumerable<RawTracepointLink> links)
    {
        lock (_attachLock)
        {
            var leaving = links.Select(static link => link.Attached).OfType<AttachedProgram>().ToHashSet();
            Become(Array.FindAll(_attached, attached => !leaving.Contains(attached)));
            foreach (AttachedProgram attached in leaving)
                End(attached, null);
        }
    }

    /// <returns>
    /// Whether this is what ended the link: not where another thread was first, where it was disposed meanwhile, or where
    /// <see cref="RawTracepointLink.Update"/> has put in its place another program, which has not thrown.
    /// </returns>
    internal bool DetachFaulted(AttachedProgram attached, Exception fault)
    {
        using FiringLock held = new(_attachLock);
        if (attached.Link.Attached != attached)
            return false;
        Remove(attached, fault);
        return true;
    }

    internal void Replace(RawTracepointLink link, RawTracepointProgram program)
    {
        AttachCheck.VerifyGiven(program, Name);
        AttachCheck.Verify(this, program);
        var replacement = new AttachedProgram(link, program);
        lock (_attachLock)
        {
            RequireGate();
            if (link.Attached is not { } former)
                throw AttachCheck.Detached(link);
            var attached = (AttachedProgram[])_attached.Clone();
            attached[Array.IndexOf(attached, former)] = replacement;
            link.Replaced(replacement);
            former.Leave();
            _attached = attached;
        }
    }

    /// <summary>Ends all links, and lets nothing be attached from now on: the assembly is about to be unloaded.</summary>
    internal void Close()
    {
        lock (_attachLock)
        {
            _isClosed = true;
            foreach (AttachedProgram attached in _attached)
                Remove(attached, null);
        }
        ObservedTracepoints.Forget(this);
    }

    private void Remove(AttachedProgram leaving, Exception? fault)
    {
        Become(Array.FindAll(_attached, attached => attached != leaving));
        End(leaving, fault);
    }

    private static void End(AttachedProgram attached, Exception? fault)
    {
        attached.Leave();
        attached.Link.Detached(fault);
    }

    private void Become(AttachedProgram[] attached)
    {
        if (attached.Length == 0 && _gate.Target is { } gate)
            Volatile.Write(ref gate(), false);
        _attached = attached;
    }

    private ref bool RequireGate()
    {
        if (_isClosed || _gate.Target is not { } gate)
            throw AttachCheck.TracepointUnloaded(this);
        return ref gate();
    }
}

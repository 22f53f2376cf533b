namespace RawTp;

/// <summary>
/// A reference to what belongs to some assembly: weak where that assembly can be unloaded, so that a tracepoint, a link or a
/// program that someone keeps does not keep the assembly, and strong where it cannot.
/// </summary>
/// <remarks>Only for what the assembly's own statics hold as well, or its types: that lives as long as the assembly does.</remarks>
internal readonly struct AssemblyBound<T>(T target, bool isCollectible) where T : class
{
    private readonly object _target = isCollectible ? new WeakReference<T>(target) : target;

    /// <summary>Null once the assembly is unloaded.</summary>
    public T? Target => _target is WeakReference<T> weak ? weak.TryGetTarget(out T? target) ? target : null : (T)_target;
}

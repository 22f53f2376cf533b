namespace WebApi;

/// <summary>
/// A small cache of parts: each id has one slot, which it shares with others. A part that was read before it was changed is
/// never kept after the change.
/// </summary>
internal sealed class PartCache
{
    public const int Slots = 1_024;

    private readonly object?[] _slots = new object?[Slots];

    /// <param name="id">The part.</param>
    /// <param name="seen">What is to be given to <see cref="Keep"/> when the part has been read.</param>
    public Part? Find(long id, out object? seen)
    {
        seen = Volatile.Read(ref Slot(id));
        if (seen is Part part && part.Id == id)
        {
            Shop.CacheHit(id);
            return part;
        }
        Shop.CacheMiss(id);
        return null;
    }

    /// <summary>Keeps the part, unless its slot has changed since it was looked up.</summary>
    public void Keep(Part part, object? seen) => Interlocked.CompareExchange(ref Slot(part.Id), part, seen);

    /// <summary>The part has changed: called when that is committed.</summary>
    public void Forget(long id) => Volatile.Write(ref Slot(id), new object());

    private ref object? Slot(long id) => ref _slots[(int)((ulong)id % Slots)];
}

namespace RawTp;

/// <summary>Who wants to know of faults. They are told on the thread that fired, so what they throw goes no further.</summary>
internal static class FaultAnnouncement
{
    public static event Action<RawTracepointLink>? Handlers;

    public static void Raise(RawTracepointLink link)
    {
        foreach (Action<RawTracepointLink> handler in Handlers?.GetInvocationList() ?? [])
        {
            try
            {
                handler(link);
            }
            catch (Exception)
            {
                // There is nobody to tell: the traced code must not notice, and the fault itself is kept on the link.
            }
        }
    }
}

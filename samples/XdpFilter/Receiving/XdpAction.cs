namespace XdpFilter;

/// <summary>What an XDP program returns. It may return any number; these are the ones that the kernel knows.</summary>
public enum XdpAction : uint
{
    Aborted,
    Drop,
    Pass,
    Tx,
    Redirect,
}

namespace XdpFilter;

/// <summary>A network interface that packets arrive on.</summary>
public sealed class NetDevice(string name)
{
    public string Name { get; } = name;
}

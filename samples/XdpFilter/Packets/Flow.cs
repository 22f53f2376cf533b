namespace XdpFilter;

/// <summary>Who talks to whom. IPv4 addresses stand in their IPv6 form, ::ffff:a.b.c.d.</summary>
public readonly struct Flow
{
    public UInt128 Source { get; init; }

    public UInt128 Destination { get; init; }

    /// <summary>-1 where there are no ports: not TCP or UDP, or a later fragment.</summary>
    public int SourcePort { get; init; }

    /// <summary>-1 where there are no ports.</summary>
    public int DestinationPort { get; init; }

    public byte Protocol { get; init; }
}

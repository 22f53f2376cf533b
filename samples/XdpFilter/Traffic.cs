using System.Globalization;

namespace XdpFilter;

/// <summary>From when to when the packets are.</summary>
internal sealed class Traffic
{
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    public string DurationText => _first < _last
        ? string.Create(CultureInfo.InvariantCulture, $" in {((double)_last - _first) / 1e9:0.0} s")
        : "";

    public void Add(in CapturedPacket packet)
    {
        if (packet.Timestamp is not long timestamp)
            return;
        _first = Math.Min(_first, timestamp);
        _last = Math.Max(_last, timestamp);
    }
}

using System.Globalization;

namespace XdpFilter;

/// <summary>Reads one rule from the words of its line.</summary>
internal sealed class RuleLine(string place, string[] words)
{
    private const string Verdicts = "pass, drop, tx, redirect, aborted or a number";
    private const string Conditions = "ip, ip6, arp, tcp, udp, icmp, icmp6, fragment, vlan, length, src, dst, host or port";

    private readonly HashSet<string> _conditions = [];
    private Rule _rule = new(0);
    private int _next;

    public Rule Parse()
    {
        _rule = new Rule(Verdict(words[_next++]));
        while (_next < words.Length)
            Condition(words[_next++]);
        return _rule;
    }

    private uint Verdict(string word) => word.ToLowerInvariant() switch
    {
        "aborted" => (uint)XdpAction.Aborted,
        "drop" => (uint)XdpAction.Drop,
        "pass" => (uint)XdpAction.Pass,
        "tx" => (uint)XdpAction.Tx,
        "redirect" => (uint)XdpAction.Redirect,
        _ when uint.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) => number,
        _ => throw Error(word, $"is not a verdict; a rule starts with {Verdicts}"),
    };

    private void Condition(string word)
    {
        string condition = word.ToLowerInvariant();
        switch (condition)
        {
            case "ip":
                SetEtherType(word, EtherTypes.Ipv4);
                break;
            case "ip6":
                SetEtherType(word, EtherTypes.Ipv6);
                break;
            case "arp":
                SetEtherType(word, EtherTypes.Arp);
                break;
            case "tcp":
                SetProtocol(word, IpProtocols.Tcp);
                break;
            case "udp":
                SetProtocol(word, IpProtocols.Udp);
                break;
            case "icmp":
                SetEtherType(word, EtherTypes.Ipv4);
                SetProtocol(word, IpProtocols.Icmp);
                break;
            case "icmp6":
                SetEtherType(word, EtherTypes.Ipv6);
                SetProtocol(word, IpProtocols.Icmp6);
                break;
            case "fragment":
                _rule = Once(word, "fragment") with { OnlyFragments = true };
                break;
            case "vlan":
                // Without a number any tag will do, so the next word may be a condition of its own.
                NumberRange vlan = Peek() is { } id && char.IsAsciiDigit(id[0]) ? Range("a VLAN id", 4095) : new NumberRange(0, 4095);
                _rule = Once(word, "vlan") with { Vlan = vlan };
                break;
            case "length":
                _rule = Once(word, "length") with { Length = Range("a length", int.MaxValue) };
                break;
            case "port":
                _rule = Once(word, "port") with { Port = Range("a port", 65535) };
                break;
            case "host":
                Prefix host = Address(word);
                _rule = Once(word, "host") with { Host = host };
                break;
            case "src" when NextIsPort():
                _rule = Once("src port", "src port") with { SourcePort = Range("a port", 65535) };
                break;
            case "dst" when NextIsPort():
                _rule = Once("dst port", "dst port") with { DestinationPort = Range("a port", 65535) };
                break;
            case "src":
                Prefix source = Address(word);
                _rule = Once(word, "src") with { Source = source };
                break;
            case "dst":
                Prefix destination = Address(word);
                _rule = Once(word, "dst") with { Destination = destination };
                break;
            default:
                throw Error(word, $"is not a condition; write {Conditions}");
        }
    }

    private void SetEtherType(string word, ushort etherType)
    {
        if (_rule.EtherType is ushort other && other != etherType)
            throw Error(word, $"can never match here, because an earlier word of this rule asks for {Name(other)}; write two rules");
        _rule = _rule with { EtherType = etherType };
    }

    private void SetProtocol(string word, byte protocol)
    {
        if (_rule.EtherType == EtherTypes.Arp)
            throw Error(word, "can never match here, because an earlier word of this rule asks for ARP; write two rules");
        _rule = Once(word, "protocol") with { Protocol = protocol };
    }

    private Rule Once(string word, string condition) => _conditions.Add(condition)
        ? _rule
        : throw Error(word, condition == "protocol" ? "is a second protocol, and no packet has two; write two rules" : "stands here twice; write two rules");

    // The version of IP that the address belongs to becomes a condition as well.
    private Prefix Address(string word)
    {
        string text = Take(word == "host" ? "an address" : "an address, or the word port", word);
        if (!Prefix.TryParse(text, out Prefix prefix, out ushort etherType))
            throw Error(text, "is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32");
        SetEtherType(text, etherType);
        return prefix;
    }

    private NumberRange Range(string what, int max)
    {
        string text = Take(what, words[_next - 1]);
        string[] parts = text.Split('-');
        if (parts.Length > 2 || !TryNumber(parts[0], max, out int first) || !TryNumber(parts[^1], max, out int last))
            throw Error(text, $"is not {what}; write a number from 0 to {max}, or two of them like {Math.Min(max, 1000)}-{Math.Min(max, 2000)}");
        return first <= last
            ? new NumberRange(first, last)
            : throw Error(text, $"runs backwards; write {last}-{first}");
    }

    private bool NextIsPort()
    {
        bool isPort = string.Equals(Peek(), "port", StringComparison.OrdinalIgnoreCase);
        if (isPort)
            _next++;
        return isPort;
    }

    private string? Peek() => _next < words.Length ? words[_next] : null;

    private string Take(string what, string after) => _next < words.Length
        ? words[_next++]
        : throw Error(after, $"is the last word of this rule, but needs {what} behind it");

    private RulesException Error(string word, string what) => new($"{place}: \"{Shown(word)}\" {what}");

    private static bool TryNumber(string text, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;

    private static string Name(ushort etherType) => etherType switch
    {
        EtherTypes.Ipv4 => "IPv4",
        EtherTypes.Ipv6 => "IPv6",
        _ => "ARP",
    };

    private static string Shown(string word)
    {
        string printable = string.Concat(word.Select(c => char.IsControl(c) ? '?' : c));
        return printable.Length <= 40 ? printable : printable[..40] + "...";
    }
}

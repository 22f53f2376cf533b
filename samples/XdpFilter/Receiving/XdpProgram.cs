namespace XdpFilter;

/// <summary>What decides about each packet: here a list of rules, of which the first that matches wins.</summary>
public sealed class XdpProgram
{
    private readonly Rule[] _rules;

    internal XdpProgram(string name, IEnumerable<Rule> rules)
    {
        Name = name;
        _rules = [.. rules];
    }

    public string Name { get; }

    internal uint Run(in Packet packet)
    {
        foreach (Rule rule in _rules)
        {
            if (rule.Matches(packet))
                return rule.Verdict;
        }
        return (uint)XdpAction.Pass;
    }
}

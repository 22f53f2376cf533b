using System.Text.Json.Serialization;

namespace RawTp.Benchmarks.Compare;

/// <summary>What was measured of one candidate.</summary>
/// <param name="Group">As of the candidate.</param>
/// <param name="Name">As of the candidate.</param>
/// <param name="IsOn">As of the candidate.</param>
/// <param name="Processes">For each process nanoseconds for one operation, in the order of the rounds.</param>
/// <param name="Bytes">That the calling thread allocates in one operation.</param>
internal sealed record Measured(string Group, string Name, bool IsOn, double[][] Processes, double Bytes)
{
    [JsonIgnore]
    public double Median => Quantile([.. Processes.SelectMany(static rounds => rounds)], 0.5);

    /// <summary>
    /// The smallest time of a process is the least disturbed, but where its code came to lie makes a difference of a cycle or more. So it is the median of what the processes say.
    /// </summary>
    [JsonIgnore]
    public double Minimum => Quantile([.. Processes.Select(static rounds => rounds.Min())], 0.5);

    /// <summary>The middle half of the rounds.</summary>
    [JsonIgnore]
    public (double From, double To) Spread
    {
        get
        {
            double[] all = [.. Processes.SelectMany(static rounds => rounds)];
            return (Quantile(all, 0.25), Quantile(all, 0.75));
        }
    }

    /// <summary>The median of the ratios of each round, which a busy round changes less than it changes its times.</summary>
    public double RatioTo(Measured baseline)
        => Processes.Length == baseline.Processes.Length && Processes[0].Length == baseline.Processes[0].Length
            ? Quantile([.. Processes.Zip(baseline.Processes).SelectMany(static both => both.First.Zip(both.Second, static (mine, other) => mine / other))], 0.5)
            : Median / baseline.Median;

    /// <summary>The same candidates, measured by several processes.</summary>
    public static Measured[] Joined(IReadOnlyList<Measured[]> processes)
        => [.. processes[0].Select((first, index) => first with { Processes = [.. processes.SelectMany(process => process[index].Processes)] })];

    public static double Quantile(double[] values, double at)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(at * (sorted.Length - 1))];
    }
}

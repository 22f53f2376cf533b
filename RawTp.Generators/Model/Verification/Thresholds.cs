using System.Numerics;

namespace RawTp.Model.Verification;

/// <summary>The steps of widening: the constants of the method and what lies around the indices that exist.</summary>
internal sealed class Thresholds
{
    private readonly BigInteger[] _steps;

    public Thresholds(IEnumerable<BigInteger> constants)
    {
        ValueRange widest = IntegralType.Widest;
        _steps = [.. constants.SelectMany(static constant => new[] { constant - 1, constant, constant + 1 })
            .Concat([-1, 0, RuntimeNames.MaxArgs - 1, RuntimeNames.MaxArgs, int.MinValue, int.MaxValue, widest.Min, widest.Max])
            .Distinct().OrderBy(static step => step)];
    }

    /// <summary>Without those of a method.</summary>
    public static Thresholds None { get; } = new([]);

    public BigInteger AtLeast(BigInteger value) => _steps.First(step => step >= value);

    public BigInteger AtMost(BigInteger value) => _steps.Last(step => step <= value);
}

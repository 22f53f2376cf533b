using RawTp.Kernel.Tests.Bpf;

namespace RawTp.Kernel.Tests.SameVerdict;

/// <summary>Random programs, of which about half have something that they must not read, often where they never come to.</summary>
internal sealed class RandomDescription(int seed)
{
    private static readonly int[] s_numbers = [0, 1, 2, 3, 4, 5, 7, 8, 12, 16, 31, 32, 63, 100, 255, 256, 1000, -1, -2, -8, int.MaxValue, int.MinValue];

    private readonly Random _random = new(seed);

    public static Statement[] Of(int seed) => new RandomDescription(seed).Block(depth: 3, least: 3);

    /// <summary>Nothing comes after the end: the kernel refuses code that no jump leads to.</summary>
    private Statement[] Block(int depth, int least = 1)
    {
        var block = new List<Statement>();
        for (int count = least + _random.Next(4); count > 0 && !Statement.Ends(block); count--)
            block.Add(One(depth));
        return [.. block];
    }

    private Statement One(int depth)
        => _random.Next(depth > 0 ? 16 : 11) switch
        {
            0 or 1 => new Statement.Read(Register(), Index(), 1 << _random.Next(4)),
            2 => new Statement.Read(Register(), Index()),
            3 => new Statement.Set(Register(), Number()),
            4 => new Statement.Set(Register(), Register()),
            10 when _random.Next(4) == 0 => new Statement.Leave(),
            < 11 => Computation(),
            15 when depth < 3 => new Statement.Repeat(BpfRegister.R9, 1 + _random.Next(8), [.. Block(0).Where(static statement => statement is not Statement.Leave)]),
            _ => Branch(depth),
        };

    private Statement.Compute Computation()
    {
        Operator @operator = Pick(Enum.GetValues<Operator>());
        bool isHalf = _random.Next(3) == 0;
        return @operator switch
        {
            Operator.ShiftLeft or Operator.ShiftRight or Operator.ArithmeticShiftRight => new(Register(), @operator, _random.Next(isHalf ? 32 : 64), isHalf),
            // By zero the kernel divides, with zero as the result.
            Operator.Divide or Operator.Modulo => new(Register(), @operator, 1 + _random.Next(40), isHalf),
            _ => new(Register(), @operator, _random.Next(4) == 0 ? Register() : Number(), isHalf),
        };
    }

    private Statement.If Branch(int depth)
        => new(Register(), Pick(Enum.GetValues<Comparison>()), _random.Next(4) == 0 ? Register() : Number(), Block(depth - 1), _random.Next(2) == 0 ? [] : Block(depth - 1), _random.Next(3) == 0);

    /// <summary>One in ten that no tracepoint has.</summary>
    private int Index() => _random.Next(10) == 0 ? KernelPrograms.MaxArguments : _random.Next(KernelPrograms.MaxArguments);

    /// <summary>R9 counts loops.</summary>
    private BpfRegister Register() => (BpfRegister)((int)BpfRegister.R6 + _random.Next(3));

    private int Number() => Pick(s_numbers);

    private T Pick<T>(T[] all) => all[_random.Next(all.Length)];
}

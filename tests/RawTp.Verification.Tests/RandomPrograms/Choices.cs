using FsCheck;
using FsCheck.Fluent;

namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>
/// What a random program is made of: a row of numbers, one for each choice on the way. When they are used up every choice is the first,
/// simplest one, so that programs end, and that fewer or smaller numbers make a smaller program.
/// </summary>
internal sealed class Choices(IReadOnlyList<int> numbers)
{
    private static readonly Gen<int[]> s_generator = Gen.Choose(0, 1 << 20).ArrayOf(400);

    private int _next;

    /// <summary>The same numbers for the same seed.</summary>
    public static int[] Draw(ulong seed) => s_generator.Sample(1, new Rnd(seed), 100).Single();

    public bool IsUsedUp => _next >= numbers.Count;

    /// <summary>A number below <paramref name="alternatives"/>.</summary>
    public int Next(int alternatives) => IsUsedUp ? 0 : numbers[_next++] % alternatives;

    public bool OneIn(int alternatives) => Next(alternatives) == alternatives - 1;

    public T Of<T>(params ReadOnlySpan<T> alternatives) => alternatives[Next(alternatives.Length)];
}

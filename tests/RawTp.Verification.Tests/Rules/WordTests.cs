using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RawTp.Model.Verification;

namespace RawTp.Verification.Tests.Rules;

/// <summary>What is known of the bits of a number is true of every number of which it was said.</summary>
public class WordTests
{
    private static readonly BinaryOperatorKind[] s_operators =
    [
        BinaryOperatorKind.Add, BinaryOperatorKind.Subtract, BinaryOperatorKind.Multiply, BinaryOperatorKind.And, BinaryOperatorKind.Or,
        BinaryOperatorKind.ExclusiveOr, BinaryOperatorKind.LeftShift, BinaryOperatorKind.RightShift,
    ];

    [Theory]
    [InlineData(SpecialType.System_Int32)]
    [InlineData(SpecialType.System_UInt32)]
    [InlineData(SpecialType.System_Int64)]
    [InlineData(SpecialType.System_UInt64)]
    public void Operators_lose_no_number_that_there_can_be(SpecialType type)
    {
        var random = new Random((int)type);
        for (int round = 0; round < 4_000; round++)
        {
            ulong[] lefts = Some(random, type);
            bool isShift = s_operators[round % s_operators.Length] is var kind && kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;
            ulong[] rights = isShift ? [(ulong)random.Next(70)] : Some(random, type);
            Word left = Of(lefts);
            Word right = Of(rights);

            Word result = Word.Binary(kind, left, right, type);
            Word held = type is SpecialType.System_Int32 or SpecialType.System_UInt32 ? result.Extended(type == SpecialType.System_Int32) : result;

            foreach ((ulong a, ulong b) in lefts.SelectMany(a => rights.Select(b => (a, b))))
                AssertCovers(held, Run(kind, a, b, type), $"{a:x} {kind} {b:x}: {left} {right}");
        }
    }

    [Fact]
    public void What_two_words_have_in_common_is_in_both_and_one_number_less_is_only_that()
    {
        var random = new Random(1);
        for (int round = 0; round < 10_000; round++)
        {
            ulong[] numbers = Some(random, SpecialType.System_UInt64);
            Word word = Of(numbers);
            Word other = Of([numbers[0], .. Some(random, SpecialType.System_UInt64)]);

            Assert.True(word.Meet(other) is { } both && both.Covers(Word.Of(numbers[0], numbers[0])), $"{numbers[0]:x}: {word} {other}");
            foreach (ulong number in numbers.Where(number => number != numbers[0]))
                AssertCovers(word.Without(numbers[0]), number, $"{word} without {numbers[0]:x}");
            AssertCovers(word.LowHalf(), numbers[0], $"{word}");
        }
    }

    [Fact]
    public void The_next_number_with_known_bits_is_the_next()
    {
        for (int seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            ulong unknown = (ulong)random.Next(256);
            var bits = new KnownBits((ulong)random.Next(256) & ~unknown, unknown);
            var min = (ulong)random.Next(260);
            ulong[] all = [.. Enumerable.Range(0, 256).Select(static number => (ulong)number).Where(number => (number & ~unknown) == bits.Ones)];

            Assert.Equal(all.Where(number => number >= min).Select(static number => (ulong?)number).FirstOrDefault(), bits.AtLeast(min));
            Assert.Equal(all.Where(number => number <= min).Select(static number => (ulong?)number).LastOrDefault(), bits.AtMost(min));
        }
    }

    [Fact]
    public void Bits_that_contradict_a_range_leave_nothing()
    {
        Assert.Null(Word.OfBits(new KnownBits(1, ulong.MaxValue - 1))!.Meet(Word.Of(0, 0)));
        Assert.Null(Word.OfBits(new KnownBits(0, 8))!.Meet(Word.Of(1, 7)));
        Assert.Null(Word.Of(5, 5).Without(5));
    }

    private static Word Of(ulong[] numbers) => numbers.Select(static number => Word.Of(number, number)).Aggregate(static (all, one) => all.Join(one));

    private static void AssertCovers(Word? word, ulong number, string what) => Assert.True(word?.Covers(Word.Of(number, number)) == true, $"{number:x} is not in {word}: {what}");

    /// <summary>Numbers that have something in common, as the type holds them.</summary>
    private static ulong[] Some(Random random, SpecialType type)
    {
        ulong first = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64) << random.Next(64);
        if (random.Next(3) == 0)
            first = ~0UL << random.Next(64);
        ulong differ = (ulong)random.NextInt64() & (ulong)random.NextInt64();
        int range = random.Next(1, 1 << random.Next(1, 12));
        return [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => As(type, random.Next(2) == 0 ? first + (ulong)random.Next(range) : first ^ (differ & (ulong)random.NextInt64())))];
    }

    private static ulong As(SpecialType type, ulong number)
        => type switch
        {
            SpecialType.System_Int32 => (ulong)(int)number,
            SpecialType.System_UInt32 => (uint)number,
            _ => number,
        };

    private static ulong Run(BinaryOperatorKind kind, ulong a, ulong b, SpecialType type)
        => As(type, kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            BinaryOperatorKind.And => a & b,
            BinaryOperatorKind.Or => a | b,
            BinaryOperatorKind.ExclusiveOr => a ^ b,
            BinaryOperatorKind.LeftShift => type is SpecialType.System_Int32 or SpecialType.System_UInt32 ? (uint)a << (int)b : a << (int)b,
            _ => type switch
            {
                SpecialType.System_Int32 => (ulong)((int)a >> (int)b),
                SpecialType.System_UInt32 => (uint)a >> (int)b,
                SpecialType.System_Int64 => (ulong)((long)a >> (int)b),
                _ => a >> (int)b,
            },
        });
}

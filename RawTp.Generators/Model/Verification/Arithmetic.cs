using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Ranges through operators and the functions that people bound an index with. Exact; what does not fit the type is wrapped by the caller.</summary>
internal static class Arithmetic
{
    public static ValueRange Binary(BinaryOperatorKind kind, ValueRange left, ValueRange right, ITypeSymbol? type)
        => kind switch
        {
            BinaryOperatorKind.Add when right.IsConstant => left.Shifted(right.Min),
            BinaryOperatorKind.Add when left.IsConstant => right.Shifted(left.Min),
            BinaryOperatorKind.Add => new(left.Min + right.Min, left.Max + right.Max),
            BinaryOperatorKind.Subtract when right.IsConstant => left.Shifted(-right.Min),
            // Less something that is not negative it is no further above the count than before.
            BinaryOperatorKind.Subtract => new(left.Min - right.Max, left.Max - right.Min, right.Min >= 0 ? left.AboveCount : null),
            BinaryOperatorKind.Multiply => Corners(left, right, static (a, b) => a * b),
            BinaryOperatorKind.Divide => Divide(left, right),
            BinaryOperatorKind.Remainder => Remainder(left, right),
            BinaryOperatorKind.And => And(left, right, type),
            BinaryOperatorKind.Or => Or(left, right, type),
            BinaryOperatorKind.ExclusiveOr => ExclusiveOr(left, right, type),
            BinaryOperatorKind.LeftShift => Shift(left, right, type, static (value, distance) => value << distance),
            BinaryOperatorKind.RightShift => Shift(left, right, type, static (value, distance) => value >> distance),
            BinaryOperatorKind.UnsignedRightShift => Shift(WithoutSign(left, type), right, type, static (value, distance) => value >> distance),
            _ => ValueRange.Of(type),
        };

    /// <summary><c>Math.Min</c> and its like, also where they are members of the number's own type.</summary>
    /// <param name="arguments">In the order of the parameters.</param>
    public static ValueRange? Function(IMethodSymbol method, IReadOnlyList<ValueRange> arguments)
    {
        if (!method.IsStatic || method.DeclaringSyntaxReferences.Length > 0 || !(IsMath(method.ContainingType) || IntegralType.Of(method.ContainingType) is not null))
            return null;
        return (method.Name, arguments.Count) switch
        {
            ("Min", 2) => Least(arguments[0], arguments[1]),
            ("Max", 2) => Greatest(arguments[0], arguments[1]),
            ("Clamp", 3) => Clamp(arguments[0], arguments[1], arguments[2]),
            ("Abs", 1) when arguments[0].Min >= 0 => arguments[0],
            ("Abs", 1) => new(0, BigInteger.Max(BigInteger.Abs(arguments[0].Min), BigInteger.Abs(arguments[0].Max))),
            _ => null,
        };
    }

    private static bool IsMath(INamedTypeSymbol type)
        => type is { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>It throws where the bounds are the wrong way round, so what it returns is not below the lower one.</summary>
    private static ValueRange Clamp(ValueRange value, ValueRange low, ValueRange high)
    {
        ValueRange clamped = Least(Greatest(value, low), high);
        return clamped with { Min = BigInteger.Max(clamped.Min, low.Min), BelowCount = low.BelowCount };
    }

    private static ValueRange Least(ValueRange a, ValueRange b)
        => new(BigInteger.Min(a.Min, b.Min), BigInteger.Min(a.Max, b.Max), a.AboveCount is { } above && b.AboveCount is { } other ? Math.Min(above, other) : a.AboveCount ?? b.AboveCount);

    private static ValueRange Greatest(ValueRange a, ValueRange b)
        => new(
            BigInteger.Max(a.Min, b.Min),
            BigInteger.Max(a.Max, b.Max),
            a.AboveCount is { } above && b.AboveCount is { } other ? Math.Max(above, other) : null,
            a.BelowCount ?? b.BelowCount);

    private static ValueRange Divide(ValueRange left, ValueRange right)
    {
        if (right.Min <= 0 && right.Max >= 0)
            // Division by zero throws; by anything else it brings the number no further from zero.
            return Symmetric(left);
        return Corners(left, right, static (a, b) => BigInteger.Divide(a, b));
    }

    private static ValueRange Remainder(ValueRange left, ValueRange right)
    {
        BigInteger largest = BigInteger.Max(BigInteger.Abs(right.Min), BigInteger.Abs(right.Max)) - 1;
        if (largest < 0)
            return left;
        BigInteger max = BigInteger.Min(BigInteger.Max(left.Max, 0), largest);
        BigInteger min = left.Min >= 0 ? 0 : BigInteger.Max(left.Min, -largest);
        // Of a number that is not negative by the count itself, or less, it is below the count.
        return new ValueRange(min, max, left.Min >= 0 && right.AboveCount is { } above && right.Min >= 0 ? above - 1 : null);
    }

    private static ValueRange And(ValueRange left, ValueRange right, ITypeSymbol? type)
    {
        if (left.IsConstant && right.IsConstant)
            return ValueRange.Constant(left.Min & right.Min);
        if (left.Min >= 0 && right.Min >= 0)
            return new(0, BigInteger.Min(left.Max, right.Max));
        if (left.Min >= 0)
            return new(0, left.Max);
        return right.Min >= 0 ? new(0, right.Max) : ValueRange.Of(type);
    }

    private static ValueRange Or(ValueRange left, ValueRange right, ITypeSymbol? type)
    {
        if (left.IsConstant && right.IsConstant)
            return ValueRange.Constant(left.Min | right.Min);
        if (left.Min >= 0 && right.Min >= 0)
            return new(BigInteger.Max(left.Min, right.Min), AllBitsOf(left, right));
        // More bits bring a negative number nearer to -1.
        if (left.Max < 0 && right.Max < 0)
            return new(BigInteger.Max(left.Min, right.Min), -1);
        if (left.Max < 0)
            return new(left.Min, -1);
        return right.Max < 0 ? new(right.Min, -1) : ValueRange.Of(type);
    }

    private static ValueRange ExclusiveOr(ValueRange left, ValueRange right, ITypeSymbol? type)
    {
        if (left.IsConstant && right.IsConstant)
            return ValueRange.Constant(left.Min ^ right.Min);
        if (left.Min < 0 || right.Min < 0)
            return ValueRange.Of(type);
        return new(0, AllBitsOf(left, right));
    }

    private static BigInteger AllBitsOf(ValueRange left, ValueRange right)
    {
        BigInteger bits = BigInteger.One;
        while (bits <= left.Max || bits <= right.Max)
            bits <<= 1;
        return bits - 1;
    }

    /// <summary>C# takes the distance modulo the width, which of a native integer may be 32 or 64.</summary>
    private static ValueRange Shift(ValueRange left, ValueRange right, ITypeSymbol? type, Func<BigInteger, int, BigInteger> shift)
    {
        int width = IntegralType.CertainlyIn(type) is { } integral && integral.Max - integral.Min > uint.MaxValue ? 64 : 32;
        if (right.IsConstant && type?.SpecialType is not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr))
            right = ValueRange.Constant(right.Min & (width - 1));
        if (right.Min < 0 || right.Max >= width)
            return ValueRange.Of(type);
        return Corners(left, right, (value, distance) => shift(value, (int)distance));
    }

    /// <summary>The bits as an unsigned number has them; small types are made an <c>int</c> before they are shifted.</summary>
    private static ValueRange WithoutSign(ValueRange range, ITypeSymbol? type)
    {
        if (range.Min >= 0)
            return range;
        BigInteger count = type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_IntPtr ? BigInteger.One << 64 : BigInteger.One << 32;
        return range.Max < 0 ? range.Shifted(count) : new(0, count - 1);
    }

    private static ValueRange Symmetric(ValueRange range)
    {
        BigInteger largest = BigInteger.Max(BigInteger.Abs(range.Min), BigInteger.Abs(range.Max));
        return new(-largest, largest);
    }

    private static ValueRange Corners(ValueRange left, ValueRange right, Func<BigInteger, BigInteger, BigInteger> function)
    {
        BigInteger[] corners = [function(left.Min, right.Min), function(left.Min, right.Max), function(left.Max, right.Min), function(left.Max, right.Max)];
        return new(corners.Min(), corners.Max());
    }
}

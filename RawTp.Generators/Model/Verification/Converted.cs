using System.Numerics;
using Microsoft.CodeAnalysis;

namespace RawTp.Model.Verification;

/// <summary>
/// A variable as an integer of another type, which may hold only its lower bits or call them by another sign: something may be known of that where nothing
/// is known of the variable. The kernel knows as much of the lower halves of its registers.
/// </summary>
internal sealed record Converted(object Variable, SpecialType Type, ITypeSymbol VariableType)
{
    private static readonly BigInteger s_half = BigInteger.One << 31;

    public static bool Is(SpecialType type) => type is SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64;

    /// <summary>The same bits with the other sign.</summary>
    public Converted OtherSign
        => this with
        {
            Type = Type switch
            {
                SpecialType.System_Int32 => SpecialType.System_UInt32,
                SpecialType.System_UInt32 => SpecialType.System_Int32,
                SpecialType.System_Int64 => SpecialType.System_UInt64,
                _ => SpecialType.System_Int64,
            },
        };

    /// <summary>What is known with the other sign: as much where all values have one sign, else nothing.</summary>
    public ValueRange? WithOtherSign(ValueRange range)
    {
        bool isSigned = Type is SpecialType.System_Int32 or SpecialType.System_Int64;
        BigInteger half = Type is SpecialType.System_Int32 or SpecialType.System_UInt32 ? s_half : s_half << 32;
        if (range.Min >= 0 && range.Max < half)
            return range;
        return isSigned && range.Max < 0 ? new(range.Min + 2 * half, range.Max + 2 * half)
            : !isSigned && range.Min >= half ? new(range.Min - 2 * half, range.Max - 2 * half)
            : null;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.Analyzers.Programs;

/// <summary>A signed argument of less than 8 bytes, which is zero-extended as in the kernel: where its sign is lost in a raw read.</summary>
/// <param name="Size">In bytes.</param>
internal sealed record SignedReading(int Size)
{
    /// <summary>What -1 is read as.</summary>
    public ulong OfMinusOne => ulong.MaxValue >> (64 - 8 * Size);

    /// <returns>Null where the argument is no such.</returns>
    public static SignedReading? Of(IParameterSymbol argument)
        => PassingRule.Of(argument) == Passing.Value
            && IntegralType.Of(argument.Type) is { Min.Sign: < 0 }
            && TypeLayout.SizeOf(argument.Type) is < sizeof(ulong) and var size
                ? new SignedReading(size)
                : null;

    /// <summary>Whether what is made of a read would be something else if the argument were negative. A local that is only narrowed later is followed.</summary>
    public bool IsLostIn(IOperation read, SemanticModel semantics, CancellationToken cancellation)
    {
        IOperation value = read;
        while (value.Parent is IParenthesizedOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IConversionOperation conversion when conversion.OperatorMethod is null && IsNarrowing(conversion) => false,
            // One that keeps all bits of the argument decides nothing yet.
            IConversionOperation { OperatorMethod: null, IsChecked: false, IsImplicit: false, Type: { } type } conversion when IntegralType.Of(type) is not null && TypeLayout.SizeOf(type) > Size => IsLostIn(conversion, semantics, cancellation),
            // A checked narrowing throws where the argument is negative; any other keeps or drops bits that are not the argument's.
            IConversionOperation { OperatorMethod: null, IsImplicit: true, Parent: { } outer } conversion when outer is not IConversionOperation => IsLostIn(conversion, semantics, cancellation),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.And } masked => !IsWithin(Other(masked, value)),
            // Only that very number is equal, and a small one is no negative argument's.
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } compared => !IsWithin(Other(compared, value), isPositive: true),
            IIsPatternOperation { Pattern: IConstantPatternOperation pattern } => !IsWithin(pattern.Value, isPositive: true),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } } => !IsOnlyNarrowed(local, semantics, cancellation),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => false,
            null => false,
            _ => true,
        };
    }

    private static IOperation Other(IBinaryOperation binary, IOperation operand) => binary.LeftOperand == operand ? binary.RightOperand : binary.LeftOperand;

    /// <summary>Whether a constant has bits of the argument only.</summary>
    private bool IsWithin(IOperation operation, bool isPositive = false)
        => Constant(operation) is { } constant && constant <= (isPositive ? OfMinusOne >> 1 : OfMinusOne);

    private static ulong? Constant(IOperation operation)
        => operation.ConstantValue is { HasValue: true, Value: { } value }
            ? value switch
            {
                ulong number => number,
                uint number => number,
                int and < 0 or long and < 0 or short and < 0 or sbyte and < 0 => null,
                int number => (ulong)number,
                long number => (ulong)number,
                short number => (ulong)number,
                sbyte number => (ulong)number,
                byte number => number,
                ushort number => number,
                char number => number,
                _ => null,
            }
            : null;

    /// <summary>Whether the conversion makes of the low bits what they are, or less. In a checked context it would throw for a negative argument.</summary>
    private bool IsNarrowing(IConversionOperation conversion)
        => conversion is { IsChecked: false, Type: { } type } && TypeLayout.SizeOf(type) is { } size && size <= Size && type.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double);

    private bool IsOnlyNarrowed(ILocalSymbol local, SemanticModel semantics, CancellationToken cancellation)
        => local.Type.SpecialType == SpecialType.System_UInt64
            && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).FirstAncestorOrSelf<BlockSyntax>() is { } scope
            && scope.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == local.Name)
                .Select(name => semantics.GetOperation(name, cancellation))
                .All(use => use is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local)
                    || !IsLostIn(reference, semantics, cancellation));
}

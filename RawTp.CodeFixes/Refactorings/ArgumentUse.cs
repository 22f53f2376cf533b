using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>A read of an argument that a parameter of the typed form can take the place of.</summary>
/// <param name="Read">All of it, with a cast that narrows it.</param>
/// <param name="Cast">The type that it has then; null where that is the parameter's own.</param>
internal sealed record ArgumentUse(ExpressionSyntax Read, int Index, ITypeSymbol? Cast)
{
    /// <returns>Null for any other use of the arguments.</returns>
    public static ArgumentUse? Of(IdentifierNameSyntax args, IReadOnlyList<IParameterSymbol> arguments, SemanticModel model, CancellationToken cancellation)
    {
        (ExpressionSyntax Read, ArgumentSyntax Index, SimpleNameSyntax? Accessor)? found = args.Parent switch
        {
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element when element.Expression == args => (element, index, null),
            MemberAccessExpressionSyntax { Name: GenericNameSyntax name, Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [var index] } call } member when member.Expression == args
                => (call, index, name),
            _ => null,
        };
        if (found is not { } read
            || model.GetConstantValue(read.Index.Expression, cancellation) is not { HasValue: true, Value: int number }
            || number < 0 || number >= arguments.Count)
            return null;
        IParameterSymbol argument = arguments[number];
        if (read.Accessor is null)
            return OfBits(read.Read, argument, model, cancellation);
        // Generic accessors are told by their names; those of an extension are not the arguments' own.
        if (model.GetSymbolInfo(read.Read, cancellation).Symbol is not IMethodSymbol { TypeArguments: [var type], ContainingType: var container } accessor || !ArgsType.IsArgs(container))
            return null;
        return OfAccessor(read.Read, accessor, type, argument, model);
    }

    private static ArgumentUse? OfBits(ExpressionSyntax read, IParameterSymbol argument, SemanticModel model, CancellationToken cancellation)
    {
        var bits = Integer.Of(argument.Type);
        if (read.Parent is CastExpressionSyntax cast && model.GetTypeInfo(cast.Type, cancellation).Type is { } type)
        {
            // A cast may throw for one of two types and not for the other.
            if (CheckedContext.IsAround(read, model))
                return null;
            bool isValue = PassingRule.Of(argument) is Passing.Value or Passing.Pointer;
            if (isValue && SymbolEqualityComparer.Default.Equals(type, argument.Type) && (bits is not null || argument.Type.TypeKind == TypeKind.Pointer))
                return new ArgumentUse(cast, argument.Ordinal, null);
            // Bits beyond the argument's own are zero, and not its sign.
            return bits is { } from && Integer.Of(type) is { } to && (to.Size <= from.Size || !from.IsSigned) ? new ArgumentUse(cast, argument.Ordinal, type) : null;
        }
        return argument.Type.SpecialType == SpecialType.System_UInt64 ? new ArgumentUse(read, argument.Ordinal, null)
            : bits is { IsSigned: false } ? new ArgumentUse(read, argument.Ordinal, model.Compilation.GetSpecialType(SpecialType.System_UInt64))
            : null;
    }

    private static ArgumentUse? OfAccessor(ExpressionSyntax read, IMethodSymbol accessor, ITypeSymbol type, IParameterSymbol argument, SemanticModel model)
    {
        bool isSame = SymbolEqualityComparer.Default.Equals(type, argument.Type);
        return (accessor.Name, PassingRule.Of(argument)) switch
        {
            ("Value", Passing.Value) or ("Reference", Passing.Reference) or ("Ref", Passing.Ref) when isSame => new ArgumentUse(read, argument.Ordinal, null),
            ("Value", Passing.Value) when !CheckedContext.IsAround(read, model) && Integer.Of(type) is { } to && Integer.Of(argument.Type) is { } from && to.Size == from.Size
                => new ArgumentUse(read, argument.Ordinal, type),
            ("Reference", Passing.Reference) when model.Compilation.HasImplicitConversion(argument.Type, type) => new ArgumentUse(read, argument.Ordinal, type),
            ("Span", Passing.Span) when SymbolEqualityComparer.Default.Equals(accessor.ReturnType, argument.Type) => new ArgumentUse(read, argument.Ordinal, null),
            ("Span", Passing.WritableSpan) when SymbolEqualityComparer.Default.Equals(type, ((INamedTypeSymbol)argument.Type).TypeArguments[0])
                => new ArgumentUse(read, argument.Ordinal, accessor.ReturnType),
            _ => null,
        };
    }

    /// <summary>An integer as it lies in memory; an enum is the integer that it is.</summary>
    private readonly record struct Integer(int Size, bool IsSigned)
    {
        public static Integer? Of(ITypeSymbol type)
            => (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type).SpecialType switch
            {
                SpecialType.System_Byte => new Integer(1, false),
                SpecialType.System_SByte => new Integer(1, true),
                SpecialType.System_UInt16 or SpecialType.System_Char => new Integer(2, false),
                SpecialType.System_Int16 => new Integer(2, true),
                SpecialType.System_UInt32 => new Integer(4, false),
                SpecialType.System_Int32 => new Integer(4, true),
                SpecialType.System_UInt64 => new Integer(8, false),
                SpecialType.System_Int64 => new Integer(8, true),
                _ => null,
            };
    }
}

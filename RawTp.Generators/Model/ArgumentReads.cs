using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model;

/// <summary>With which member of <c>RawTracepointArgs</c> an argument is read.</summary>
internal enum Accessor
{
    /// <summary><c>args[i]</c></summary>
    Raw,
    Value,
    Reference,
    Ref,
    Span,
}

/// <summary>One place where a program reads an argument.</summary>
/// <param name="Index">Which argument; null where the place does not say so by a constant.</param>
/// <param name="Accessor">By which member.</param>
/// <param name="Type">The accessor's type argument; null for <see cref="Accessor.Raw"/>.</param>
/// <param name="Place">The index as it is written.</param>
internal readonly record struct ArgumentRead(int? Index, Accessor Accessor, ITypeSymbol? Type, SyntaxNode Place);

/// <summary>What a raw program does with its arguments: the one analysis on which generator and analyzers rely.</summary>
/// <param name="Reads">Every read.</param>
/// <param name="Escapes">Every use by which the arguments go where they are not followed.</param>
internal sealed record ArgumentReads(IReadOnlyList<ArgumentRead> Reads, IReadOnlyList<SyntaxNode> Escapes)
{
    /// <summary>Looks at every use of <paramref name="args"/> in a program's body. Code that does not compile is passed over: the compiler reports it.</summary>
    public static ArgumentReads Of(IOperation body, IParameterSymbol args)
    {
        var reads = new List<ArgumentRead>();
        var escapes = new List<SyntaxNode>();
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (operation is not IParameterReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Parameter, args))
                continue;
            switch (reference.Parent)
            {
                case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var index] } element when IsMember(element.Property, element.Instance):
                    Add(index.Value, Accessor.Raw, null);
                    break;
                // args[^1]
                case IImplicitIndexerReferenceOperation element when element.Instance == reference:
                    Add(element.Argument, Accessor.Raw, null);
                    break;
                case IPropertyReferenceOperation { Property.IsIndexer: false } property when IsMember(property.Property, property.Instance):
                    break;
                case IInvocationOperation { Arguments: [var index], TargetMethod: { TypeArguments: [var type] } method } call when IsMember(method, call.Instance) && AccessorOf(method) is { } accessor:
                    Add(index.Value, accessor, type);
                    break;
                // nameof(args) and the like read nothing.
                case INameOfOperation or IInvalidOperation or { Type.TypeKind: TypeKind.Error }:
                    break;
                default:
                    escapes.Add(reference.Syntax);
                    break;
            }

            // An extension block can add members of the same names, which read who knows what.
            bool IsMember(ISymbol member, IOperation? instance)
                => instance == reference && SymbolEqualityComparer.Default.Equals(member.ContainingType, args.Type);
        }
        return new ArgumentReads(reads, escapes);

        void Add(IOperation index, Accessor accessor, ITypeSymbol? type)
        {
            if (type is not null && TypeText.KnownElsewhere(type) is null)
                escapes.Add(index.Syntax);
            else if (!index.DescendantsAndSelf().Any(static operation => operation is IInvalidOperation))
                reads.Add(new ArgumentRead(index.ConstantValue is { HasValue: true, Value: int constant } ? constant : null, accessor, type, index.Syntax));
        }
    }

    private static Accessor? AccessorOf(IMethodSymbol method)
        => method.Name switch
        {
            "Value" => Accessor.Value,
            "Reference" => Accessor.Reference,
            "Ref" => Accessor.Ref,
            "Span" => Accessor.Span,
            _ => null,
        };
}

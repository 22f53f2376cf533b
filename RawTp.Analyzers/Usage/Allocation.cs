using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>What an operation takes from the heap, as the compiler translates it; whether the JIT may still spare it is <see cref="Escape"/>'s question.</summary>
internal static class Allocation
{
    /// <returns>What the operation itself does, such as <c>creates 'Entry'</c>; null where it surely allocates nothing, or where that cannot be said.</returns>
    public static string? Describe(IOperation operation)
        => operation switch
        {
            { ConstantValue.HasValue: true } => null,
            IObjectCreationOperation { Type: { IsReferenceType: true } type } => $"creates '{type.ShortName()}'",
            IAnonymousObjectCreationOperation => "creates an object of an anonymous type",
            IWithOperation { Type: { IsReferenceType: true } type } => $"copies '{type.ShortName()}' by 'with'",
            IArrayCreationOperation array => DescribeArray(array),
            IConversionOperation conversion => DescribeConversion(conversion),
            IDelegateCreationOperation creation => DescribeDelegate(creation),
            IInterpolatedStringOperation text => DescribeInterpolation(text),
            IBinaryOperation or ICompoundAssignmentOperation when IsConcatenation(operation) => DescribeConcatenation(operation),
            IForEachLoopOperation loop => DescribeLoop(loop),
            IInvocationOperation call => AllocatingCalls.Describe(call),
            IArrayElementReferenceOperation { Indices: [{ Type: { Name: "Range", ContainingNamespace.Name: "System" } }], Type: { } slice } => $"copies a range into a new '{slice.ShortName()}'",
            IImplicitIndexerReferenceOperation { Instance.Type.SpecialType: SpecialType.System_String, IndexerSymbol: IMethodSymbol } => "copies a range into a new 'string'",
            { Syntax: CollectionExpressionSyntax syntax } => DescribeCollection(operation, syntax),
            _ => null,
        };

    /// <summary>Where the operation is best pointed at.</summary>
    public static SyntaxNode Place(IOperation operation)
        => operation switch
        {
            IForEachLoopOperation loop => loop.Collection.Syntax,
            IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: [var first, ..] } => first.Syntax,
            _ => operation.Syntax,
        };

    /// <summary>An array that only ever becomes a span over constants lies in the assembly's data.</summary>
    public static bool IsData(IArrayCreationOperation array)
        => array is { Parent: IConversionOperation { Type: { Name: "ReadOnlySpan" } }, Initializer.ElementValues: { Length: > 0 } values }
            && values.All(static value => value.ConstantValue.HasValue && value.Type?.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Decimal);

    private static string? DescribeArray(IArrayCreationOperation array)
        => array switch
        {
            { IsImplicit: true, Initializer.ElementValues.Length: 0 } => null,
            { IsImplicit: true } => $"packs arguments into a '{array.Type?.ShortName()}'",
            _ when IsData(array) => null,
            _ => $"creates a '{array.Type?.ShortName()}'",
        };

    private static string? DescribeConversion(IConversionOperation conversion)
    {
        if (conversion.Language != LanguageNames.CSharp || conversion.Type is not { } type)
            return null;
        if (conversion.Operand is IAnonymousFunctionOperation && type.Name == "Expression")
            return "builds an expression tree";
        return conversion.GetConversion().IsBoxing && conversion.Operand.Type is { } boxed && !IsSparedByTheCompiler(conversion)
            ? $"boxes a value of type '{boxed.ShortName()}'"
            : null;
    }

    /// <summary>A value in a concatenation is made a string without a box, and <c>HasFlag</c> is no call.</summary>
    private static bool IsSparedByTheCompiler(IConversionOperation boxing)
        => IsConcatenation(boxing.Parent)
            || boxing.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum } } };

    private static string? DescribeDelegate(IDelegateCreationOperation creation)
        => creation.Target switch
        {
            IAnonymousFunctionOperation when creation.Type?.Name == "Expression" => "builds an expression tree",
            IAnonymousFunctionOperation lambda when Captures.First(lambda) is { } captured => $"makes a delegate of a lambda that captures '{captured}'",
            // One of a static method is made once and kept, from C# 11 on.
            IMethodReferenceOperation { Instance: not null } method => $"makes a delegate of '{DeclarationText.Quoted(method.Syntax)}'",
            _ => null,
        };

    private static string? DescribeInterpolation(IInterpolatedStringOperation text)
        => text.Parent is IInterpolatedStringHandlerCreationOperation || IsConcatenation(text.Parent)
            || text.Parts is [] or [IInterpolationOperation { Expression.Type.SpecialType: SpecialType.System_String, Alignment: null, FormatString: null }]
            ? null
            : "makes a string by interpolation";

    private static bool IsConcatenation(IOperation? operation)
        => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String }
            or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String };

    private static string? DescribeConcatenation(IOperation operation)
        // The compiler makes one call of all operands, and none where all but one are empty.
        => IsConcatenation(operation.Parent) || Operands(operation).Count(static operand => operand.ConstantValue is not { HasValue: true, Value: null or "" }) < 2
            ? null
            : "makes a string by concatenation";

    private static IEnumerable<IOperation> Operands(IOperation operation)
        => IsConcatenation(operation) ? operation.ChildOperations.SelectMany(Operands) : [operation];

    private static string? DescribeLoop(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : loop.Collection;
        if (loop.IsAsynchronous || loop.SemanticModel is not { } model || loop.Syntax is not CommonForEachStatementSyntax syntax
            || collection.Type is null or IArrayTypeSymbol or IDynamicTypeSymbol or { SpecialType: SpecialType.System_String }
            // A call that makes the sequence is enough to say.
            || Describe(collection) is not null)
            return null;
        return model.GetForEachStatementInfo(syntax).GetEnumeratorMethod?.ReturnType is { IsReferenceType: true } enumerator
            ? $"enumerates '{collection.Type.ShortName()}' by an '{enumerator.ShortName()}'"
            : null;
    }

    private static string? DescribeCollection(IOperation operation, CollectionExpressionSyntax syntax)
    {
        if (operation is IConversionOperation || operation.SemanticModel?.GetTypeInfo(syntax).ConvertedType is not { } type)
            return null;
        bool allocates = type switch
        {
            { IsRefLikeType: true } => false,
            { Name: "List" or "IList" or "ICollection" } => true,
            { Name: "ImmutableArray" } or { IsReferenceType: true } => syntax.Elements.Count > 0,
            _ => false,
        };
        return allocates ? $"fills a '{type.ShortName()}'" : null;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;

namespace RawTp.Analyzers.Usage;

/// <summary>
/// Members that cost no more than reading a variable. Of source code that is read off the declaration; of other assemblies a property is
/// taken to be cheap and a method is not, as the framework's guidelines for choosing between the two have it, but for those named here.
/// </summary>
internal static class CheapMembers
{
    /// <summary>Properties that read a clock or walk a stack.</summary>
    private static readonly Dictionary<string, string[]> s_costlyProperties = new()
    {
        ["System.DateTime"] = ["Now", "UtcNow", "Today"],
        ["System.DateTimeOffset"] = ["Now", "UtcNow"],
        ["System.Environment"] = ["StackTrace", "CommandLine", "CurrentDirectory", "MachineName", "OSVersion", "UserName", "WorkingSet"],
        ["System.Exception"] = ["StackTrace"],
    };

    /// <summary>Methods that become a few instructions; <c>*</c> stands for all of a type.</summary>
    private static readonly Dictionary<string, string[]> s_cheapMethods = new()
    {
        ["System.Math"] = ["*"],
        ["System.MathF"] = ["*"],
        ["System.BitConverter"] = ["DoubleToInt64Bits", "DoubleToUInt64Bits", "Int64BitsToDouble", "UInt64BitsToDouble", "SingleToInt32Bits", "SingleToUInt32Bits", "Int32BitsToSingle", "UInt32BitsToSingle"],
        ["System.Numerics.BitOperations"] = ["*"],
        ["System.Buffers.Binary.BinaryPrimitives"] = ["*"],
        ["System.Runtime.CompilerServices.Unsafe"] = ["*"],
        ["System.Runtime.InteropServices.MemoryMarshal"] = ["*"],
        ["System.Runtime.InteropServices.CollectionsMarshal"] = ["AsSpan"],
        ["System.MemoryExtensions"] = ["AsSpan", "AsMemory"],
        ["System.Span"] = ["Slice"],
        ["System.ReadOnlySpan"] = ["Slice"],
        ["System.Memory"] = ["Slice"],
        ["System.ReadOnlyMemory"] = ["Slice"],
        ["System.Array"] = ["Empty"],
        ["nint"] = ["ToInt32", "ToInt64", "ToPointer"],
        ["nuint"] = ["ToUInt32", "ToUInt64", "ToPointer"],
        ["System.Nullable"] = ["GetValueOrDefault"],
        ["System.Object"] = ["GetType", "ReferenceEquals"],
        ["System.Enum"] = ["HasFlag"],
        ["System.String"] = ["IsNullOrEmpty"],
        ["System.Threading.Volatile"] = ["*"],
        ["System.Threading.Interlocked"] = ["Read"],
        ["System.Char"] = ["Is*"],
        ["RawTp.RawTracepointArgs"] = ["*"],
    };

    public static bool IsCheap(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (method.DeclaringSyntaxReferences is [var reference, ..])
            // An operator that makes no object is arithmetic.
            return method.MethodKind is MethodKind.UserDefinedOperator or MethodKind.BuiltinOperator
                ? !method.ReturnType.IsReferenceType || IsBrief(reference.GetSyntax(), method.ReturnType)
                : !method.IsAsync && IsBrief(reference.GetSyntax(), method.ReturnType);
        if (method.MethodKind is MethodKind.UserDefinedOperator or MethodKind.BuiltinOperator or MethodKind.Conversion)
            return !method.ReturnType.IsReferenceType && method.ContainingType is not { Name: "DateTimeOffset" };
        return s_cheapMethods.TryGetValue(method.ContainingType.FullName(), out string[]? names)
            && names.Any(name => name == "*" || name == method.Name || (name == "Is*" && method.Name.StartsWith("Is", StringComparison.Ordinal)));
    }

    public static bool IsCheap(IPropertySymbol property)
    {
        property = property.OriginalDefinition;
        if (property.DeclaringSyntaxReferences is not [var reference, ..])
            return !(s_costlyProperties.TryGetValue(property.ContainingType.FullName(), out string[]? names) && Array.IndexOf(names, property.Name) >= 0);
        // What says whether a tracepoint is enabled is generated, and made to be asked.
        return reference.GetSyntax() is not BasePropertyDeclarationSyntax declaration || IsBrief(declaration, property.Type) || TracepointDeclaration.IsGenerated(property, CancellationToken.None);
    }

    private static bool IsBrief(SyntaxNode declaration, ITypeSymbol type)
        => declaration switch
        {
            // What a method without a body does, an abstract one or one of an interface, is not known.
            BaseMethodDeclarationSyntax { ExpressionBody: null, Body: null } => false,
            BaseMethodDeclarationSyntax method => IsBrief(method.ExpressionBody, method.Body, type),
            LocalFunctionStatementSyntax function => IsBrief(function.ExpressionBody, function.Body, type),
            PropertyDeclarationSyntax { ExpressionBody: { } body } => IsBrief(body.Expression, type),
            IndexerDeclarationSyntax { ExpressionBody: { } body } => IsBrief(body.Expression, type),
            BasePropertyDeclarationSyntax { AccessorList: { } accessors }
                => accessors.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)) is not { } getter
                    || IsBrief(getter.ExpressionBody, getter.Body, type),
            _ => false,
        };

    private static bool IsBrief(ArrowExpressionClauseSyntax? arrow, BlockSyntax? block, ITypeSymbol type)
        => arrow is not null ? IsBrief(arrow.Expression, type)
            : block is null || block.Statements is [] or [ReturnStatementSyntax { Expression: null }]
                || (block.Statements is [ReturnStatementSyntax { Expression: { } returned }] && IsBrief(returned, type));

    /// <summary>Reads variables, and at most computes with them or puts them in a struct. What it reads may be a property, which is not looked into.</summary>
    private static bool IsBrief(ExpressionSyntax expression, ITypeSymbol type)
        // What is made on the first call only is not what a call costs.
        => expression is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression }
            || (expression.DescendantNodesAndSelf(static node => node is not ThrowExpressionSyntax).All(node => node switch
            {
                ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax => type.IsValueType,
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var left, Right: var right } => IsText(left) == IsText(right),
                InvocationExpressionSyntax call => IsCheapByName(call),
                AnonymousObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax
                    or CollectionExpressionSyntax or InterpolatedStringExpressionSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax
                    or AwaitExpressionSyntax or WithExpressionSyntax or RangeExpressionSyntax => false,
                _ => true,
            })
            && !(type.SpecialType == SpecialType.System_String && IsSum(expression)));

    /// <summary>Whether what it comes to, on any way, is a sum of what is not constant.</summary>
    private static bool IsSum(ExpressionSyntax expression)
        => expression switch
        {
            ParenthesizedExpressionSyntax inner => IsSum(inner.Expression),
            ConditionalExpressionSyntax choice => IsSum(choice.WhenTrue) || IsSum(choice.WhenFalse),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => IsSum(either.Left) || IsSum(either.Right),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => !IsText(sum),
            _ => false,
        };

    /// <summary>As the declaration writes it, such as <c>Volatile.Read(ref _count)</c>: nothing of it is bound.</summary>
    private static bool IsCheapByName(InvocationExpressionSyntax call)
        => call.Expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == "nameof",
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Expression: var on }
                => s_cheapMethods.Any(cheap => Array.IndexOf(cheap.Value, method) >= 0
                    || (Array.IndexOf(cheap.Value, "*") >= 0 && on is SimpleNameSyntax type && cheap.Key.EndsWith("." + type.Identifier.ValueText, StringComparison.Ordinal))),
            _ => false,
        };

    /// <summary>A constant text, as far as that can be seen without binding it.</summary>
    private static bool IsText(ExpressionSyntax expression)
        => expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsText(sum.Left) && IsText(sum.Right),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
            _ => expression.IsKind(SyntaxKind.StringLiteralExpression),
        };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Analyzers.Usage;

/// <summary>Calls that return something new on the heap whatever they are given.</summary>
internal static class AllocatingCalls
{
    /// <summary>By type. Methods that often return what they were given, such as <c>Trim</c>, or a cached object, such as an enum's <c>ToString</c>, are not among them.</summary>
    private static readonly Dictionary<string, string[]> s_methods = new()
    {
        ["System.String"] = ["Create", "Format", "Join", "Concat", "Split", "Substring", "ToCharArray"],
        ["System.Text.StringBuilder"] = ["ToString"],
        ["System.Text.Encoding"] = ["GetString"],
        ["System.Convert"] = ["ToBase64String", "ToHexString"],
        ["System.Array"] = ["Clone"],
        ["System.Diagnostics.Stopwatch"] = ["StartNew"],
        ["System.Threading.Tasks.Task"] = ["Run", "WhenAny", "ContinueWith"],
        ["System.Threading.Tasks.TaskFactory"] = ["StartNew"],
        ["System.Threading.ThreadPool"] = ["QueueUserWorkItem", "UnsafeQueueUserWorkItem"],
    };

    public static string? Describe(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsSequence(call))
            // One report for a chain of them.
            return call.Parent is IArgumentOperation { Parent: IInvocationOperation outer } && IsSequence(outer) ? null : $"calls 'Enumerable.{method.Name}'";
        if (IsIterator(method))
            return $"starts the iterator '{method.Name}'";
        // What the struct does not override is called on a box.
        if (method is { ContainingType.SpecialType: SpecialType.System_ValueType, IsOverride: true } && call.Instance?.Type is { TypeKind: TypeKind.Struct } boxed)
            return $"boxes a value of type '{boxed.ShortName()}'";
        return IsKnown(method) ? $"calls '{method.ContainingType.ShortName()}.{method.Name}'" : null;
    }

    private static bool IsSequence(IInvocationOperation call)
        => call.TargetMethod is { ContainingType: { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } } } method
            && method.Name is not ("AsEnumerable" or "Empty" or "Cast")
            && (method.Name is "ToArray" or "ToList" or "ToDictionary" or "ToHashSet" or "ToLookup" || method.ReturnType is { Name: "IEnumerable" or "IOrderedEnumerable" });

    private static bool IsIterator(IMethodSymbol method)
        => method is { IsAsync: false, ReturnType.IsReferenceType: true, DeclaringSyntaxReferences: [var reference, ..] }
            && reference.GetSyntax() is { } declaration
            && declaration.DescendantNodes(node => node == declaration || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
                .Any(static node => node.IsKind(SyntaxKind.YieldReturnStatement) || node.IsKind(SyntaxKind.YieldBreakStatement));

    private static bool IsKnown(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || type.DeclaringSyntaxReferences.Length > 0)
            return false;
        return method.Name switch
        {
            "ToString" when method.ReturnType.SpecialType == SpecialType.System_String && IsNumberOrTime(type) => true,
            "ToArray" when method.ReturnType is IArrayTypeSymbol => IsOfTheFramework(type),
            "GetBytes" when method.ReturnType is IArrayTypeSymbol => IsOfTheFramework(type),
            _ => s_methods.TryGetValue(type.OriginalDefinition.FullName(), out string[]? methods) && Array.IndexOf(methods, method.Name) >= 0,
        };
    }

    private static bool IsNumberOrTime(INamedTypeSymbol type)
        => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double or SpecialType.System_DateTime
            || (type.IsValueType && type is { Name: "Guid" or "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;
        return space?.Name == "System";
    }
}

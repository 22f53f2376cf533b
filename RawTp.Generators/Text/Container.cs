using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Text;

/// <summary>A type that generated members are added to.</summary>
/// <param name="Keyword">Such as <c>record struct</c>.</param>
/// <param name="Name">The type's name, escaped.</param>
/// <param name="TypeParameters">Such as <c>&lt;TKey, TValue&gt;</c>, where it is generic and holds nothing but mistakes; else empty.</param>
/// <param name="IsAccessible">Whether the rest of the assembly can name it, given that it can name what contains it.</param>
internal sealed record ContainerType(string Keyword, string Name, string TypeParameters, bool IsAccessible);

/// <summary>Where generated members go: a namespace, and the types in it from the outermost to the one that holds the method.</summary>
internal sealed record Container(string Namespace, EquatableArray<ContainerType> Types)
{
    public static Container Of(INamedTypeSymbol type)
    {
        var types = new List<ContainerType>();
        for (INamedTypeSymbol? next = type; next is not null; next = next.ContainingType)
            types.Insert(0, new ContainerType(KeywordOf(next), Identifier.Escape(next.Name), TypeText.Parameters(next.TypeParameters), IsAccessibleInAssembly(next.DeclaredAccessibility)));
        string space = type.ContainingNamespace is { IsGlobalNamespace: false } named
            ? string.Join(".", named.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)))
            : "";
        return new Container(space, types.ToEquatableArray());
    }

    /// <summary>Such as <c>MyApp.Outer.Inner</c>, without escapes: what people read.</summary>
    public string ReadableName => string.Join(".", new[] { Namespace }.Concat(Types.Select(static type => type.Name)).Where(static part => part.Length > 0)).Replace("@", "");

    /// <summary>A file name that no other container has.</summary>
    public string HintName => string.Join(".", new[] { Namespace, string.Join("+", Types.Select(static type => type.Name)) }.Where(static part => part.Length > 0)).Replace("@", "");

    /// <summary>How code elsewhere in the assembly names the outermost <paramref name="depth"/> types.</summary>
    public string Path(int depth) => "global::" + string.Join(".", new[] { Namespace }.Concat(Types.Take(depth).Select(static type => type.Name)).Where(static part => part.Length > 0));

    public static bool IsAccessibleInAssembly(Accessibility accessibility)
        => accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>Opens the namespace and each type; <paramref name="between"/> writes into a type, given its depth, before the next is opened.</summary>
    public void Open(CodeWriter writer, bool isUnsafe, Action<int>? between = null)
    {
        if (Namespace.Length > 0)
            writer.Open($"namespace {Namespace}");
        for (int depth = 1; depth <= Types.Count; depth++)
        {
            ContainerType type = Types[depth - 1];
            writer.Open($"{(isUnsafe ? "unsafe " : "")}partial {type.Keyword} {type.Name}{type.TypeParameters}");
            if (depth < Types.Count)
                between?.Invoke(depth);
        }
    }

    public void Close(CodeWriter writer)
    {
        foreach (ContainerType _ in Types)
            writer.Close();
        if (Namespace.Length > 0)
            writer.Close();
    }

    private static string KeywordOf(INamedTypeSymbol type)
        => type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
}

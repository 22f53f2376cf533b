using Microsoft.CodeAnalysis.CSharp;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>What pointers of C become in C#.</summary>
public enum PointersAs
{
    /// <summary><c>nint</c>: the kernel's own words.</summary>
    Numbers,

    /// <summary>Objects, strings, arrays and delegates, by what is pointed to; nullable, as every pointer is.</summary>
    References,
}

/// <summary>A kernel tracepoint's argument as C# has it.</summary>
/// <param name="Name">The parameter, escaped where C# takes the name for a keyword.</param>
/// <param name="Type">The parameter's type.</param>
/// <param name="FromBits">An expression that makes a value of the type from the lower bits of a 64-bit word; null for a reference.</param>
/// <param name="ToBits">An expression that gives the parameter's value, sign-extended where it has a sign, as a 64-bit word.</param>
internal sealed record CSharpArgument(string Name, string Type, Func<string, string>? FromBits, string ToBits)
{
    public bool IsReference => FromBits is null;

    public static CSharpArgument Of(CArgument argument, PointersAs pointers)
    {
        string name = Escape(argument.Name);
        string type = TypeOf(argument, pointers);
        return argument.Kind switch
        {
            CKind.Pointer when pointers == PointersAs.References => new(name, type, null, ""),
            CKind.Bool => new(name, type, bits => $"({bits} & 1) != 0", $"{name} ? 1UL : 0UL"),
            CKind.Signed => new(name, type, bits => $"({type}){bits}", $"(ulong)(long){name}"),
            CKind.UnsignedEnum => new(name, type, bits => $"({type})({CTypeName.Unsigned(argument.Size)}){bits}", $"(ulong){name}"),
            CKind.SignedEnum => new(name, type, bits => $"({type})({CTypeName.Signed(argument.Size)}){bits}", $"(ulong)(long){name}"),
            CKind.Union => new(name, type, bits => $"new {type} {{ Image = ({CTypeName.Unsigned(argument.Size)}){bits} }}", $"(ulong){name}.Image"),
            _ => new(name, type, bits => $"({type}){bits}", $"(ulong){name}"),
        };
    }

    private static string TypeOf(CArgument argument, PointersAs pointers) => argument.Kind switch
    {
        CKind.Pointer when pointers == PointersAs.References => CTypeName.Reference(argument.Type) + "?",
        CKind.Pointer => "nint",
        CKind.Bool => "bool",
        CKind.Unsigned => CTypeName.Unsigned(argument.Size),
        CKind.Signed => CTypeName.Signed(argument.Size),
        _ => CTypeName.Declared(argument.Type),
    };

    private static string Escape(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}

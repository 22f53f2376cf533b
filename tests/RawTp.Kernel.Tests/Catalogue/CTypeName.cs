using System.Globalization;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>The names that C types have in the generated C#.</summary>
internal static class CTypeName
{
    public static string Unsigned(int size) => size switch
    {
        1 => "byte",
        2 => "ushort",
        4 => "uint",
        8 => "ulong",
        _ => throw NoSuchSize(size),
    };

    public static string Signed(int size) => size switch
    {
        1 => "sbyte",
        2 => "short",
        4 => "int",
        8 => "long",
        _ => throw NoSuchSize(size),
    };

    /// <summary>What a pointer is as a reference: the class of the struct that it points to, a string, an array, a delegate or any object.</summary>
    public static string Reference(string pointer)
    {
        string type = WithoutQualifiers(pointer);
        if (type.Contains('('))
            return "System.Action";
        return type.EndsWith('*') ? Referent(type[..^1].TrimEnd()) : PointerTypedef(type);
    }

    /// <summary>A struct, union, enum or typedef of C under its own name, <c>Types.TaskStruct</c> for <c>struct task_struct</c>.</summary>
    public static string Declared(string type)
    {
        string name = WithoutQualifiers(type);
        foreach (string keyword in (string[])["struct ", "union ", "enum "])
        {
            if (name.StartsWith(keyword, StringComparison.Ordinal))
                name = name[keyword.Length..];
        }
        return "Types." + Pascal(name);
    }

    /// <summary><c>task_struct</c> as C# spells a type: <c>TaskStruct</c>.</summary>
    public static string Pascal(string name)
        => string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

    private static string Referent(string type) => type switch
    {
        "void" => "object",
        "char" => "string",
        "u8" or "unsigned char" => "byte[]",
        "u32" => "uint[]",
        "int" => "int[]",
        "u64" or "long unsigned int" => "ulong[]",
        _ => Declared(type),
    };

    /// <summary>A typedef that is a pointer itself: of a function, but for one.</summary>
    private static string PointerTypedef(string type) => type == "xfs_failaddr_t" ? "object" : "System.Action";

    private static string WithoutQualifiers(string type)
        => string.Join(' ', type.Replace("*const", "*", StringComparison.Ordinal).Split(' ').Where(word => word != "const"));

    private static ArgumentOutOfRangeException NoSuchSize(int size) => new(nameof(size), size, "An integer of C has 1, 2, 4 or 8 bytes.");
}

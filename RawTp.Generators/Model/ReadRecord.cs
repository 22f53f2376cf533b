using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>
/// What is read in another assembly: the record that the generator leaves there for each program and each method that programs elsewhere may
/// call, since of a referenced assembly no bodies are seen.
/// </summary>
internal static class ReadRecord
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, string[]>> s_ofAssemblies = new();

    /// <summary>As in <c>2 2 3 Value System.UInt32</c>: first and last index, how many arguments it needs (<c>?</c> where it asks itself), accessor and type.</summary>
    public static string Write(ArgumentRead read)
        => string.Join(" ", new[]
        {
            read.First.ToString(CultureInfo.InvariantCulture),
            read.Last.ToString(CultureInfo.InvariantCulture),
            read.CountNeeded.ToString(CultureInfo.InvariantCulture) + (read.IsGuarded ? "?" : ""),
            read.Accessor.ToString(),
            read.Type is null ? "" : DocumentationCommentId.CreateReferenceId(read.Type),
        }).TrimEnd();

    /// <returns>Null where the assembly has no record of the reader, or it names a type that is not known here, or several.</returns>
    public static IReadOnlyList<ArgumentRead>? Of(ISymbol reader, Compilation compilation, SyntaxNode place, string? calledMethod)
    {
        if (reader.GetDocumentationCommentId() is not { } id
            || !s_ofAssemblies.GetValue(reader.ContainingAssembly, OfAssembly).TryGetValue(id, out string[]? lines))
            return null;
        var reads = new List<ArgumentRead>();
        foreach (string line in lines)
        {
            if (Parse(line, compilation, place, calledMethod) is not { } read)
                return null;
            reads.Add(read);
        }
        return reads;
    }

    private static ArgumentRead? Parse(string line, Compilation compilation, SyntaxNode place, string? calledMethod)
    {
        string[] parts = line.Split([' '], 5);
        if (parts.Length < 4
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            || !int.TryParse(parts[2].TrimEnd('?'), NumberStyles.None, CultureInfo.InvariantCulture, out int needed)
            || !Enum.TryParse(parts[3], out Accessor accessor))
            return null;
        ITypeSymbol? type = parts.Length == 5 ? DocumentationCommentId.GetFirstSymbolForReferenceId(parts[4], compilation) as ITypeSymbol : null;
        if (type is not null && !IsOnlyOne(type, compilation))
            return null;
        return accessor != Accessor.Raw && type is null ? null : new ArgumentRead(first, last, parts[2].EndsWith("?", StringComparison.Ordinal), needed, accessor, type, place, calledMethod);
    }

    /// <summary>Whether no two assemblies have a type of that name, as they do of a file that their projects share: which of them is read would not be known.</summary>
    private static bool IsOnlyOne(ITypeSymbol type, Compilation compilation)
        => type switch
        {
            IArrayTypeSymbol array => IsOnlyOne(array.ElementType, compilation),
            INamedTypeSymbol named => named.TypeArguments.All(argument => IsOnlyOne(argument, compilation))
                && (named.ContainingType is not { } outer || IsOnlyOne(outer, compilation))
                && (named.SpecialType != SpecialType.None || DocumentationCommentId.GetSymbolsForDeclarationId(DocumentationCommentId.CreateDeclarationId(named.OriginalDefinition), compilation).Length == 1),
            _ => true,
        };

    private static Dictionary<string, string[]> OfAssembly(IAssemblySymbol assembly)
    {
        var records = new Dictionary<string, string[]>();
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute is { AttributeClass: { } type, ConstructorArguments: [{ Value: string reader }, { Kind: TypedConstantKind.Array } reads] } && type.ToDisplayString() == RuntimeNames.ReadsAttribute)
                records[reader] = [.. reads.Values.Select(static read => read.Value as string ?? "")];
        }
        return records;
    }
}

using System.Text;
using Microsoft.CodeAnalysis;

namespace RawTp.Text;

/// <summary>
/// Names of generated files. The compiler compares them without case, and C# does not: names that differ in nothing else get
/// a number that tells them apart.
/// </summary>
internal static class HintNames
{
    /// <summary>The names, in lower case, that several files would have.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> Shared(IncrementalValuesProvider<string> names)
        => names.Collect().Select(static (names, _) => names.GroupBy(static name => name.ToLowerInvariant(), StringComparer.Ordinal)
            .Where(static group => group.Count() > 1)
            .Select(static group => group.Key)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray());

    public static string Unique(string name, EquatableArray<string> shared)
        => (shared.Contains(name.ToLowerInvariant()) ? $"{name}.{Hash(name):x8}" : name) + ".g.cs";

    /// <summary>FNV-1a: string.GetHashCode differs from process to process, and generated files must not.</summary>
    public static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (byte part in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ part) * 16777619);
        return hash;
    }
}

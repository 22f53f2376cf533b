using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RawTp.Testing;

/// <summary>
/// Walks everything that an object holds, by its fields. A generator's values live as long as the editor's session: one
/// symbol or tree in them keeps a whole compilation alive, and is never equal to that of the next run.
/// </summary>
public static class ObjectGraph
{
    private static readonly Type[] s_compilerState =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel),
        typeof(Location), typeof(Diagnostic), typeof(AttributeData), typeof(IOperation), typeof(MetadataReference),
    ];

    private static readonly Type[] s_leaves = [typeof(string), typeof(MemberInfo), typeof(Module), typeof(Assembly), typeof(Pointer)];

    /// <summary>Fails with the path of fields that leads to the first such object.</summary>
    public static void AssertHoldsNoCompilerState(object? root, string name)
    {
        if (FindCompilerState(root) is (string path, Type type))
            throw new CheckFailedException($"{name}: {root!.GetType().Name}{path} is a {type.FullName}, which keeps the compilation alive.");
    }

    internal static (string Path, Type Type)? FindCompilerState(object? root)
    {
        HashSet<object> visited = new(ReferenceEqualityComparer.Instance);
        Stack<(object Value, string Path)> pending = new();
        if (root is not null)
            pending.Push((root, ""));

        while (pending.TryPop(out (object Value, string Path) next))
        {
            Type type = next.Value.GetType();
            if (s_compilerState.Any(state => state.IsAssignableFrom(type)))
                return (next.Path, type);
            if (!type.IsValueType && !visited.Add(next.Value))
                continue;
            foreach ((object value, string step) in Parts(next.Value, type))
                pending.Push((value, next.Path + step));
        }
        return null;
    }

    private static IEnumerable<(object Value, string Step)> Parts(object holder, Type type)
    {
        if (holder is Array array)
            return MayHold(type.GetElementType()!) ? Elements(array) : [];
        return Fields(type).Where(field => MayHold(field.FieldType))
            .Select(field => (Value: field.GetValue(holder), Step: "." + NameOf(field)))
            .Where(part => part.Value is not null && MayHold(part.Value.GetType()))
            .Select(part => (part.Value!, part.Step));
    }

    private static IEnumerable<(object Value, string Step)> Elements(Array array)
    {
        int index = 0;
        foreach (object? element in array)
        {
            if (element is not null && MayHold(element.GetType()))
                yield return (element, $"[{index}]");
            index++;
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
    }

    /// <summary>Numbers, strings, enums and pointers lead nowhere; neither do the runtime's own descriptions of types.</summary>
    private static bool MayHold(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsFunctionPointer
        && !s_leaves.Any(leaf => leaf.IsAssignableFrom(type));

    /// <summary>The property that an automatic field stands for.</summary>
    private static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}

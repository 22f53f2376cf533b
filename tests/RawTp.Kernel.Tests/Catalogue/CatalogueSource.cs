using System.Text;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>
/// The C# source that declares every tracepoint of the catalogue as a user of RawTp would, and beside each what the test
/// fires it with; where pointers are references, also two programs that observe them.
/// </summary>
internal sealed class CatalogueSource
{
    private readonly PointersAs _pointers;
    private readonly StringBuilder _text = new();
    private readonly IReadOnlyList<KernelTracepoint> _tracepoints;

    private CatalogueSource(IReadOnlyList<KernelTracepoint> tracepoints, PointersAs pointers)
    {
        _tracepoints = tracepoints;
        _pointers = pointers;
    }

    /// <summary>The type whose field <c>All</c> holds a <see cref="CatalogueEntry"/> for each tracepoint.</summary>
    public const string EntryType = "LinuxTracepoints.Entries";

    /// <summary>The name under which a variant registers a tracepoint: both are loaded into one process, where names are unique.</summary>
    public static string NameOf(KernelTracepoint tracepoint, PointersAs pointers)
        => pointers == PointersAs.References ? tracepoint.Name + ".references" : tracepoint.Name;

    public static string Write(IReadOnlyList<KernelTracepoint> tracepoints, PointersAs pointers)
        => new CatalogueSource(tracepoints, pointers).Write();

    private string Write()
    {
        _text.Append("""
            using RawTp;
            using RawTp.Kernel.Tests.Catalogue;

            namespace LinuxTracepoints
            {

            """);
        foreach (IGrouping<string, KernelTracepoint> system in _tracepoints.GroupBy(tracepoint => tracepoint.System))
            WriteSystem(system);
        WriteEntries();
        _text.Append("}\n\n");
        WriteTypes();
        return _text.ToString();
    }

    private void WriteSystem(IGrouping<string, KernelTracepoint> system)
    {
        _text.Append($"    public static partial class {ClassOf(system.Key)}\n    {{\n");
        foreach (KernelTracepoint tracepoint in system)
            WriteTracepoint(tracepoint);
        _text.Append("    }\n\n");
    }

    private void WriteTracepoint(KernelTracepoint tracepoint)
    {
        CSharpArgument[] arguments = ArgumentsOf(tracepoint);
        string parameters = string.Join(", ", arguments.Select(argument => $"{argument.Type} {argument.Name}"));
        string values = string.Join(", ", arguments.Select((argument, i) => argument.FromBits?.Invoke($"bits[{i}]") ?? $"({argument.Type})objects[{i}]"));
        string name = NameOf(tracepoint, _pointers);
        string system = tracepoint.System.Length == 0 ? "" : $", System = \"{tracepoint.System}\"";
        _text.Append($"        [TracePoint(\"{name}\"{system})]\n        public static partial void {tracepoint.Name}({parameters});\n\n");
        _text.Append($"        internal static void {tracepoint.Name}_Fire(ulong[] bits, object?[] objects)\n            => {tracepoint.Name}({values});\n\n");
        if (_pointers == PointersAs.References)
            WritePrograms(tracepoint, name, parameters, arguments);
    }

    private void WritePrograms(KernelTracepoint tracepoint, string name, string parameters, CSharpArgument[] arguments)
    {
        string header = $"        [RawTracepointProgram(\"{name}\")]\n        internal static void {tracepoint.Name}";
        _text.Append($"{header}_Raw(RawTracepointArgs args)\n        {{\n            Observation.Begin(args.Count);\n");
        for (int i = 0; i < arguments.Length; i++)
            _text.Append(arguments[i].IsReference ? $"            Observation.Object({i}, args.Reference<{arguments[i].Type}>({i}));\n" : $"            Observation.Word({i}, args[{i}]);\n");
        _text.Append("        }\n\n");

        _text.Append($"{header}_Typed({parameters})\n        {{\n            Observation.Begin({arguments.Length});\n");
        for (int i = 0; i < arguments.Length; i++)
            _text.Append(arguments[i].IsReference ? $"            Observation.Object({i}, {arguments[i].Name});\n" : $"            Observation.Word({i}, {arguments[i].ToBits});\n");
        _text.Append("        }\n\n");

        string objects = string.Join(", ", arguments.Select(argument => argument.IsReference ? NewObject(argument.Type.TrimEnd('?')) : "null"));
        _text.Append($"        internal static object?[] {tracepoint.Name}_Objects() => new object?[] {{ {objects} }};\n\n");
    }

    private void WriteEntries()
    {
        _text.Append("    public static class Entries\n    {\n        public static readonly CatalogueEntry[] All =\n        {\n");
        foreach (KernelTracepoint tracepoint in _tracepoints)
        {
            string member = $"{ClassOf(tracepoint.System)}.{tracepoint.Name}";
            string programs = _pointers == PointersAs.References ? $", {member}_RawProgram, {member}_TypedProgram, {member}_Objects" : "";
            _text.Append($"            new CatalogueEntry({member}_Fire{programs}),\n");
        }
        _text.Append("        };\n    }\n");
    }

    private void WriteTypes()
    {
        _text.Append("namespace LinuxTracepoints.Types\n{\n");
        IEnumerable<string> declarations = _tracepoints.SelectMany(tracepoint => tracepoint.Arguments).Select(Declaration).OfType<string>();
        foreach (string declaration in declarations.Distinct().Order(StringComparer.Ordinal))
            _text.Append($"    public {declaration}\n");
        _text.Append("}\n");
    }

    private string? Declaration(CArgument argument)
    {
        string type = CSharpArgument.Of(argument, _pointers).Type.TrimEnd('?');
        if (!type.StartsWith("Types.", StringComparison.Ordinal))
            return null;
        string name = type["Types.".Length..];
        return argument.Kind switch
        {
            CKind.Pointer => $"sealed class {name} {{ }}",
            CKind.Union => $"struct {name} {{ public {CTypeName.Unsigned(argument.Size)} Image; }}",
            CKind.SignedEnum => $"enum {name} : {CTypeName.Signed(argument.Size)} {{ }}",
            _ => $"enum {name} : {CTypeName.Unsigned(argument.Size)} {{ }}",
        };
    }

    private CSharpArgument[] ArgumentsOf(KernelTracepoint tracepoint)
        => [.. tracepoint.Arguments.Select(argument => CSharpArgument.Of(argument, _pointers))];

    private static string NewObject(string type) => type switch
    {
        "string" => "new string('c', 1)",
        "System.Action" => "new System.Action(Observation.Nothing)",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => $"new {type[..^1]}1]",
        _ => $"new {type}()",
    };

    private static string ClassOf(string system) => system.Length == 0 ? "Bare" : CTypeName.Pascal(system);
}

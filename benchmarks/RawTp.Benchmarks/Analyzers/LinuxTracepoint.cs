namespace RawTp.Benchmarks.Analyzers;

/// <summary>One of Linux's tracepoints, as C#.</summary>
/// <param name="System">A dash where it is in none.</param>
/// <param name="Types">Of its parameters, which are named <c>a0</c>, <c>a1</c> and so on.</param>
internal sealed record LinuxTracepoint(string Name, string System, IReadOnlyList<string> Types)
{
    public string Parameters => string.Join(", ", Types.Select(static (type, index) => $"{type} a{index}"));

    public string Declaration => $"    [TracePoint(\"{Name}\"{(System == "-" ? "" : $", System = \"{System}\"")})]\n    public static partial void {Name}({Parameters});\n\n";

    /// <summary>All arguments, read by literal indices and added to <c>s_seen</c>.</summary>
    public string Reads
        => string.Join(" + ", Types.Select(static (type, index) => type == "object?" ? $"(args.Reference<object?>({index}) is null ? 0UL : 1)" : $"(ulong)args.Value<{type}>({index})").Prepend("s_seen"));

    public string ProgramThat(string statements) => Program("RawTracepointArgs args", statements);

    public string TypedProgramThat(string statements) => Program(Parameters, statements);

    private string Program(string parameters, string statements)
        => $"    [RawTracepointProgram(\"{(System == "-" ? Name : $"{System}:{Name}")}\")]\n    private static void {Name}_seen({parameters})\n    {{\n        {statements}\n    }}\n\n";
}

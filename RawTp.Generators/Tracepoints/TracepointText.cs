using RawTp.Model;
using RawTp.Text;

namespace RawTp.Tracepoints;

/// <summary>Writes what is added for one tracepoint: the method's body, its shim, <c>MEnabled</c> and <c>MTracepoint</c>.</summary>
internal static class TracepointText
{
    private const string State = "RawTracepointState";
    private const string BpfTrace = "global::RawTp.BpfTrace";

    /// <param name="model">The tracepoint.</param>
    /// <param name="isOff">Whether the project has none: the members are there, and nothing is fired.</param>
    public static string Of(TracepointModel model, bool isOff)
    {
        CodeWriter writer = GeneratedFile.Begin();
        if (model.IsRefused)
            return Refused(writer, model);
        WriteMapEntry(writer, model);
        if (isOff)
            return Off(writer, model);
        model.Container.Open(writer, model.IsUnsafe, depth => Forwarders.Write(writer, model, depth));
        Forwarders.Write(writer, model, model.Container.Types.Count);
        WriteTracepoint(writer, model, $"static () => ref {State}.{model.Method}Enabled");
        WriteEnabled(writer, model);
        WriteMethod(writer, model);
        WriteShim(writer, model);
        WriteState(writer, model);
        model.Container.Close(writer);
        return writer.ToString();
    }

    /// <summary>What compiles, and opens nothing: a tracepoint without a gate.</summary>
    private static string Off(CodeWriter writer, TracepointModel model)
    {
        model.Container.Open(writer, model.IsUnsafe);
        WriteTracepoint(writer, model, "null");
        writer.Line("/// <summary>Never: the project was built without tracepoints.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line($"{model.Accessibility} static bool {model.Method}Enabled => false;")
            .Line();
        WriteSignature(writer, model);
        writer.Close()
            .Line()
            .Open($"private static partial class {State}")
            .Line($"internal static global::RawTp.RawTracepoint? {model.Method}Tracepoint;")
            .Close();
        model.Container.Close(writer);
        return writer.ToString();
    }

    /// <summary>A body for a method that is no tracepoint, so that the analyzers' error is the one that a user sees.</summary>
    private static string Refused(CodeWriter writer, TracepointModel model)
    {
        model.Container.Open(writer, model.IsUnsafe);
        writer.Line(GeneratedFile.Attribute)
            .Line($"{model.Modifiers} {model.Returns} {Identifier.Escape(model.Method)}({Parameters(model)}) => throw new global::System.NotSupportedException();");
        model.Container.Close(writer);
        return writer.ToString();
    }

    private static string Parameters(TracepointModel model)
        => string.Join(", ", model.Parameters.Select(static parameter => $"{parameter.Modifiers}{parameter.Type} {parameter.Name}"));

    private static void WriteMapEntry(CodeWriter writer, TracepointModel model)
    {
        string type = string.Join(".", new[] { model.Container.Namespace, string.Join("+", model.Container.Types.Select(static type => type.Name)) }.Where(static part => part.Length > 0)).Replace("@", "");
        string parameters = string.Concat(model.Parameters.Select(static parameter => $", {Declaration(parameter)}"));
        writer.Line($"[assembly: global::RawTp.RawTracepointMapEntry({Quote(model.Name)}, {Quote(model.System)}, {Quote(type)}, {Quote(model.Method)}{parameters})]").Line();
    }

    private static void WriteTracepoint(CodeWriter writer, TracepointModel model, string gate)
    {
        writer.Line($"/// <summary>The tracepoint <c>{model.Name}</c>, fired by {SeeMethod(model)}.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line($"{model.Accessibility} static global::RawTp.RawTracepoint {model.Method}Tracepoint")
            .Indent()
            .Line($"=> {State}.{model.Method}Tracepoint ?? {BpfTrace}.KeepFirst(ref {State}.{model.Method}Tracepoint, {BpfTrace}.Tracepoint(")
            .Indent()
            .Line($"{Quote(model.Name)},")
            .Line($"{Quote(model.System)},")
            .Line($"{gate}{(model.Parameters.Count == 0 ? "));" : ",")}");
        for (int i = 0; i < model.Parameters.Count; i++)
            writer.Line(Argument(model.Parameters[i]) + (i < model.Parameters.Count - 1 ? "," : "));"));
        writer.Unindent().Unindent().Line();
    }

    private static void WriteEnabled(CodeWriter writer, TracepointModel model)
    {
        writer.Line($"/// <summary>Whether a program is attached to <c>{model.Name}</c>: guards arguments that cost something to make.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line(OffSwitch.Attribute)
            .Open($"{model.Accessibility} static bool {model.Method}Enabled")
            .Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]")
            .Line($"get => global::System.Threading.Volatile.Read(ref {State}.{model.Method}Enabled);")
            .Close()
            .Line();
    }

    private static void WriteMethod(CodeWriter writer, TracepointModel model)
    {
        string arguments = string.Concat(model.Parameters.Select(parameter
            => parameter.Passing == Passing.Ref && IsByReference(parameter)
                ? $", in {(parameter.IsDynamic ? Variable(parameter, model) : parameter.Name)}"
                : $", {(parameter.IsDynamic ? "(object?)" : "")}{parameter.Name}"));
        WriteSignature(writer, model);
        writer.Open($"if ({Member("Enabled", model)})");
        foreach (ParameterModel parameter in model.Parameters.Where(static parameter => parameter.IsDynamic && parameter.Passing == Passing.Ref))
            writer.Line($"ref readonly object {Variable(parameter, model)} = ref {parameter.Name};");
        writer.Line($"{Member("Shim", model)}({InContainer(State, model)}.{model.Method}Tracepoint!{arguments});")
            .Close()
            .Close()
            .Line();
    }

    private static void WriteSignature(CodeWriter writer, TracepointModel model)
    {
        writer.Line(GeneratedFile.Attribute);
        if (model.IsInlined)
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        writer.Open($"{model.Modifiers} void {Identifier.Escape(model.Method)}({Parameters(model)})");
    }

    private static void WriteShim(CodeWriter writer, TracepointModel model)
    {
        string self = Unused("tracepoint", model);
        string parameters = string.Concat(model.Parameters.Select(static parameter
            => $", {(parameter.Passing == Passing.Ref && IsByReference(parameter) ? "in " : "")}{(parameter.IsDynamic ? "object?" : parameter.Type)} {parameter.Name}"));
        string arguments = string.Concat(model.Parameters.Select(parameter => $", {Widened(parameter, model)}"));
        bool takesAddresses = model.Parameters.Any(static parameter => parameter.IsPassedByAddress);

        writer.Line($"/// <summary>Widens the arguments of <c>{model.Name}</c>, once for all programs.</summary>")
            .Line(GeneratedFile.Attribute);
        // Where all arguments are values the JIT makes the call a jump, which it does not from a method marked NoInlining.
        // Inlined, addresses of arguments would weigh on the caller, which has to keep what is pointed to in memory.
        if (takesAddresses)
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]");
        writer.Open($"private static void {model.Method}Shim(global::RawTp.RawTracepoint {self}{parameters})");
        foreach (ParameterModel parameter in model.Parameters)
        {
            if (parameter.Passing == Passing.Ref)
                writer.Line($"global::System.ReadOnlySpan<{parameter.BareType}> {Variable(parameter, model)} = new(in {parameter.Name});");
        }
        writer.Line($"{BpfTrace}.BpfTraceRun{model.Parameters.Count}({self}{arguments});")
            .Close()
            .Line();
    }

    private static void WriteState(CodeWriter writer, TracepointModel model)
        => writer.Line("/// <summary>Apart from its container, so that no class initialiser stands before the gate.</summary>")
            .Open($"private static partial class {State}")
            .Line($"internal static bool {model.Method}Enabled;")
            .Line($"internal static global::RawTp.RawTracepoint? {model.Method}Tracepoint;")
            .Close();

    private static string Member(string ending, TracepointModel model) => InContainer(model.Method + ending, model);

    /// <summary>What is generated beside the method, also where a parameter has its name.</summary>
    private static string InContainer(string name, TracepointModel model)
        => model.Parameters.Any(parameter => parameter.Name == name) ? $"{model.Container.Path(model.Container.Types.Count)}.{name}" : name;

    private static string Argument(ParameterModel parameter)
        => parameter.Passing switch
        {
            Passing.Value => $"{BpfTrace}.ValueArgument<{parameter.BareType}>({Declaration(parameter)})",
            Passing.Pointer => $"{BpfTrace}.PointerArgument({Declaration(parameter)}, typeof({parameter.BareType}))",
            Passing.Reference => $"{BpfTrace}.ReferenceArgument<{parameter.BareType}>({Declaration(parameter)})",
            Passing.Ref => $"{BpfTrace}.RefArgument<{parameter.BareType}>({Declaration(parameter)})",
            Passing.Span => $"{BpfTrace}.SpanArgument({Declaration(parameter)}, typeof(global::System.ReadOnlySpan<{parameter.BareType}>))",
            _ => $"{BpfTrace}.SpanArgument({Declaration(parameter)}, typeof(global::System.Span<{parameter.BareType}>))",
        };

    private static string Widened(ParameterModel parameter, TracepointModel model)
        => parameter.Passing switch
        {
            Passing.Value => $"{BpfTrace}.CastToU64({parameter.Name})",
            Passing.Pointer => $"{BpfTrace}.CastToU64((void*){parameter.Name})",
            Passing.Ref => $"{BpfTrace}.AddressOf(in {Variable(parameter, model)})",
            _ => $"{BpfTrace}.AddressOf(in {parameter.Name})",
        };

    /// <summary><c>in</c> and <c>ref readonly</c> parameters are passed on without a copy.</summary>
    private static bool IsByReference(ParameterModel parameter) => parameter.Modifiers.Contains("in ") || parameter.Modifiers.Contains("ref ");

    private static string Variable(ParameterModel parameter, TracepointModel model) => Unused(parameter.Name.TrimStart('@') + "Variable", model);

    private static string Unused(string name, TracepointModel model)
        => model.Parameters.Any(parameter => parameter.Name == name) ? Unused(name + "_", model) : name;

    private static string Declaration(ParameterModel parameter) => Quote(parameter.Declaration);

    private static string SeeMethod(TracepointModel model) => $"<c>{model.Method}</c>";

    private static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}

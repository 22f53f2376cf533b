using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Model;
using RawTp.Text;
using RawTp.Tracepoints;

namespace RawTp.Programs;

/// <summary>Writes what is added for one program: <c>PProgram</c>, with the record of what the program reads.</summary>
internal static class ProgramText
{
    private const string State = "RawTracepointState";
    private const string BpfTrace = "global::RawTp.BpfTrace";

    public static string Of(ProgramModel model)
    {
        CodeWriter writer = GeneratedFile.Begin();
        if (model.Record is { } record)
            writer.Line(record.Text).Line();
        model.Container.Open(writer, model.IsUnsafe);
        writer.Line($"/// <summary>The program <c>{model.Method}</c>, {Purpose(model)}.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line($"{(model.IsPublic ? "public" : "internal")} static global::RawTp.RawTracepointProgram {model.Method}Program");
        if (model.Reads is { } reads)
            WriteProgram(writer, model, reads);
        else
            writer.Indent().Line($"=> throw {BpfTrace}.Unverified(\"{NameOf(model)}\");").Unindent();
        model.Container.Close(writer);
        return writer.ToString();
    }

    private static void WriteProgram(CodeWriter writer, ProgramModel model, EquatableArray<ReadModel> reads)
    {
        writer.Indent()
            .Line($"=> {State}.{model.Method}Program ?? {BpfTrace}.KeepFirst(ref {State}.{model.Method}Program, {string.Concat(model.BuiltFor.Select(static _ => $"{BpfTrace}.BuiltFor("))}{BpfTrace}.Program(")
            .Indent()
            .Line($"\"{NameOf(model)}\",")
            .Line($"{Body(model)}{(reads.Count == 0 ? ")" + End(model) : ",")}");
        for (int i = 0; i < reads.Count; i++)
            writer.Line(Read(reads[i]) + (i < reads.Count - 1 ? "," : ")" + End(model)));
        writer.Unindent()
            .Unindent()
            .Line()
            .Open($"private static partial class {State}")
            .Line($"internal static global::RawTp.RawTracepointProgram? {model.Method}Program;")
            .Close();
    }

    private static string NameOf(ProgramModel model) => $"{model.Container.ReadableName}.{model.Method}";

    /// <summary>What the tracepoints were like that the program was built for, and the end of the call.</summary>
    private static string End(ProgramModel model)
        => string.Concat(model.BuiltFor.Select(static tracepoint => $", {string.Join(", ", tracepoint.Parameters.Prepend(tracepoint.QualifiedName).Select(static text => SymbolDisplay.FormatLiteral(text, quote: true)))})")) + ");";

    private static string Purpose(ProgramModel model)
        => model.Reads is not { } reads ? "which was not verified, so that it cannot be used"
            : reads.Where(static read => !read.IsOptional).Select(static read => read.Index + 1).DefaultIfEmpty().Max() switch
            {
                0 => "for any tracepoint",
                1 => "for tracepoints with an argument or more",
                var count => $"for tracepoints with {count} arguments or more",
            };

    /// <summary>What is returned widens as an argument does: <c>int -1</c> to <c>0xffffffff</c>.</summary>
    private static string Body(ProgramModel model)
    {
        string args = model.Method == "args" ? "args_" : "args";
        string arguments = model.Parameters is { } parameters ? string.Join(", ", parameters.Select((parameter, index) => Narrowed(parameter, index, args))) : args;
        string call = $"{Identifier.Escape(model.Method)}({arguments})";
        return model.Returns switch
        {
            SpecialType.System_Void => $"static {args} => {{ {call}; return 0; }}",
            SpecialType.System_Int32 => $"static {args} => {BpfTrace}.CastToU64({call})",
            _ => $"static {args} => {call}",
        };
    }

    private static string Narrowed(ParameterModel parameter, int index, string args)
        => parameter.Passing switch
        {
            Passing.Value => $"{args}.Value<{parameter.BareType}>({index})",
            Passing.Pointer => $"({parameter.Type})(nuint){args}[{index}]",
            // A call with a dynamic argument would be bound at run time.
            Passing.Reference => $"{args}.Reference<{(parameter.IsDynamic ? "object" : parameter.Type)}>({index})",
            Passing.Ref => $"{(parameter.Modifiers.Contains("in ") || parameter.Modifiers.Contains("ref ") ? "in " : "")}{args}.Ref<{(parameter.IsDynamic ? "object" : parameter.Type)}>({index})",
            Passing.Span => $"{args}.Span<{parameter.BareType}>({index})",
            _ => $"{BpfTrace}.WritableSpan<{parameter.BareType}>({args}, {index})",
        };

    private static string Read(ReadModel read)
        => read.Accessor == Accessor.Raw
            ? $"{BpfTrace}.Reads({read.Index})"
            : read.IsWritten ? $"{BpfTrace}.Writes<{read.Type}>({read.Index})"
            : $"{BpfTrace}.{(read.IsOptional ? "ReadsIfPresent" : "Reads")}<{read.Type}>({read.Index}, global::RawTp.ArgumentWidening.{read.Accessor})";
}

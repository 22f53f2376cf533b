using System.Collections.Immutable;
using RawTp.Programs;
using RawTp.Text;
using RawTp.Tracepoints;

namespace RawTp.Sources;

/// <summary>All that the generator has to know of one file.</summary>
internal sealed record FileModels(EquatableArray<TracepointModel> Tracepoints, EquatableArray<ProgramModel> Programs, EquatableArray<ReaderModel> Readers)
{
    public static FileModels None { get; } = new(default, default, default);

    public static FileModels Of(ImmutableArray<MethodModels> methods)
        => new(
            methods.Select(static method => method.Tracepoint).OfType<TracepointModel>().ToEquatableArray(),
            methods.Select(static method => method.Program).OfType<ProgramModel>().ToEquatableArray(),
            methods.Select(static method => method.Reader).OfType<ReaderModel>().ToEquatableArray());
}

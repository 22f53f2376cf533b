using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Analyzers;

/// <summary>The runtime's types, looked up once for a compilation.</summary>
internal sealed record RuntimeSymbols(INamedTypeSymbol TracePoint, INamedTypeSymbol Program, INamedTypeSymbol MapEntry, INamedTypeSymbol Tracepoint, INamedTypeSymbol Link)
{
    /// <returns>Null where the compilation does not reference the runtime: then there is nothing to look at.</returns>
    public static RuntimeSymbols? Of(Compilation compilation)
        => compilation.GetTypeByMetadataName(RuntimeNames.TracePointAttribute) is { } tracePoint
            && compilation.GetTypeByMetadataName(RuntimeNames.ProgramAttribute) is { } program
            && compilation.GetTypeByMetadataName(RuntimeNames.MapEntryAttribute) is { } mapEntry
            && compilation.GetTypeByMetadataName(RuntimeNames.Tracepoint) is { } tracepoint
            && compilation.GetTypeByMetadataName(RuntimeNames.Link) is { } link
                ? new RuntimeSymbols(tracePoint, program, mapEntry, tracepoint, link)
                : null;
}

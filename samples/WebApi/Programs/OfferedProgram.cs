using RawTp;

namespace WebApi;

/// <summary>A program that can be attached from the console.</summary>
/// <param name="Tracepoint">What it is for; null where it is for any.</param>
internal sealed record OfferedProgram(string Name, RawTracepointProgram Program, string Purpose, string? Tracepoint = null);

namespace RawTp.Model;

/// <summary>Metadata names of what the runtime offers.</summary>
internal static class RuntimeNames
{
    public const string Assembly = "RawTp.Runtime";
    public const string TracePointAttribute = "RawTp.TracePointAttribute";
    public const string ProgramAttribute = "RawTp.RawTracepointProgramAttribute";
    public const string MapEntryAttribute = "RawTp.RawTracepointMapEntryAttribute";
    public const string ReadsAttribute = "RawTp.RawTracepointReadsAttribute";
    public const string Args = "RawTp.RawTracepointArgs";
    public const string Tracepoint = "RawTp.RawTracepoint";
    public const string Program = "RawTp.RawTracepointProgram";
    public const string Link = "RawTp.RawTracepointLink";

    /// <summary>The most arguments that a tracepoint can have: <c>MAX_BPF_FUNC_ARGS</c> of the kernel.</summary>
    public const int MaxArgs = 12;
}

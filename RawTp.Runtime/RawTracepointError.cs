namespace RawTp;

/// <summary>
/// Why a call on a raw tracepoint was refused. The kernel answers EINVAL to eight different mistakes of
/// <c>BPF_RAW_TRACEPOINT_OPEN</c>; here no two causes share a value.
/// </summary>
public enum RawTracepointError
{
    /// <summary>No program was given.</summary>
    NoProgram = 1,

    /// <summary>The name is empty, too long, or has a character that no tracepoint's name can have.</summary>
    InvalidName,

    /// <summary>No tracepoint has that name.</summary>
    UnknownTracepoint,

    /// <summary>Several tracepoints have that name, in different systems or assemblies.</summary>
    AmbiguousTracepoint,

    /// <summary>The program reads an argument that the tracepoint does not have.</summary>
    MissingArgument,

    /// <summary>The program reads an argument as a type that it is not.</summary>
    TypeMismatch,

    /// <summary>An argument that the program reads has another type or place than when the program was built.</summary>
    TracepointChanged,

    /// <summary>The tracepoint's assembly is unloaded, or about to be.</summary>
    TracepointUnloaded,

    /// <summary>What the program reads could not be verified when it was built: RTP1001, RTP1002 or RTP1003 was suppressed.</summary>
    ProgramUnverified,

    /// <summary>The program's assembly is unloaded, or about to be.</summary>
    ProgramUnloaded,

    /// <summary>The link was disposed.</summary>
    LinkDisposed,

    /// <summary>The link was detached because its program threw.</summary>
    LinkFaulted,

    /// <summary><see cref="RawTracepointProgram.TestRun"/> was given fewer arguments than the program reads, or more than 12.</summary>
    TestRunArguments,

    /// <summary><see cref="RawTracepointProgram.TestRun"/> was asked of a program that reads references, spans or variables, which no number can stand for.</summary>
    TestRunReference,

    /// <summary>The application was built with <c>RawTpEnabled</c> false: <see cref="RawTracepoint.IsSupported"/> is false, and no tracepoint can be opened.</summary>
    SwitchedOff,

    /// <summary>The tracepoint's project was built with <c>RawTpEnabled</c> false, and the tracepoint is never fired.</summary>
    TracepointLeftOut,
}

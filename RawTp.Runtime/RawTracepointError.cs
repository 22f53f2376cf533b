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

    /// <summary>The link was disposed, or detached by a fault.</summary>
    LinkDetached,

    /// <summary><see cref="RawTracepointProgram.TestRun"/> was given fewer arguments than the program reads, or more than 12.</summary>
    TestRunArguments,

    /// <summary><see cref="RawTracepointProgram.TestRun"/> was asked of a program that reads references, spans or variables, which no number can stand for.</summary>
    TestRunReference,
}

namespace RawTp;

/// <summary>
/// Makes a <c>static partial void</c> method a raw tracepoint: calling it fires the tracepoint, and costs one load,
/// one test and one branch while no program is attached.
/// </summary>
/// <remarks>
/// The generator writes the method's body and adds, for a method <c>M</c>, <c>MEnabled</c> and <c>MTracepoint</c> beside it.
/// A tracepoint has at most 12 parameters, as in the kernel (<c>MAX_BPF_FUNC_ARGS</c>, include/linux/bpf.h).
/// </remarks>
/// <param name="name">
/// The name by which programs are attached: 1 to 127 letters, digits, <c>_</c>, <c>-</c> or <c>.</c>, unique in the process.
/// Without one it is the method's name in snake_case.
/// </param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TracePointAttribute(string? name = null) : Attribute
{
    /// <summary>The name given, or <see langword="null"/> where it is to be the method's name in snake_case.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// What the tracepoint belongs to, such as <c>net</c>; <c>system:name</c> is accepted wherever <c>name</c> is.
    /// The same characters are allowed as in a name.
    /// </summary>
    public string? System { get; set; }
}

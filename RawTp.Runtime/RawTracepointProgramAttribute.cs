namespace RawTp;

/// <summary>
/// Makes a static method a program that can be attached to raw tracepoints.
/// </summary>
/// <remarks>
/// <para>
/// The raw form takes one <see cref="RawTracepointArgs"/>; the typed form takes a prefix of the tracepoint's parameters,
/// narrowed back to their types as libbpf's <c>BPF_PROG</c> does. Either returns <see langword="void"/>, <see langword="int"/>
/// or <see langword="ulong"/>; a firing tracepoint discards what is returned, as in the kernel.
/// </para>
/// <para>For a method <c>P</c> the generator adds <c>PProgram</c>, a <see cref="RawTp.RawTracepointProgram"/>.</para>
/// </remarks>
/// <param name="tracepoint">
/// The tracepoint that the program is for, as <c>name</c> or <c>system:name</c>. Without one the program may be attached
/// to any tracepoint that has the arguments it reads. The attribute can be given several times.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RawTracepointProgramAttribute(string? tracepoint = null) : Attribute
{
    /// <summary>The tracepoint's name, or <see langword="null"/> where the program is for any.</summary>
    public string? Tracepoint { get; } = tracepoint;
}

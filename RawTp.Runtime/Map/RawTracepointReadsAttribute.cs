using System.ComponentModel;

namespace RawTp;

/// <summary>
/// What a program, or a method that programs of other assemblies may call, reads of the arguments, as other compilations see it: what
/// analyzers and generator read from a referenced assembly, of which they see no bodies. Written by the generator.
/// </summary>
/// <param name="reader">The documentation id of the program's property or of the method.</param>
/// <param name="reads">Each read: first and last index, how many arguments it needs, with <c>?</c> where it asks for the count itself, accessor and type.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RawTracepointReadsAttribute(string reader, params string[] reads) : Attribute
{
    /// <summary>The documentation id of the program's property or of the method.</summary>
    public string Reader { get; } = reader;

    /// <summary>Each read, as the generator writes it.</summary>
    public IReadOnlyList<string> Reads { get; } = reads;
}

using System.ComponentModel;

namespace RawTp;

/// <summary>
/// A tracepoint as other compilations see it: what analyzers read from a referenced assembly, without walking its types
/// and even where the tracepoint's method is not in its reference assembly. Written by the generator.
/// </summary>
/// <param name="name">The tracepoint's name.</param>
/// <param name="system">Its system, or empty.</param>
/// <param name="type">The metadata name of the type that holds the method.</param>
/// <param name="method">The method's name.</param>
/// <param name="parameters">Its parameters as they are declared, such as <c>uint act</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RawTracepointMapEntryAttribute(string name, string system, string type, string method, params string[] parameters) : Attribute
{
    /// <summary>The tracepoint's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its system, or empty.</summary>
    public string System { get; } = system;

    /// <summary>The metadata name of the type that holds the method.</summary>
    public string Type { get; } = type;

    /// <summary>The method's name.</summary>
    public string Method { get; } = method;

    /// <summary>Its parameters as they are declared.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}

using System.ComponentModel;

namespace RawTp;

/// <summary>One argument that a program reads, and as what. Recorded by the generator, compared with the tracepoint at attach.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawTracepointRead
{
    private readonly AssemblyBound<Type>? _type;

    internal RawTracepointRead(int index, ArgumentWidening? widening, Type? type, bool isOptional)
    {
        Index = index;
        Widening = widening;
        _type = type is null ? null : new AssemblyBound<Type>(type, type.IsCollectible);
        IsOptional = isOptional;
    }

    internal int Index { get; }

    /// <summary>How the argument must travel to be read so; null for the raw 64 bits, which every argument has.</summary>
    internal ArgumentWidening? Widening { get; }

    /// <summary>The accessor's type argument; null for a raw read, or where its assembly is unloaded and the program cannot be attached anyway.</summary>
    internal Type? Type => _type?.Target;

    /// <summary>Whether the program itself makes sure that there is such an argument before it reads it.</summary>
    internal bool IsOptional { get; }
}

/// <summary>A tracepoint as it was when a program was built for it.</summary>
/// <param name="Name"><c>system:name</c>.</param>
/// <param name="Parameters">Its parameters as they were declared.</param>
internal sealed record TracepointSnapshot(string Name, string[] Parameters);

using System.ComponentModel;

namespace RawTp;

/// <summary>One argument that a program reads, and as what. Recorded by the generator, compared with the tracepoint at attach.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawTracepointRead
{
    internal RawTracepointRead(int index, ArgumentWidening? widening, Type? type, bool isOptional)
    {
        Index = index;
        Widening = widening;
        Type = type;
        IsOptional = isOptional;
    }

    internal int Index { get; }

    /// <summary>How the argument must travel to be read so; null for the raw 64 bits, which every argument has.</summary>
    internal ArgumentWidening? Widening { get; }

    internal Type? Type { get; }

    /// <summary>Whether the program itself makes sure that there is such an argument before it reads it.</summary>
    internal bool IsOptional { get; }
}

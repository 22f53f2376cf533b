using System.ComponentModel;

namespace RawTp;

/// <summary>One argument that a program reads, and as what. Recorded by the generator, compared with the tracepoint at attach.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawTracepointRead
{
    internal RawTracepointRead(int index, ArgumentWidening? widening, Type? type)
    {
        Index = index;
        Widening = widening;
        Type = type;
    }

    internal int Index { get; }

    /// <summary>How the argument must travel to be read so; null for the raw 64 bits, which every argument has.</summary>
    internal ArgumentWidening? Widening { get; }

    internal Type? Type { get; }
}

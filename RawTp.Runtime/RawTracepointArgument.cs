namespace RawTp;

/// <summary>How an argument travels to programs in its <see langword="ulong"/>, and so how it is read.</summary>
public enum ArgumentWidening
{
    /// <summary>
    /// The value's memory image, zero-extended and never sign-extended: <c>int -1</c> is <c>0x00000000ffffffff</c>
    /// (<c>CAST_TO_U64</c>, include/trace/bpf_probe.h). Read with <c>args[i]</c> or <see cref="RawTracepointArgs.Value{T}"/>.
    /// </summary>
    Value,

    /// <summary>The address of a place that holds an object reference. Read with <see cref="RawTracepointArgs.Reference{T}"/>.</summary>
    Reference,

    /// <summary>The address of a place that refers to a variable: larger structs and <c>in</c> parameters. Read with <see cref="RawTracepointArgs.Ref{T}"/>.</summary>
    Ref,

    /// <summary>The address of a span. Read with <see cref="RawTracepointArgs.Span{T}"/>.</summary>
    Span,
}

/// <summary>One argument of a tracepoint.</summary>
public sealed class RawTracepointArgument
{
    internal RawTracepointArgument(string name, Type type, int size, ArgumentWidening widening, ArgumentReading reading)
    {
        Name = name;
        Type = type;
        Size = size;
        Widening = widening;
        Reading = reading;
    }

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>The parameter's type; for <c>in</c> and <c>ref readonly</c> the type of what is referred to.</summary>
    public Type Type { get; }

    /// <summary>How many bytes of the argument's <see langword="ulong"/> say something: 1 to 8 for a value, the size of an address otherwise.</summary>
    public int Size { get; }

    /// <summary>How the argument travels, and so how it is read.</summary>
    public ArgumentWidening Widening { get; }

    /// <summary>How observers read it, who know no types.</summary>
    internal ArgumentReading Reading { get; }

    /// <summary>The argument as it is declared, such as <c>UInt32 act</c>.</summary>
    /// <returns>Type and name.</returns>
    public override string ToString() => $"{Type.Name} {Name}";
}

using System.Diagnostics;

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
[DebuggerDisplay("{Declaration,nq}")]
public sealed unsafe class RawTracepointArgument
{
    private readonly AssemblyBound<Type> _type;

    /// <summary>Kept where the type itself may be unloaded.</summary>
    private readonly string? _typeName;

    private readonly delegate*<RawTracepointArgs, int, object?> _reading;

    /// <param name="declaration">The parameter as it is declared.</param>
    /// <param name="type">Its type.</param>
    /// <param name="size">How many bytes of the argument say something.</param>
    /// <param name="widening">How it travels.</param>
    /// <param name="reading">How observers read it, who know no types; null of spans, and where nobody can observe. It goes with the assembly of the type.</param>
    internal RawTracepointArgument(string declaration, Type type, int size, ArgumentWidening widening, delegate*<RawTracepointArgs, int, object?> reading)
    {
        Declaration = declaration;
        Name = declaration.Substring(declaration.LastIndexOf(' ') + 1);
        _type = new AssemblyBound<Type>(type, type.IsCollectible);
        _typeName = type.IsCollectible ? type.Name : null;
        Size = size;
        Widening = widening;
        _reading = reading;
    }

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>The parameter as it is declared in C#, such as <c>in Packet packet</c> or <c>uint act</c>.</summary>
    public string Declaration { get; }

    /// <summary>The parameter's type; for <c>in</c> and <c>ref readonly</c> the type of what is referred to.</summary>
    /// <exception cref="RawTracepointException">The type's assembly is unloaded.</exception>
    public Type Type => _type.Target ?? throw AttachCheck.TypeUnloaded(this);

    /// <summary>How many bytes of the argument's <see langword="ulong"/> say something: 1 to 8 for a value, the size of an address otherwise.</summary>
    public int Size { get; }

    /// <summary>How the argument travels, and so how it is read.</summary>
    public ArgumentWidening Widening { get; }

    /// <summary>Whether <see cref="Read"/> can be called.</summary>
    internal bool HasReading => _reading != null;

    /// <summary>For observers, while they hold the argument's <see cref="Type"/>.</summary>
    internal object? Read(RawTracepointArgs args, int index) => _reading(args, index);

    /// <summary>Type and name, such as <c>UInt32 act</c>.</summary>
    /// <returns>The short name of the type, and the name.</returns>
    public override string ToString() => $"{_typeName ?? Type.Name} {Name}";
}

using System.Collections.Immutable;
using System.Globalization;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>What kind of C type an argument has.</summary>
public enum CKind
{
    Pointer,
    Unsigned,
    Signed,
    Bool,
    UnsignedEnum,
    SignedEnum,
    Union,
}

/// <summary>One argument of a tracepoint of the kernel.</summary>
/// <param name="Size">In bytes: 1, 2, 4 or 8.</param>
public sealed record CArgument(string Name, string Type, int Size, CKind Kind);

/// <summary>One tracepoint of the kernel: a line of Data/linux-tracepoints.tsv.</summary>
/// <param name="System">The tracefs system; empty for a bare tracepoint, which tracefs does not list.</param>
/// <param name="KernelArgumentCount">How many arguments the kernel let attached programs read.</param>
public sealed record KernelTracepoint(string Name, string System, ImmutableArray<CArgument> Arguments, int KernelArgumentCount)
{
    public override string ToString() => Name;
}

/// <summary>Data/linux-tracepoints.tsv.</summary>
public static class LinuxCatalogue
{
    /// <summary>The kernel that the catalogue was taken from.</summary>
    public static readonly Version KernelVersion = new(6, 18);

    /// <summary>Every tracepoint, in the order of the file.</summary>
    public static ImmutableArray<KernelTracepoint> Tracepoints { get; } = Read();

    private static ImmutableArray<KernelTracepoint> Read()
    {
        using Stream stream = typeof(LinuxCatalogue).Assembly.GetManifestResourceStream("linux-tracepoints.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = ImmutableArray.CreateBuilder<KernelTracepoint>();
        string[] header = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            rows.Add(Parse(column => fields[Array.IndexOf(header, column)]));
        }
        return rows.ToImmutable();
    }

    private static KernelTracepoint Parse(Func<string, string> column)
    {
        string[] names = column("arg_names").Split(';');
        string[] types = column("arg_types").Split(';');
        string[] sizes = column("arg_sizes").Split(';');
        string[] kinds = column("arg_kinds").Split(';');
        var arguments = names.Select((name, i) => new CArgument(name, types[i], Number(sizes[i]), KindOf(kinds[i]))).ToImmutableArray();
        string system = column("tracefs_system");
        return arguments.Length == Number(column("num_args"))
            ? new KernelTracepoint(column("name"), system == "-" ? "" : system, arguments, Number(column("kernel_num_args")))
            : throw new InvalidDataException($"The catalogue's line for {column("name")} names {arguments.Length} arguments and counts {column("num_args")}.");
    }

    private static CKind KindOf(string kind) => kind switch
    {
        "ptr" => CKind.Pointer,
        "uint" => CKind.Unsigned,
        "sint" => CKind.Signed,
        "bool" => CKind.Bool,
        "enum(u)" => CKind.UnsignedEnum,
        "enum(s)" => CKind.SignedEnum,
        "union" => CKind.Union,
        _ => throw new InvalidDataException($"The catalogue has an argument of the unknown kind '{kind}'."),
    };

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}

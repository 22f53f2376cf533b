using System.Collections.Immutable;

namespace RawTp.Generators.Tests.Shapes;

/// <summary>How an argument of a kind travels, and so what a round trip can be compared by.</summary>
public enum Travels
{
    AsValue,
    AsPointer,
    AsReference,
    AsVariable,
    AsSpan,
    AsWritableSpan,
}

/// <summary>A kind of parameter that a tracepoint can have.</summary>
/// <param name="Type">As a user writes it.</param>
/// <param name="Travels">By what.</param>
/// <param name="Samples">Expressions of that type whose bits or identity would betray a wrong widening.</param>
public sealed record ParameterKind(string Type, Travels Travels, params string[] Samples)
{
    /// <summary>Such as <c>in</c>.</summary>
    public string Modifier { get; init; } = "";

    /// <summary>Whether it has bytes that belong to no field, and so say nothing.</summary>
    public bool HasPadding { get; init; }

    /// <summary>Type and name, as in a parameter list.</summary>
    public string Declare(string name) => $"{Modifier} {Type} {name}".TrimStart();

    public bool IsUnsafe => Travels == Travels.AsPointer;

    public override string ToString() => $"{Modifier} {Type}".TrimStart();
}

/// <summary>Every kind of parameter that the widening rule knows.</summary>
public static class ParameterKinds
{
    /// <summary>The user's types among them; they are the same for every test.</summary>
    public const string Types = """
        #nullable enable
        #pragma warning disable CS0649, CS0169, CS0414
        namespace Kinds;

        public enum SByteEnum : sbyte { Lowest = sbyte.MinValue, One = 1 }
        public enum ByteEnum : byte { Highest = byte.MaxValue }
        public enum ShortEnum : short { Lowest = short.MinValue, MinusOne = -1 }
        public enum UShortEnum : ushort { Highest = ushort.MaxValue }
        public enum IntEnum { MinusOne = -1 }
        public enum UIntEnum : uint { Highest = uint.MaxValue }
        public enum LongEnum : long { MinusOne = -1, Lowest = long.MinValue }
        public enum ULongEnum : ulong { Highest = ulong.MaxValue }

        public struct Bytes1(byte fill) { public byte A = fill; }
        public struct Bytes2(byte fill) { public byte A = fill, B = (byte)(fill + 1); }
        public struct Bytes3(byte fill) { public byte A = fill, B = (byte)(fill + 1), C = (byte)(fill + 2); }
        public struct Bytes4(byte fill) { public Bytes2 A = new(fill), B = new((byte)(fill + 2)); }
        public struct Bytes5(byte fill) { public Bytes4 A = new(fill); public byte B = (byte)(fill + 4); }
        public struct Bytes6(byte fill) { public Bytes3 A = new(fill), B = new((byte)(fill + 3)); }
        public struct Bytes7(byte fill) { public Bytes6 A = new(fill); public byte B = (byte)(fill + 6); }
        public struct Bytes8(byte fill) { public Bytes4 A = new(fill), B = new((byte)(fill + 4)); }
        public struct Bytes9(byte fill) { public Bytes8 A = new(fill); public byte B = (byte)(fill + 8); }
        public struct Bytes16(byte fill) { public Bytes8 A = new(fill), B = new((byte)(fill + 8)); }
        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)]
        public struct Packed6(byte fill) { public byte A = fill; public int B = -fill; public byte C = fill; }
        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
        public struct Union { [System.Runtime.InteropServices.FieldOffset(0)] public int Number; [System.Runtime.InteropServices.FieldOffset(0)] public float Fraction; }
        public readonly struct Handle(nint value) { public readonly nint Value = value; }
        public readonly record struct Pair(int First, short Second);
        public struct Generic<T>(T value) { public T Value = value; }
        public struct Empty;
        public struct Money(decimal amount) { public decimal Amount = amount; }
        public struct HoldsReference(string text) { public string Text = text; }

        public interface INamed { string Name { get; } }
        public class Named(string name) : INamed { public string Name { get; } = name; public class Inner<T> { public T? Value; } }
        public sealed record Record(string Name);
        public sealed class Number { public static implicit operator ulong(Number number) => throw new System.InvalidOperationException("It was taken for a number."); }
        public static class Functions { public static void Take(int value) { } }
        public delegate int Callback(in int value);
        public class Outer<TOuter> { public class Inner<TInner> { public TOuter? First; public TInner? Second; } public struct Point(TOuter x) { public TOuter X = x; } }
        """;

    public static ImmutableArray<ParameterKind> All { get; } =
    [
        Value("bool", "true", "false"),
        Value("char", "'\\uffff'", "'a'"),
        Value("sbyte", "-1", "sbyte.MinValue", "sbyte.MaxValue"),
        Value("byte", "byte.MaxValue", "0"),
        Value("short", "-1", "short.MinValue", "short.MaxValue"),
        Value("ushort", "ushort.MaxValue"),
        Value("int", "-1", "int.MinValue", "int.MaxValue", "0"),
        Value("uint", "uint.MaxValue", "0x80000000"),
        Value("long", "-1", "long.MinValue", "long.MaxValue"),
        Value("ulong", "ulong.MaxValue", "0x8000000000000000"),
        Value("nint", "-1", "nint.MinValue"),
        Value("nuint", "nuint.MaxValue"),
        Value("float", "-0f", "float.NaN", "System.BitConverter.Int32BitsToSingle(unchecked((int)0xffc12345))", "System.BitConverter.Int32BitsToSingle(0x7f812345)", "float.Epsilon", "-1.5f"),
        Value("double", "-0.0", "double.NaN", "System.BitConverter.Int64BitsToDouble(unchecked((long)0xfff8123456789abc))", "System.BitConverter.Int64BitsToDouble(0x7ff0123456789abc)", "double.NegativeInfinity"),
        Value("Kinds.SByteEnum", "Kinds.SByteEnum.Lowest", "(Kinds.SByteEnum)(-1)"),
        Value("Kinds.ByteEnum", "Kinds.ByteEnum.Highest"),
        Value("Kinds.ShortEnum", "Kinds.ShortEnum.Lowest", "Kinds.ShortEnum.MinusOne"),
        Value("Kinds.UShortEnum", "Kinds.UShortEnum.Highest"),
        Value("Kinds.IntEnum", "Kinds.IntEnum.MinusOne"),
        Value("Kinds.UIntEnum", "Kinds.UIntEnum.Highest"),
        Value("Kinds.LongEnum", "Kinds.LongEnum.MinusOne", "Kinds.LongEnum.Lowest"),
        Value("Kinds.ULongEnum", "Kinds.ULongEnum.Highest"),
        Value("System.Half", "(System.Half)(-1.5f)", "System.Half.NaN"),
        Value("System.DateTime", "System.DateTime.MaxValue", "new System.DateTime(2024, 2, 29, 1, 2, 3, System.DateTimeKind.Utc)"),
        Value("System.TimeSpan", "System.TimeSpan.MinValue"),
        Value("System.DateOnly", "System.DateOnly.MaxValue"),
        Value("System.TimeOnly", "System.TimeOnly.MaxValue"),
        Value("System.Index", "new System.Index(3, fromEnd: true)"),
        Value("System.Range", "new System.Range(1, new System.Index(2, true))"),
        Value("System.Numerics.Vector2", "new(-1, float.NaN)"),
        Value("System.Text.Rune", "new System.Text.Rune(0x1f600)"),
        .. Enumerable.Range(1, 8).Select(size => Value($"Kinds.Bytes{size}", "new(0xf1)", "new(1)")),
        Value("Kinds.Packed6", "new(0xff)"),
        Value("Kinds.Union", "new() { Fraction = -1 }"),
        Value("Kinds.Handle", "new(-1)"),
        Value("Kinds.Pair", "new(-1, -1)") with { HasPadding = true },
        Value("Kinds.Generic<short>", "new(-1)"),
        Value("Kinds.Outer<int>.Point", "new(-1)"),
        Value("Kinds.Empty", "default"),
        Value("(byte Low, sbyte High)", "(0xfe, -1)"),
        Value("(int A, int B)", "(-1, int.MinValue)"),

        Pointer("int*", "(int*)nuint.MaxValue", "(int*)0x1234", "null"),
        Pointer("void*", "(void*)nuint.MaxValue"),
        Pointer("Kinds.Bytes3**", "(Kinds.Bytes3**)0x7fff_ffff_ffff"),
        Pointer("delegate*<int, void>", "&Kinds.Functions.Take"),
        Pointer("delegate* unmanaged<in int, System.Text.Rune, ref long>", "(delegate* unmanaged<in int, System.Text.Rune, ref long>)nuint.MaxValue"),

        Reference("object", "new object()", "1", "\"text\""),
        Reference("object?", "new object()", "null"),
        Reference("dynamic", "new object()", "\"text\""),
        Reference("dynamic?", "null"),
        Reference("string", "new string('x', 3)", "\"\""),
        Reference("string?", "new string('x', 3)", "null"),
        Reference("System.ReadOnlyMemory<byte>[]", "new System.ReadOnlyMemory<byte>[2]"),
        Reference("int[]", "new[] { 1 }"),
        Reference("string?[]?", "new string?[] { null }", "null"),
        Reference("int[,]", "new int[2, 2]"),
        Reference("string?[]?[,][]", "new string?[]?[0, 0][]"),
        Reference("dynamic[]", "new object[1]"),
        Reference("Kinds.INamed", "new Kinds.Named(\"n\")"),
        Reference("Kinds.INamed?", "new Kinds.Named(\"n\")", "null"),
        Reference("Kinds.Named", "new Kinds.Named(\"n\")"),
        Reference("Kinds.Record?", "new Kinds.Record(\"n\")", "null"),
        Reference("Kinds.Number", "new()"),
        Reference("Kinds.Callback", "static (in int value) => value"),
        Reference("System.Action<string?>?", "static text => { }", "null"),
        Reference("System.Collections.Generic.List<(string? Name, int Count)>", "[(null, 1)]"),
        Reference("System.Collections.Generic.Dictionary<string, dynamic?>", "[]"),
        Reference("Kinds.Outer<string?>.Inner<Kinds.Outer<int>.Inner<(int A, object? B)?>>", "new()"),
        Reference("Kinds.Named.Inner<nint>", "new()"),
        Reference("System.Enum", "Kinds.IntEnum.MinusOne"),
        Reference("System.ValueType", "1"),

        Variable("", "int?", "null", "-1"),
        Variable("", "Kinds.Pair?", "null", "new Kinds.Pair(1, 2)"),
        Variable("", "decimal", "decimal.MinValue"),
        Variable("", "Kinds.Money", "new(decimal.MinValue)"),
        Variable("", "System.RuntimeTypeHandle", "typeof(string).TypeHandle"),
        Variable("", "System.Guid", "System.Guid.NewGuid()"),
        Variable("", "System.Int128", "System.Int128.MinValue"),
        Variable("", "System.DateTimeOffset", "System.DateTimeOffset.MaxValue"),
        Variable("", "Kinds.Bytes9", "new(0xf1)"),
        Variable("", "Kinds.Bytes16", "new(0xe1)"),
        Variable("", "Kinds.HoldsReference", "new(\"text\")"),
        Variable("", "(string? Name, int Count)", "(null, -1)"),
        Variable("", "(int A, (long B, object? C) D)?", "null", "(1, (2, null))"),
        Variable("", "System.Memory<byte>", "new byte[3]"),
        Variable("", "System.Collections.Immutable.ImmutableArray<string?>", "[null, \"x\"]"),
        Variable("in", "int", "-1"),
        Variable("in", "int?", "null", "-1"),
        Variable("in", "Kinds.Bytes3", "new(0xf1)"),
        Variable("in", "Kinds.Bytes16", "new(0xe1)"),
        Variable("in", "System.Guid", "System.Guid.NewGuid()"),
        Variable("in", "string", "\"text\""),
        Variable("in", "string?", "null", "\"text\""),
        Variable("in", "Kinds.Named?", "null"),
        Variable("in", "Kinds.Generic<string?>", "new(null)"),
        Variable("in", "dynamic", "1"),
        Variable("in", "System.Collections.Generic.List<string?>", "[null]"),
        Variable("ref readonly", "int", "-1"),
        Variable("ref readonly", "Kinds.Bytes9", "new(0xf1)"),
        Variable("ref readonly", "string?", "null", "\"text\""),
        Variable("scoped in", "Kinds.Bytes16", "new(1)"),

        Span("System.ReadOnlySpan<byte>", "\"text\"u8", "default"),
        Span("System.ReadOnlySpan<char>", "\"text\"", "[]"),
        Span("System.ReadOnlySpan<string?>", "new string?[] { null, \"x\" }"),
        Span("System.ReadOnlySpan<Kinds.Bytes16>", "new Kinds.Bytes16[3]"),
        Span("System.ReadOnlySpan<(int A, dynamic? B)>", "new (int, object?)[2]"),
        Span("System.ReadOnlySpan<dynamic>", "new object[] { 1 }"),
        WritableSpan("System.Span<byte>", "new byte[] { 1, 2 }", "default"),
        WritableSpan("System.Span<object?>", "new object?[] { null, 1 }"),
        WritableSpan("System.Span<Kinds.Handle>", "new Kinds.Handle[1]"),
        Span("System.ReadOnlySpan<int>", "new int[] { 1 }") with { Modifier = "scoped" },
        Span("System.ReadOnlySpan<int>", "new int[] { 1 }") with { Modifier = "in" },
        WritableSpan("System.Span<long>", "new long[] { 1 }") with { Modifier = "ref readonly" },
    ];

    private static ParameterKind Value(string type, params string[] samples) => new(type, Travels.AsValue, samples);

    private static ParameterKind Pointer(string type, params string[] samples) => new(type, Travels.AsPointer, samples);

    private static ParameterKind Reference(string type, params string[] samples) => new(type, Travels.AsReference, samples);

    private static ParameterKind Variable(string modifier, string type, params string[] samples) => new(type, Travels.AsVariable, samples) { Modifier = modifier };

    private static ParameterKind Span(string type, params string[] samples) => new(type, Travels.AsSpan, samples);

    private static ParameterKind WritableSpan(string type, params string[] samples) => new(type, Travels.AsWritableSpan, samples);
}

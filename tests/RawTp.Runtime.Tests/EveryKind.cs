namespace RawTp.Tests;

internal enum SByteEnum : sbyte { Low = -1 }
internal enum ByteEnum : byte { High = byte.MaxValue }
internal enum Int16Enum : short { Low = -1 }
internal enum UInt16Enum : ushort { High = ushort.MaxValue }
internal enum Int32Enum { Low = -1 }
internal enum UInt32Enum : uint { High = uint.MaxValue }
internal enum Int64Enum : long { Low = -1 }
internal enum UInt64Enum : ulong { High = ulong.MaxValue }

[System.Runtime.CompilerServices.InlineArray(1)]
internal struct Bytes1 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(2)]
internal struct Bytes2 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(3)]
internal struct Bytes3 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(4)]
internal struct Bytes4 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(5)]
internal struct Bytes5 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(6)]
internal struct Bytes6 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(7)]
internal struct Bytes7 { private byte _first; }

[System.Runtime.CompilerServices.InlineArray(8)]
internal struct Bytes8 { private byte _first; }

internal readonly record struct Large(long A, long B, long C);
internal readonly record struct Managed(string? Text, long Number);

internal sealed class Subject : IDisposable
{
    public void Dispose() { }
}

/// <summary>A tracepoint for every kind of parameter, and a typed program for each.</summary>
internal static unsafe partial class EveryKind
{
    private static readonly Subject s_subject = new();
    private static readonly IDisposable s_disposable = s_subject;
    private static readonly int[] s_array = [1, 2, 3];
    private static readonly Action s_action = static () => { };
    private static readonly Large s_large = new(1, 2, 3);
    private static long s_runs;

    public static long Runs => s_runs;

    /// <summary>Name, a way to fire it so many times, and a program that reads it.</summary>
    public static readonly (string Name, Action<int> Fire, RawTracepointProgram Program)[] All =
    [
        ("Bool", static calls => { for (int i = 0; i < calls; i++) FireBool(true); }, OnBoolProgram),
        ("Char", static calls => { for (int i = 0; i < calls; i++) FireChar('x'); }, OnCharProgram),
        ("SByte", static calls => { for (int i = 0; i < calls; i++) FireSByte(-1); }, OnSByteProgram),
        ("Byte", static calls => { for (int i = 0; i < calls; i++) FireByte(255); }, OnByteProgram),
        ("Int16", static calls => { for (int i = 0; i < calls; i++) FireInt16(-2); }, OnInt16Program),
        ("UInt16", static calls => { for (int i = 0; i < calls; i++) FireUInt16(65534); }, OnUInt16Program),
        ("Int32", static calls => { for (int i = 0; i < calls; i++) FireInt32(-3); }, OnInt32Program),
        ("UInt32", static calls => { for (int i = 0; i < calls; i++) FireUInt32(0xfffffffd); }, OnUInt32Program),
        ("Int64", static calls => { for (int i = 0; i < calls; i++) FireInt64(-4); }, OnInt64Program),
        ("UInt64", static calls => { for (int i = 0; i < calls; i++) FireUInt64(ulong.MaxValue); }, OnUInt64Program),
        ("NInt", static calls => { for (int i = 0; i < calls; i++) FireNInt(-5); }, OnNIntProgram),
        ("NUInt", static calls => { for (int i = 0; i < calls; i++) FireNUInt(6); }, OnNUIntProgram),
        ("Single", static calls => { for (int i = 0; i < calls; i++) FireSingle(1.5f); }, OnSingleProgram),
        ("Double", static calls => { for (int i = 0; i < calls; i++) FireDouble(-2.5); }, OnDoubleProgram),
        ("SByteEnum", static calls => { for (int i = 0; i < calls; i++) FireSByteEnum(SByteEnum.Low); }, OnSByteEnumProgram),
        ("ByteEnum", static calls => { for (int i = 0; i < calls; i++) FireByteEnum(ByteEnum.High); }, OnByteEnumProgram),
        ("Int16Enum", static calls => { for (int i = 0; i < calls; i++) FireInt16Enum(Int16Enum.Low); }, OnInt16EnumProgram),
        ("UInt16Enum", static calls => { for (int i = 0; i < calls; i++) FireUInt16Enum(UInt16Enum.High); }, OnUInt16EnumProgram),
        ("Int32Enum", static calls => { for (int i = 0; i < calls; i++) FireInt32Enum(Int32Enum.Low); }, OnInt32EnumProgram),
        ("UInt32Enum", static calls => { for (int i = 0; i < calls; i++) FireUInt32Enum(UInt32Enum.High); }, OnUInt32EnumProgram),
        ("Int64Enum", static calls => { for (int i = 0; i < calls; i++) FireInt64Enum(Int64Enum.Low); }, OnInt64EnumProgram),
        ("UInt64Enum", static calls => { for (int i = 0; i < calls; i++) FireUInt64Enum(UInt64Enum.High); }, OnUInt64EnumProgram),
        ("Pointer", static calls => { for (int i = 0; i < calls; i++) FirePointer((int*)0x1234); }, OnPointerProgram),
        ("FunctionPointer", static calls => { for (int i = 0; i < calls; i++) FireFunctionPointer((delegate*<void>)0x5678); }, OnFunctionPointerProgram),
        ("Struct1", static calls => { for (int i = 0; i < calls; i++) FireStruct1(default); }, OnStruct1Program),
        ("Struct2", static calls => { for (int i = 0; i < calls; i++) FireStruct2(default); }, OnStruct2Program),
        ("Struct3", static calls => { for (int i = 0; i < calls; i++) FireStruct3(default); }, OnStruct3Program),
        ("Struct4", static calls => { for (int i = 0; i < calls; i++) FireStruct4(default); }, OnStruct4Program),
        ("Struct5", static calls => { for (int i = 0; i < calls; i++) FireStruct5(default); }, OnStruct5Program),
        ("Struct6", static calls => { for (int i = 0; i < calls; i++) FireStruct6(default); }, OnStruct6Program),
        ("Struct7", static calls => { for (int i = 0; i < calls; i++) FireStruct7(default); }, OnStruct7Program),
        ("Struct8", static calls => { for (int i = 0; i < calls; i++) FireStruct8(default); }, OnStruct8Program),
        ("DateTime", static calls => { for (int i = 0; i < calls; i++) FireDateTime(DateTime.MinValue); }, OnDateTimeProgram),
        ("Guid", static calls => { for (int i = 0; i < calls; i++) FireGuid(Guid.Empty); }, OnGuidProgram),
        ("Large", static calls => { for (int i = 0; i < calls; i++) FireLarge(default); }, OnLargeProgram),
        ("Managed", static calls => { for (int i = 0; i < calls; i++) FireManaged(default); }, OnManagedProgram),
        ("Class", static calls => { for (int i = 0; i < calls; i++) FireClass(s_subject); }, OnClassProgram),
        ("NullableClass", static calls => { for (int i = 0; i < calls; i++) FireNullableClass(null); }, OnNullableClassProgram),
        ("Interface", static calls => { for (int i = 0; i < calls; i++) FireInterface(s_disposable); }, OnInterfaceProgram),
        ("String", static calls => { for (int i = 0; i < calls; i++) FireString("text"); }, OnStringProgram),
        ("Array", static calls => { for (int i = 0; i < calls; i++) FireArray(s_array); }, OnArrayProgram),
        ("Delegate", static calls => { for (int i = 0; i < calls; i++) FireDelegate(s_action); }, OnDelegateProgram),
        ("Object", static calls => { for (int i = 0; i < calls; i++) FireObject(s_subject); }, OnObjectProgram),
        ("NullableValue", static calls => { for (int i = 0; i < calls; i++) FireNullableValue(7); }, OnNullableValueProgram),
        ("In", static calls => { for (int i = 0; i < calls; i++) FireIn(in s_large); }, OnInProgram),
        ("RefReadOnly", static calls => { for (int i = 0; i < calls; i++) FireRefReadOnly(in s_large); }, OnRefReadOnlyProgram),
        ("ReadOnlySpan", static calls => { for (int i = 0; i < calls; i++) FireReadOnlySpan("bytes"u8); }, OnReadOnlySpanProgram),
        ("Span", static calls => { for (int i = 0; i < calls; i++) FireSpan(s_array); }, OnSpanProgram),
        ("Default", static calls => { for (int i = 0; i < calls; i++) FireDefault(); }, OnDefaultProgram),
        ("None", static calls => { for (int i = 0; i < calls; i++) FireNone(); }, OnNoneProgram),
        ("Twelve", static calls => { for (int i = 0; i < calls; i++) FireTwelve(1, "2", 3, default, in s_large, "6"u8, 7, s_subject, 9, 10, null, 12); }, OnTwelveProgram),
    ];

    [TracePoint("kind_bool")] private static partial void FireBool(bool value);
    [RawTracepointProgram("kind_bool")] private static void OnBool(bool value) => s_runs++;

    [TracePoint("kind_char")] private static partial void FireChar(char value);
    [RawTracepointProgram("kind_char")] private static void OnChar(char value) => s_runs++;

    [TracePoint("kind_sbyte")] private static partial void FireSByte(sbyte value);
    [RawTracepointProgram("kind_sbyte")] private static void OnSByte(sbyte value) => s_runs++;

    [TracePoint("kind_byte")] private static partial void FireByte(byte value);
    [RawTracepointProgram("kind_byte")] private static void OnByte(byte value) => s_runs++;

    [TracePoint("kind_int16")] private static partial void FireInt16(short value);
    [RawTracepointProgram("kind_int16")] private static void OnInt16(short value) => s_runs++;

    [TracePoint("kind_uint16")] private static partial void FireUInt16(ushort value);
    [RawTracepointProgram("kind_uint16")] private static void OnUInt16(ushort value) => s_runs++;

    [TracePoint("kind_int32")] private static partial void FireInt32(int value);
    [RawTracepointProgram("kind_int32")] private static void OnInt32(int value) => s_runs++;

    [TracePoint("kind_uint32")] private static partial void FireUInt32(uint value);
    [RawTracepointProgram("kind_uint32")] private static void OnUInt32(uint value) => s_runs++;

    [TracePoint("kind_int64")] private static partial void FireInt64(long value);
    [RawTracepointProgram("kind_int64")] private static void OnInt64(long value) => s_runs++;

    [TracePoint("kind_uint64")] private static partial void FireUInt64(ulong value);
    [RawTracepointProgram("kind_uint64")] private static void OnUInt64(ulong value) => s_runs++;

    [TracePoint("kind_nint")] private static partial void FireNInt(nint value);
    [RawTracepointProgram("kind_nint")] private static void OnNInt(nint value) => s_runs++;

    [TracePoint("kind_nuint")] private static partial void FireNUInt(nuint value);
    [RawTracepointProgram("kind_nuint")] private static void OnNUInt(nuint value) => s_runs++;

    [TracePoint("kind_single")] private static partial void FireSingle(float value);
    [RawTracepointProgram("kind_single")] private static void OnSingle(float value) => s_runs++;

    [TracePoint("kind_double")] private static partial void FireDouble(double value);
    [RawTracepointProgram("kind_double")] private static void OnDouble(double value) => s_runs++;

    [TracePoint("kind_sbyteenum")] private static partial void FireSByteEnum(SByteEnum value);
    [RawTracepointProgram("kind_sbyteenum")] private static void OnSByteEnum(SByteEnum value) => s_runs++;

    [TracePoint("kind_byteenum")] private static partial void FireByteEnum(ByteEnum value);
    [RawTracepointProgram("kind_byteenum")] private static void OnByteEnum(ByteEnum value) => s_runs++;

    [TracePoint("kind_int16enum")] private static partial void FireInt16Enum(Int16Enum value);
    [RawTracepointProgram("kind_int16enum")] private static void OnInt16Enum(Int16Enum value) => s_runs++;

    [TracePoint("kind_uint16enum")] private static partial void FireUInt16Enum(UInt16Enum value);
    [RawTracepointProgram("kind_uint16enum")] private static void OnUInt16Enum(UInt16Enum value) => s_runs++;

    [TracePoint("kind_int32enum")] private static partial void FireInt32Enum(Int32Enum value);
    [RawTracepointProgram("kind_int32enum")] private static void OnInt32Enum(Int32Enum value) => s_runs++;

    [TracePoint("kind_uint32enum")] private static partial void FireUInt32Enum(UInt32Enum value);
    [RawTracepointProgram("kind_uint32enum")] private static void OnUInt32Enum(UInt32Enum value) => s_runs++;

    [TracePoint("kind_int64enum")] private static partial void FireInt64Enum(Int64Enum value);
    [RawTracepointProgram("kind_int64enum")] private static void OnInt64Enum(Int64Enum value) => s_runs++;

    [TracePoint("kind_uint64enum")] private static partial void FireUInt64Enum(UInt64Enum value);
    [RawTracepointProgram("kind_uint64enum")] private static void OnUInt64Enum(UInt64Enum value) => s_runs++;

    [TracePoint("kind_pointer")] private static partial void FirePointer(int* value);
    [RawTracepointProgram("kind_pointer")] private static void OnPointer(int* value) => s_runs++;

    [TracePoint("kind_functionpointer")] private static partial void FireFunctionPointer(delegate*<void> value);
    [RawTracepointProgram("kind_functionpointer")] private static void OnFunctionPointer(delegate*<void> value) => s_runs++;

    [TracePoint("kind_struct1")] private static partial void FireStruct1(Bytes1 value);
    [RawTracepointProgram("kind_struct1")] private static void OnStruct1(Bytes1 value) => s_runs++;

    [TracePoint("kind_struct2")] private static partial void FireStruct2(Bytes2 value);
    [RawTracepointProgram("kind_struct2")] private static void OnStruct2(Bytes2 value) => s_runs++;

    [TracePoint("kind_struct3")] private static partial void FireStruct3(Bytes3 value);
    [RawTracepointProgram("kind_struct3")] private static void OnStruct3(Bytes3 value) => s_runs++;

    [TracePoint("kind_struct4")] private static partial void FireStruct4(Bytes4 value);
    [RawTracepointProgram("kind_struct4")] private static void OnStruct4(Bytes4 value) => s_runs++;

    [TracePoint("kind_struct5")] private static partial void FireStruct5(Bytes5 value);
    [RawTracepointProgram("kind_struct5")] private static void OnStruct5(Bytes5 value) => s_runs++;

    [TracePoint("kind_struct6")] private static partial void FireStruct6(Bytes6 value);
    [RawTracepointProgram("kind_struct6")] private static void OnStruct6(Bytes6 value) => s_runs++;

    [TracePoint("kind_struct7")] private static partial void FireStruct7(Bytes7 value);
    [RawTracepointProgram("kind_struct7")] private static void OnStruct7(Bytes7 value) => s_runs++;

    [TracePoint("kind_struct8")] private static partial void FireStruct8(Bytes8 value);
    [RawTracepointProgram("kind_struct8")] private static void OnStruct8(Bytes8 value) => s_runs++;

    [TracePoint("kind_datetime")] private static partial void FireDateTime(DateTime value);
    [RawTracepointProgram("kind_datetime")] private static void OnDateTime(DateTime value) => s_runs++;

    [TracePoint("kind_guid")] private static partial void FireGuid(Guid value);
    [RawTracepointProgram("kind_guid")] private static void OnGuid(Guid value) => s_runs++;

    [TracePoint("kind_large")] private static partial void FireLarge(Large value);
    [RawTracepointProgram("kind_large")] private static void OnLarge(Large value) => s_runs++;

    [TracePoint("kind_managed")] private static partial void FireManaged(Managed value);
    [RawTracepointProgram("kind_managed")] private static void OnManaged(Managed value) => s_runs++;

    [TracePoint("kind_class")] private static partial void FireClass(Subject value);
    [RawTracepointProgram("kind_class")] private static void OnClass(Subject value) => s_runs++;

    [TracePoint("kind_nullableclass")] private static partial void FireNullableClass(Subject? value);
    [RawTracepointProgram("kind_nullableclass")] private static void OnNullableClass(Subject? value) => s_runs++;

    [TracePoint("kind_interface")] private static partial void FireInterface(IDisposable value);
    [RawTracepointProgram("kind_interface")] private static void OnInterface(IDisposable value) => s_runs++;

    [TracePoint("kind_string")] private static partial void FireString(string value);
    [RawTracepointProgram("kind_string")] private static void OnString(string value) => s_runs++;

    [TracePoint("kind_array")] private static partial void FireArray(int[] value);
    [RawTracepointProgram("kind_array")] private static void OnArray(int[] value) => s_runs++;

    [TracePoint("kind_delegate")] private static partial void FireDelegate(Action value);
    [RawTracepointProgram("kind_delegate")] private static void OnDelegate(Action value) => s_runs++;

    [TracePoint("kind_object")] private static partial void FireObject(object value);
    [RawTracepointProgram("kind_object")] private static void OnObject(object value) => s_runs++;

    [TracePoint("kind_nullablevalue")] private static partial void FireNullableValue(int? value);
    [RawTracepointProgram("kind_nullablevalue")] private static void OnNullableValue(int? value) => s_runs++;

    [TracePoint("kind_in")] private static partial void FireIn(in Large value);
    [RawTracepointProgram("kind_in")] private static void OnIn(in Large value) => s_runs++;

    [TracePoint("kind_refreadonly")] private static partial void FireRefReadOnly(ref readonly Large value);
    [RawTracepointProgram("kind_refreadonly")] private static void OnRefReadOnly(ref readonly Large value) => s_runs++;

    [TracePoint("kind_readonlyspan")] private static partial void FireReadOnlySpan(ReadOnlySpan<byte> value);
    [RawTracepointProgram("kind_readonlyspan")] private static void OnReadOnlySpan(ReadOnlySpan<byte> value) => s_runs++;

    [TracePoint("kind_span")] private static partial void FireSpan(Span<int> value);
    [RawTracepointProgram("kind_span")] private static void OnSpan(Span<int> value) => s_runs++;

    [TracePoint("kind_default")] private static partial void FireDefault(int value = 5);
    [RawTracepointProgram("kind_default")] private static void OnDefault(int value) => s_runs++;

    [TracePoint("kind_none")] private static partial void FireNone();
    [RawTracepointProgram("kind_none")] private static void OnNone() => s_runs++;

    [TracePoint("kind_twelve")]
    private static partial void FireTwelve(int a, string b, double c, Managed d, in Large e, ReadOnlySpan<byte> f, sbyte g, object h, long i, short j, int? k, nint l);

    [RawTracepointProgram("kind_twelve")]
    private static void OnTwelve(int a, string b, double c, Managed d, in Large e, ReadOnlySpan<byte> f, sbyte g, object h, long i, short j, int? k, nint l) => s_runs++;
}

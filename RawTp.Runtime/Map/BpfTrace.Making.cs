using System.Runtime.CompilerServices;

namespace RawTp;

public static partial class BpfTrace
{
    /// <summary>Where a tracepoint's shim looks whether anything is attached.</summary>
    /// <returns>The variable that is true while it is.</returns>
    public delegate ref bool Gate();

    /// <summary>A program's method, with typed parameters narrowed back and whatever it returns as an unsigned integer.</summary>
    /// <param name="args">The arguments of the firing.</param>
    /// <returns>What the program returns; 0 where it returns nothing.</returns>
    public delegate ulong ProgramBody(RawTracepointArgs args);

    /// <summary>Makes a tracepoint.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="system">Its system, or empty.</param>
    /// <param name="gate">Its gate.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The tracepoint, not enabled.</returns>
    public static RawTracepoint Tracepoint(string name, string system, Gate gate, params RawTracepointArgument[] arguments)
        => new(name, system, gate, arguments);

    /// <summary>An argument that travels as its value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument ValueArgument<T>(string name) where T : unmanaged
        => new(name, typeof(T), Unsafe.SizeOf<T>(), ArgumentWidening.Value, ArgumentReadings.Value<T>);

    /// <summary>An argument of a pointer type, which travels as its value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument PointerArgument(string name, Type type)
        => new(name, type, Unsafe.SizeOf<nint>(), ArgumentWidening.Value, ArgumentReadings.Pointer);

    /// <summary>An argument of a reference type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument ReferenceArgument<T>(string name) where T : class?
        => new(name, typeof(T), Unsafe.SizeOf<nint>(), ArgumentWidening.Reference, ArgumentReadings.Reference);

    /// <summary>An argument that is a larger struct, or passed by <c>in</c> or <c>ref readonly</c>.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument RefArgument<T>(string name)
        => new(name, typeof(T), Unsafe.SizeOf<nint>(), ArgumentWidening.Ref, ArgumentReadings.Ref<T>);

    /// <summary>An argument that is a span.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The span's type.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument SpanArgument(string name, Type type)
        => new(name, type, Unsafe.SizeOf<nint>(), ArgumentWidening.Span, ArgumentReadings.Span(type));

    /// <summary>Makes a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it runs.</param>
    /// <param name="reads">What it reads, all of it.</param>
    /// <returns>The program, attached to nothing.</returns>
    public static RawTracepointProgram Program(string name, ProgramBody body, params RawTracepointRead[] reads) => new(name, body, reads);

    /// <summary>That a program reads <c>args[index]</c>.</summary>
    /// <param name="index">Which argument.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead Reads(int index) => new(index, null, null);

    /// <summary>That a program reads an argument by one of the typed accessors.</summary>
    /// <typeparam name="T">The accessor's type argument.</typeparam>
    /// <param name="index">Which argument.</param>
    /// <param name="widening">Which accessor.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead Reads<T>(int index, ArgumentWidening widening) => new(index, widening, typeof(T));

    /// <summary>That a program takes an argument as a span which it can write to.</summary>
    /// <typeparam name="T">The span's element type.</typeparam>
    /// <param name="index">Which argument.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead Writes<T>(int index) => new(index, ArgumentWidening.Span, typeof(Span<T>));
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RawTp;

public static unsafe partial class BpfTrace
{
    /// <summary>Where a tracepoint's shim looks whether anything is attached.</summary>
    /// <returns>The variable that is true while it is.</returns>
    public delegate ref bool Gate();

    /// <summary>A program's method, with typed parameters narrowed back and whatever it returns as an unsigned integer.</summary>
    /// <param name="args">The arguments of the firing.</param>
    /// <returns>What the program returns; 0 where it returns nothing.</returns>
    public delegate ulong ProgramBody(RawTracepointArgs args);

    /// <summary>Keeps what was made, unless another thread was first.</summary>
    /// <typeparam name="T">A tracepoint or a program.</typeparam>
    /// <param name="place">Where it is kept.</param>
    /// <param name="made">What was made.</param>
    /// <returns>What is kept.</returns>
    public static T KeepFirst<T>([NotNull] ref T? place, T made) where T : class
        => Interlocked.CompareExchange(ref place, made, null) ?? made;

    /// <summary>Makes a tracepoint.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="system">Its system, or empty.</param>
    /// <param name="gate">Its gate; null where its project was built without tracepoints.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The tracepoint, not enabled.</returns>
    public static RawTracepoint Tracepoint(string name, string system, Gate? gate, params RawTracepointArgument[] arguments)
        => new(name, system, gate, arguments);

    /// <summary>An argument that travels as its value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="declaration">The parameter as it is declared.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument ValueArgument<T>(string declaration) where T : unmanaged
        => new(declaration, typeof(T), Unsafe.SizeOf<T>(), ArgumentWidening.Value, Observers.HaveEvents ? &ArgumentReadings.OfValue<T> : null);

    /// <summary>An argument of a pointer type, which travels as its value.</summary>
    /// <param name="declaration">The parameter as it is declared.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument PointerArgument(string declaration, Type type)
        => new(declaration, type, Unsafe.SizeOf<nint>(), ArgumentWidening.Value, &ArgumentReadings.OfPointer);

    /// <summary>An argument of a reference type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="declaration">The parameter as it is declared.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument ReferenceArgument<T>(string declaration) where T : class?
        => new(declaration, typeof(T), Unsafe.SizeOf<nint>(), ArgumentWidening.Reference, &ArgumentReadings.OfReference);

    /// <summary>An argument that is a larger struct, or passed by <c>in</c> or <c>ref readonly</c>.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="declaration">The parameter as it is declared.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument RefArgument<T>(string declaration)
        => new(declaration, typeof(T), Unsafe.SizeOf<nint>(), ArgumentWidening.Ref, Observers.HaveEvents ? &ArgumentReadings.OfRef<T> : null);

    /// <summary>An argument that is a span.</summary>
    /// <param name="declaration">The parameter as it is declared.</param>
    /// <param name="type">The span's type.</param>
    /// <returns>The argument.</returns>
    public static RawTracepointArgument SpanArgument(string declaration, Type type)
        => new(declaration, type, Unsafe.SizeOf<nint>(), ArgumentWidening.Span, reading: null);

    /// <summary>Makes a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it runs.</param>
    /// <param name="reads">What it reads, all of it.</param>
    /// <returns>The program, attached to nothing.</returns>
    public static RawTracepointProgram Program(string name, ProgramBody body, params RawTracepointRead[] reads) => new(name, body, reads);

    /// <summary>Stands in for a program that was not verified, of which no object can be made.</summary>
    /// <param name="name">The method's name.</param>
    /// <returns>What is thrown when somebody asks for the program.</returns>
    public static RawTracepointException Unverified(string name) => AttachCheck.ProgramUnverified(name);

    /// <summary>Says what a tracepoint of another assembly was like when a program for it was built.</summary>
    /// <param name="program">The program.</param>
    /// <param name="tracepoint">The tracepoint, as <c>system:name</c>.</param>
    /// <param name="parameters">Its parameters as they were declared.</param>
    /// <returns>The program.</returns>
    public static RawTracepointProgram BuiltFor(RawTracepointProgram program, string tracepoint, params string[] parameters)
    {
        program.BuiltFor.Add(new TracepointSnapshot(tracepoint, parameters));
        return program;
    }

    /// <summary>That a program reads <c>args[index]</c>.</summary>
    /// <param name="index">Which argument.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead Reads(int index) => new(index, null, null, isOptional: false);

    /// <summary>That a program reads an argument by one of the typed accessors.</summary>
    /// <typeparam name="T">The accessor's type argument.</typeparam>
    /// <param name="index">Which argument.</param>
    /// <param name="widening">Which accessor.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead Reads<T>(int index, ArgumentWidening widening) => new(index, widening, typeof(T), isOptional: false);

    /// <summary>That a program reads an argument by one of the typed accessors where the tracepoint has it.</summary>
    /// <typeparam name="T">The accessor's type argument.</typeparam>
    /// <param name="index">Which argument.</param>
    /// <param name="widening">Which accessor.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead ReadsIfPresent<T>(int index, ArgumentWidening widening) => new(index, widening, typeof(T), isOptional: true);

    /// <summary>That a program takes an argument as a span which it can write to.</summary>
    /// <typeparam name="T">The span's element type.</typeparam>
    /// <param name="index">Which argument.</param>
    /// <returns>The read.</returns>
    public static RawTracepointRead Writes<T>(int index) => new(index, ArgumentWidening.Span, typeof(Span<T>), isOptional: false);
}

using RawTp.Kernel.Tests.Bpf;

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>What a program saw of the last firing. Written by programs, read by the test on the same thread.</summary>
public static class Observation
{
    private const ulong NeverWritten = 0xdeaddeaddeaddead;

    private static readonly object s_neverWritten = new();
    private static readonly ulong[] s_words = new ulong[KernelPrograms.MaxArguments];
    private static readonly object?[] s_objects = new object?[KernelPrograms.MaxArguments];

    /// <summary>How many programs have run since the last <see cref="Reset"/>.</summary>
    public static int Runs { get; private set; }

    /// <summary>How many arguments the program was told that there are.</summary>
    public static int Count { get; private set; }

    public static ReadOnlySpan<ulong> SeenWords => s_words;

    public static ReadOnlySpan<object?> SeenObjects => s_objects;

    public static void Reset()
    {
        Runs = 0;
        Count = -1;
        s_words.AsSpan().Fill(NeverWritten);
        s_objects.AsSpan().Fill(s_neverWritten);
    }

    public static void Begin(int count)
    {
        Runs++;
        Count = count;
    }

    public static void Word(int index, ulong word) => s_words[index] = word;

    public static void Object(int index, object? reference) => s_objects[index] = reference;

    internal static void Words(int count, params ReadOnlySpan<ulong> words)
    {
        Begin(count);
        words.CopyTo(s_words);
    }

    /// <summary>What pointers to functions point to.</summary>
    public static void Nothing()
    {
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace RawTp;

/// <summary>A span as text: characters as they are, anything else as its length and its first elements.</summary>
internal static class SpanReading
{
    private const int MaxElements = 16;

    /// <param name="element">The type of the span's elements.</param>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Looks whether code can be made first; the analyzer for .NET 8 does not know that property.")]
    public static ArgumentReading Of(Type element)
    {
        if (element == typeof(char))
            return Characters;
        if (element == typeof(byte))
            return Bytes;
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return LengthOnly;
        return typeof(SpanReading).GetMethod(nameof(Elements), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(element)
            .CreateDelegate<ArgumentReading>();
    }

    private static string Characters(RawTracepointArgs args, int index)
    {
        ReadOnlySpan<char> characters = args.Span<char>(index);
        return characters.Length <= EventText.MaxLength ? characters.ToString() : EventText.Shorten(characters);
    }

    private static string Bytes(RawTracepointArgs args, int index)
    {
        ReadOnlySpan<byte> bytes = args.Span<byte>(index);
        var text = new StringBuilder().Append('[').Append(bytes.Length).Append(']');
        foreach (byte value in bytes[..Math.Min(bytes.Length, MaxElements)])
            text.Append(' ').Append(value.ToString("x2"));
        return text.Append(bytes.Length > MaxElements ? " …" : "").ToString();
    }

    private static string Elements<T>(RawTracepointArgs args, int index)
    {
        ReadOnlySpan<T> elements = args.Span<T>(index);
        var text = new StringBuilder().Append('[').Append(elements.Length).Append(']');
        for (int i = 0; i < Math.Min(elements.Length, MaxElements); i++)
            text.Append(i == 0 ? " " : ", ").Append(EventText.Of(elements[i]));
        return text.Append(elements.Length > MaxElements ? ", …" : "").ToString();
    }

    /// <summary>Where no code can be made for spans of that type. A span's length lies in the same place whatever the type.</summary>
    private static string LengthOnly(RawTracepointArgs args, int index) => $"[{args.Span<byte>(index).Length}]";
}

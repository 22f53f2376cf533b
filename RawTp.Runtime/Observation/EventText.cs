using System.Globalization;

namespace RawTp;

/// <summary>How values look that events carry as text.</summary>
internal static class EventText
{
    /// <summary>As the kernel prints an absent string, and as .NET's loggers do. A field of an event cannot be absent.</summary>
    public const string Null = "(null)";

    public const int MaxLength = 2000;

    /// <summary>Of all texts of an event together: with two bytes each, and what else there is, they fit into the 64 KB that ETW and EventPipe allow it.</summary>
    private const int MaxTotalLength = 28_000;

    /// <summary>How long each of so many texts may be.</summary>
    public static int MaxLengthOf(int texts) => Math.Min(MaxLength, MaxTotalLength / Math.Max(texts, 1));

    public static string Of(object? value, int maxLength = MaxLength)
    {
        string text = Whole(value);
        // Which would end the text.
        return (text.Length <= maxLength ? text : Shorten(text, maxLength)).Replace('\0', '␀');
    }

    public static string Shorten(ReadOnlySpan<char> text, int maxLength = MaxLength) => string.Concat(text[..(maxLength - 1)], "…");

    private static string Whole(object? value)
    {
        switch (value)
        {
            case null:
                return Null;
            case string text:
                return text;
            case DateTime or DateTimeOffset:
                return ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture);
            case bool truth:
                return truth ? "true" : "false";
            case ValueType:
                return OfStruct(value);
            default:
                return value.GetType().ToString();
        }
    }

    private static string OfStruct(object value)
    {
        try
        {
            // Enums, too: by their name, or their number where there is none.
            return (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? Null;
        }
        catch (Exception fault)
        {
            // Code of the user's type, which is not to end the observation of all others.
            return $"({fault.GetType()})";
        }
    }
}

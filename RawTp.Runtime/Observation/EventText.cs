using System.Globalization;

namespace RawTp;

/// <summary>How values look that events carry as text.</summary>
internal static class EventText
{
    /// <summary>As the kernel prints an absent string, and as .NET's loggers do. A field of an event cannot be absent.</summary>
    public const string Null = "(null)";

    /// <summary>Twelve strings of this length, the most that a firing can have, fit into the 64 KB that ETW allows an event.</summary>
    public const int MaxLength = 2000;

    public static string Of(object? value)
    {
        string text = Whole(value);
        return text.Length <= MaxLength ? text : Shorten(text);
    }

    public static string Shorten(ReadOnlySpan<char> text) => string.Concat(text[..(MaxLength - 1)], "…");

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

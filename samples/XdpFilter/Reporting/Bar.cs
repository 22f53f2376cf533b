namespace XdpFilter;

/// <summary>A value as a length.</summary>
internal static class Bar
{
    /// <summary>As much of the room as the value is of the greatest value, and something for anything.</summary>
    public static string Of(double value, double greatest, int room)
    {
        if (value <= 0 || greatest <= 0)
            return "";
        int length = (int)Math.Round(room * Math.Min(value / greatest, 1));
        return new string('@', Math.Max(length, 1));
    }
}

namespace RawTp;

/// <summary>What two threads must not share if they are not to slow each other down.</summary>
internal static class CacheLine
{
    /// <summary>Two lines, since processors fetch them in pairs.</summary>
    public const int PairBytes = 128;
}

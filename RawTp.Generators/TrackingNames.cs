namespace RawTp.Generators;

/// <summary>The pipeline's steps, by which tests see what was re-made and what was cached.</summary>
internal static class TrackingNames
{
    public const string Tracepoints = nameof(Tracepoints);
    public const string Programs = nameof(Programs);
    public const string Readers = nameof(Readers);
    public const string BuiltFor = nameof(BuiltFor);
    public const string MapLines = nameof(MapLines);
    public const string References = nameof(References);
    public const string Map = nameof(Map);
    public const string IsOff = nameof(IsOff);
    public const string NeedsDefinition = nameof(NeedsDefinition);
}

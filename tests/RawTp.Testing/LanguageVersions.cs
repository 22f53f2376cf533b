using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace RawTp.Testing;

/// <summary>The C# versions that generated code must compile under.</summary>
public static class LanguageVersions
{
    public const LanguageVersion CSharp12 = LanguageVersion.CSharp12;

    public const LanguageVersion CSharp13 = LanguageVersion.CSharp13;

    /// <summary>C# 14, or the preview of it where the Roslyn in use is older than the language.</summary>
    public static LanguageVersion CSharp14 { get; } =
        LanguageVersionFacts.TryParse("14", out LanguageVersion version) ? version : LanguageVersion.Preview;

    public static ImmutableArray<LanguageVersion> All => [CSharp12, CSharp13, CSharp14];
}

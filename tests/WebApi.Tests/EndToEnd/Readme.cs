namespace WebApi.Tests;

/// <summary>The sample's README, which the tests hold the sample to.</summary>
internal static class Readme
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "README.md");
}

using RawTp.Generators.Tests.Shapes;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>
/// Each kind of parameter is fired with each of its samples, and what arrives in a raw and in a typed program is what was sent.
/// </summary>
public class RoundTripTests
{
    private static readonly CompilationSettings s_settings = CompilationSettings.Strict with { AllowUnsafe = true };

    /// <summary>All kinds in one assembly, as that takes a fraction of the time; none when one of them does not compile.</summary>
    private static readonly Lazy<InMemoryAssembly?> s_together = new(() =>
    {
        try
        {
            return Generated.Of(s_settings, [Types, .. ParameterKinds.All.Select(SourceOf)]).Load();
        }
        catch (CheckFailedException)
        {
            return null;
        }
    });

    private static SourceFile Types => new("Types.cs", ParameterKinds.Types);

    public static TheoryData<string> Kinds() => [.. ParameterKinds.All.Select(kind => kind.ToString())];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_tracepoint_is_fired_with_arrives_in_raw_and_typed_programs(string name)
    {
        (ParameterKind kind, int number) = ParameterKinds.All.Select((kind, number) => (kind, number)).Single(one => one.kind.ToString() == name);
        InMemoryAssembly loaded = s_together.Value ?? Alone(kind, number);
        for (int sample = 0; sample < kind.Samples.Length; sample++)
            Assert.Equal("", loaded.Invoke<string>($"RoundTrip{number}", $"Fire{sample}"));
    }

    /// <summary>So that the kind that does not compile is the only one to fail, with its own text.</summary>
    private static InMemoryAssembly Alone(ParameterKind kind, int number) =>
        Generated.Cleanly(s_settings, Types, SourceOf(kind, number)).Load();

    private static SourceFile SourceOf(ParameterKind kind, int number) => new($"RoundTrip{number}.cs", RoundTripSource.Of(kind, number));
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Generators.Tests.Shapes;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>
/// Every kind of parameter in every kind of container with every accessibility, under every C# version: as many in one
/// tracepoint as it can have. What each does when it is fired is for <see cref="RoundTripTests"/> to see.
/// </summary>
public class ShapeMatrixTests
{
    private const int MaxArgs = 12;

    private static readonly SourceFile s_types = new("Types.cs", ParameterKinds.Types);

    public static TheoryData<string, LanguageVersion> ContainersAndVersions()
    {
        TheoryData<string, LanguageVersion> data = [];
        foreach (ContainerKind container in ContainerKinds.All)
        foreach (LanguageVersion version in LanguageVersions.All)
            data.Add(container.Name, version);
        return data;
    }

    public static TheoryData<LanguageVersion> Versions() => [.. LanguageVersions.All];

    [Theory]
    [MemberData(nameof(ContainersAndVersions))]
    public void Every_parameter_kind_and_accessibility_compiles_without_a_warning_in(string container, LanguageVersion version)
    {
        ContainerKind kind = ContainerKinds.All.Single(one => one.Name == container);
        CompilationSettings settings = CompilationSettings.Strict with { LanguageVersion = version, AllowUnsafe = true };
        GeneratorRun run = Generated.Cleanly(settings, s_types, new("Tracepoints.cs", "#nullable enable\n" + kind.Declare(Members(kind, allowUnsafe: true))));
        int tracepoints = kind.Accessibilities.Length * ParameterKinds.All.Chunk(MaxArgs).Count();
        Assert.Equal(2 * tracepoints + 1, run.Files.Length);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void No_kind_but_pointers_needs_unsafe_in_the_project(LanguageVersion version)
    {
        CompilationSettings settings = CompilationSettings.Strict with { LanguageVersion = version, AllowUnsafe = false };
        ContainerKind kind = ContainerKinds.All[0];
        GeneratorRun run = Generated.Cleanly(settings, s_types, new("Tracepoints.cs", "#nullable enable\n" + kind.Declare(Members(kind, allowUnsafe: false))));
        Assert.DoesNotContain("unsafe", run.AllText());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Code_without_nullable_annotations_compiles_without_a_warning(LanguageVersion version)
    {
        CompilationSettings settings = CompilationSettings.Strict with { LanguageVersion = version, AllowUnsafe = true, Nullable = NullableContextOptions.Disable };
        ContainerKind kind = ContainerKinds.All[0];
        string members = WithoutReferenceAnnotations(Members(kind, allowUnsafe: true));
        Generated.Cleanly(settings, s_types, new("Tracepoints.cs", kind.Declare(members)));
    }

    /// <summary>Tracepoints <c>T0</c>, <c>T1</c>, … each with a typed program <c>P0</c>, <c>P1</c>, … of the same parameters.</summary>
    private static string Members(ContainerKind container, bool allowUnsafe)
    {
        StringBuilder members = new();
        int number = 0;
        foreach (string accessibility in container.Accessibilities)
        foreach (ParameterKind[] kinds in ParameterKinds.All.Where(kind => allowUnsafe || !kind.IsUnsafe).Chunk(MaxArgs))
        {
            string modifiers = kinds.Any(kind => kind.IsUnsafe) ? $"{accessibility} static unsafe" : $"{accessibility} static";
            string parameters = string.Join(", ", kinds.Select((kind, index) => kind.Declare($"value{index}")));
            members.Append($"    [RawTp.TracePoint] {modifiers} partial void T{number}({parameters});\n");
            members.Append($"    [RawTp.RawTracepointProgram(\"t{number}\")] {modifiers} void P{number}({parameters}) {{ }}\n");
            number++;
        }
        return members.ToString();
    }

    /// <summary>Without the question marks on reference types; those on value types mean another type.</summary>
    private static string WithoutReferenceAnnotations(string members)
    {
        string[] values = ["int?", "Pair?", ")?"];
        StringBuilder text = new(members.Length);
        for (int i = 0; i < members.Length; i++)
            if (members[i] != '?' || values.Any(value => members.AsSpan(0, i + 1).EndsWith(value)))
                text.Append(members[i]);
        return text.ToString();
    }
}

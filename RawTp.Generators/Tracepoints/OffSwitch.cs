using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Text;

namespace RawTp.Tracepoints;

/// <summary>
/// How tracepoints are left out: of the project that is compiled, by <c>RawTpEnabled</c>; of a whole application that is trimmed, by a
/// feature switch that tools find on <c>MEnabled</c> and replace by the constant.
/// </summary>
internal static class OffSwitch
{
    public const string HintName = "FeatureSwitchDefinitionAttribute.g.cs";

    /// <summary>As the package's targets set it.</summary>
    public const string FeatureSwitch = "RawTp.IsEnabled";

    private const string Property = "build_property.RawTpEnabled";
    private const string Definition = "FeatureSwitchDefinitionAttribute";
    private const string DefinitionNamespace = "System.Diagnostics.CodeAnalysis";

    public static string Attribute => $"[global::{DefinitionNamespace}.FeatureSwitchDefinition(\"{FeatureSwitch}\")]";

    /// <summary>Whether the project that is compiled is to have no tracepoints.</summary>
    public static bool IsOff(AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
        => options.GlobalOptions.TryGetValue(Property, out string? value) && value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the attribute has to be written here, as before .NET 9: tools know it by its name. So too where the name has several meanings,
    /// since libraries for .NET 8 show their internals; one of the project's own comes before these.
    /// </summary>
    public static bool NeedsDefinition(Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol[] known = [.. compilation.GetTypesByMetadataName($"{DefinitionNamespace}.{Definition}").Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))];
        return known.Length != 1 && !known.Any(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly));
    }

    public static string DefinitionText()
        => GeneratedFile.Begin()
            .Open($"namespace {DefinitionNamespace}")
            .Line("/// <summary>Says that a property is a constant where a feature switch is set: .NET has it from version 9 on, and tools know it by its name.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line("[global::System.AttributeUsage(global::System.AttributeTargets.Property, Inherited = false)]")
            .Open($"internal sealed class {Definition} : global::System.Attribute")
            .Line($"internal {Definition}(string switchName) => SwitchName = switchName;")
            .Line()
            .Line("internal string SwitchName { get; }")
            .Close()
            .Close()
            .ToString();
}

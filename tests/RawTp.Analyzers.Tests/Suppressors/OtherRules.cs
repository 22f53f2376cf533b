using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Analyzers.Suppressors;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Suppressors;

/// <summary>
/// Rules of others as they are published: the SDK's, Roslynator's and Sonar's. Those of the SDK that begin with IDE need a newer compiler than these
/// tests run in; the package's tests build with them.
/// </summary>
internal static class OtherRules
{
    private static readonly Lazy<Type[]> s_analyzers = new(() =>
        [.. typeof(OtherRules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(metadata => metadata.Key == "OtherAnalyzers")
            .SelectMany(metadata => TypesOf(Assembly.LoadFrom(metadata.Value!)))
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)]);

    /// <summary>A suppressor and the analyzer that has one of the rules that it knows, which is switched on.</summary>
    public static SuppressorCheck Check(DiagnosticSuppressor suppressor, string rule)
        => new(suppressor, Having(rule))
        {
            Generators = [new RawTracepointGenerator()],
            Settings = new CompilationSettings { EditorConfig = $"[*.cs]\ndotnet_diagnostic.{rule}.severity = warning\n" },
        };

    /// <summary>Analyzers often have several rules; only those that a suppressor knows are compared.</summary>
    private static DiagnosticAnalyzer Having(string rule)
        => s_analyzers.Value.Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .First(analyzer => analyzer is not DiagnosticSuppressor && analyzer.SupportedDiagnostics.Any(one => one.Id == rule));

    /// <summary>Some types of an assembly need parts of an editor that are not here.</summary>
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete)
        {
            return incomplete.Types.OfType<Type>();
        }
    }
}

using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Analyzers;
using RawTp.Generators;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

/// <summary>Each fix with all analyzers and the generator, as an editor has them.</summary>
internal static class Fixes
{
    public static DiagnosticAnalyzer[] Analyzers { get; } = [.. InstancesOf<DiagnosticAnalyzer>(typeof(RawTpAnalyzer))];

    public static CodeFixProvider[] All { get; } = [.. InstancesOf<CodeFixProvider>(typeof(NodeFixProvider))];

    public static CodeRefactoringProvider[] Refactorings { get; } = [.. InstancesOf<CodeRefactoringProvider>(typeof(NodeFixProvider))];

    public static CodeFixCheck Check<TFix>() where TFix : CodeFixProvider, new()
        => new(new TFix(), Analyzers) { Generators = [new RawTracepointGenerator()] };

    private static IEnumerable<T> InstancesOf<T>(Type inAssemblyOf)
        => inAssemblyOf.Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);
}

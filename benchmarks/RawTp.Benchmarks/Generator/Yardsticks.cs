using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Benchmarks.Generator;

#pragma warning disable RS1036, RS1041 // Nobody is to use them.

/// <summary>Asks for the methods with an attribute in the way that the compiler offers, and writes nothing.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class AskingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("RawTp.TracePointAttribute", static (node, _) => node is MethodDeclarationSyntax, static (_, _) => true).Collect(),
            static (_, _) => { });
}

/// <summary>Asks nothing, and writes so many files that never change: what the driver takes for generated files whoever writes them.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class WritingGenerator(int files) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(
            context.ParseOptionsProvider.SelectMany((_, _) => Enumerable.Range(0, files)),
            static (output, number) => output.AddSource(
                string.Create(CultureInfo.InvariantCulture, $"File{number}.g.cs"),
                SourceText.From(string.Create(CultureInfo.InvariantCulture, $"namespace Written {{ static partial class Type {{ static bool s_field{number}; static void Method{number}() {{ }} }} }}"), Encoding.UTF8)));
}

using Microsoft.CodeAnalysis;

namespace RawTp.Testing.Tests.Toys;

/// <summary>Writes one text, whatever the source.</summary>
internal sealed class ConstantGenerator(string text) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterPostInitializationOutput(output => output.AddSource("Constant.g.cs", text));
}

/// <summary>Throws as soon as there is a class.</summary>
internal sealed class ThrowingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("the toy broke"));
}

/// <summary>Reports, which is for analyzers to do.</summary>
internal sealed class ReportingGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor s_rule = new("TOY9999", "Title", "Said by the generator", "Toys", DiagnosticSeverity.Info, true);

    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (output, _) => output.ReportDiagnostic(Diagnostic.Create(s_rule, null)));
}

/// <summary>Puts something of the compiler's into its pipeline, out of sight in a private field.</summary>
internal sealed class LeakingGenerator(Func<GeneratorAttributeSyntaxContext, object> leak) : IIncrementalGenerator
{
#pragma warning disable IDE0052 // it is there to be found
    private sealed class Model(object leaked)
    {
        private readonly object _leaked = leaked;
    }
#pragma warning restore IDE0052

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Model> models = context.SyntaxProvider
            .ForAttributeWithMetadataName("GreetAttribute", (_, _) => true, (found, _) => new Model(leak(found)));
        context.RegisterSourceOutput(models.Collect().Select((all, _) => all.Length).WithTrackingName("Count"), (output, _) => output.AddSource("One.g.cs", ""));
    }
}

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RawTp.Verification.Tests.Programs;

/// <summary>A program as it is called.</summary>
public delegate ulong ProgramBody(RawTracepointArgs args);

/// <summary>Sources of programs under test, compiled against the stand-in for the arguments.</summary>
internal sealed class ProgramCompilation
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Collections.dll" or "System.Linq.dll" or "System.Linq.Expressions.dll" or "Microsoft.CSharp.dll")
            .Append(typeof(RawTracepointArgs).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);

    private ProgramCompilation(Compilation compilation) => Compilation = compilation;

    public Compilation Compilation { get; private set; }

    public static ProgramCompilation Of(params IEnumerable<string> sources)
        => new(CSharpCompilation.Create(
            "ProgramsUnderTest",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, s_parse, path: $"{index}.cs")),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release)));

    public IMethodSymbol Method(string type, string method)
        => Compilation.GetTypeByMetadataName(type)!.GetMembers(method).OfType<IMethodSymbol>().Single();

    public IEnumerable<Diagnostic> Errors => Compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Leaves out the sources that do not compile.</summary>
    /// <returns>The assembly of the others, to be unloaded by the caller, and the errors of those left out.</returns>
    public (Assembly Assembly, AssemblyLoadContext Context, IReadOnlyList<Diagnostic> Errors) Load()
    {
        var errors = new List<Diagnostic>();
        while (true)
        {
            using var image = new MemoryStream();
            List<Diagnostic> found = [.. Compilation.Emit(image).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
            if (found.Count == 0)
            {
                image.Position = 0;
                var context = new AssemblyLoadContext("ProgramsUnderTest", isCollectible: true);
                // Collectible code that names this assembly finds it where it is loaded already.
                context.Resolving += static (_, name) => name.Name == typeof(RawTracepointArgs).Assembly.GetName().Name ? typeof(RawTracepointArgs).Assembly : null;
                return (context.LoadFromStream(image), context, errors);
            }
            errors.AddRange(found);
            Compilation = Compilation.RemoveSyntaxTrees(found.Select(static error => error.Location.SourceTree ?? throw new InvalidOperationException(error.ToString())).Distinct());
        }
    }
}

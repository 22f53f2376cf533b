using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Testing;

/// <summary>Test sources as compilations, and compilations as references of one another.</summary>
public static class Compilations
{
    private const int MostDescribed = 30;
    private const int MostFilesShown = 3;

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static CSharpCompilation Create(params SourceFile[] sources) => Create(CompilationSettings.Default, sources);

    public static CSharpCompilation Create(CompilationSettings settings, params SourceFile[] sources)
    {
        IEnumerable<SourceFile> files = SourceFile.Name(sources);
        if (settings.ImplicitUsings)
            files = files.Append(new("ImplicitUsings.g.cs", ImplicitUsings));
        return CSharpCompilation.Create(
            settings.AssemblyName,
            files.Select(file => CSharpSyntaxTree.ParseText(file.ToSourceText(), settings.ParseOptions, file.Path)),
            settings.AllReferences,
            settings.CompilationOptions);
    }

    /// <summary>The bytes of the assembly; fails with all errors, each with its line of code.</summary>
    public static byte[] EmitToMemory(this Compilation compilation) => Emit(compilation, new EmitOptions());

    /// <summary>What a project sees of a package: the compiled assembly.</summary>
    public static MetadataReference AsMetadata(this Compilation compilation) =>
        MetadataReference.CreateFromImage(EmitToMemory(compilation), filePath: compilation.AssemblyName + ".dll");

    /// <summary>What a project sees of a project in a real build: signatures without bodies and without private members.</summary>
    public static MetadataReference AsReferenceAssembly(this Compilation compilation) =>
        MetadataReference.CreateFromImage(
            Emit(compilation, new EmitOptions(metadataOnly: true, includePrivateMembers: false)),
            filePath: compilation.AssemblyName + ".dll");

    /// <summary>Fails when the compiler reports anything at warning or above.</summary>
    public static TCompilation AssertNoWarnings<TCompilation>(this TCompilation compilation) where TCompilation : Compilation
    {
        Diagnostic[] found = [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
        if (found.Length != 0)
            throw new CheckFailedException($"{compilation.AssemblyName} does not compile cleanly.\n{Describe(found)}");
        return compilation;
    }

    /// <summary>
    /// Diagnostics in the compiler's own words, followed by the whole text of each file concerned with its line numbers;
    /// of very many, the first ones.
    /// </summary>
    public static string Describe(IEnumerable<Diagnostic> diagnostics)
    {
        Diagnostic[] all = [.. diagnostics];
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in all.Take(MostDescribed))
            text.Append(diagnostic).Append('\n');
        if (all.Length > MostDescribed)
            text.Append($"... and {all.Length - MostDescribed} more.\n");
        foreach (SyntaxTree tree in all.Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct().Take(MostFilesShown))
            AppendNumbered(text, tree, all.Where(diagnostic => diagnostic.Location.SourceTree == tree));
        return text.ToString();
    }

    private static byte[] Emit(Compilation compilation, EmitOptions options)
    {
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream, options: options);
        if (!result.Success)
            throw new CheckFailedException(
                $"{compilation.AssemblyName} does not compile.\n{Describe(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))}");
        return stream.ToArray();
    }

    private static void AppendNumbered(StringBuilder text, SyntaxTree tree, IEnumerable<Diagnostic> diagnostics)
    {
        HashSet<int> lines = [.. diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line)];
        text.Append($"\n---- {tree.FilePath}\n");
        foreach (TextLine line in tree.GetText().Lines)
            text.Append(lines.Contains(line.LineNumber) ? '>' : ' ').Append($"{line.LineNumber + 1,4} | {line}\n");
    }
}

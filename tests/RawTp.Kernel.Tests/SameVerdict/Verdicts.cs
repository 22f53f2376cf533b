using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Kernel.Tests.Bpf;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.Kernel.Tests.SameVerdict;

/// <summary>What becomes of a program: how many arguments a tracepoint must have for it, or why it is refused.</summary>
internal sealed record ProgramVerdict(int? MaxArgs, string Reason)
{
    public bool IsAccepted => MaxArgs is not null;
}

/// <summary>The verdicts of both on one description.</summary>
internal static class Verdicts
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll")
            .Append(typeof(RawTracepoint).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static ProgramVerdict OfKernel(IReadOnlyList<Statement> program)
    {
        try
        {
            using BpfProgram loaded = BpfProgram.Load(InstructionsOf.Program(program));
            // A test run is refused with fewer arguments than max_ctx_offset says that the program reads, as an attachment is.
            int least = Enumerable.Range(0, KernelPrograms.MaxArguments + 1).First(count => loaded.TryTestRun(new ulong[count], out _) is not null);
            return new ProgramVerdict(least, "");
        }
        catch (BpfException refusal)
        {
            return new ProgramVerdict(null, refusal.Message);
        }
    }

    public static IReadOnlyList<ProgramVerdict> OfRawTp(params IReadOnlyList<string> bodies)
    {
        string methods = string.Join("\n", bodies.Select(static (body, index) => $"static ulong Program{index}(RawTp.RawTracepointArgs args) {{ {body} }}"));
        var compilation = CSharpCompilation.Create(
            "DescribedPrograms",
            [CSharpSyntaxTree.ParseText($"static class Programs {{ {methods} }}")],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        INamedTypeSymbol programs = compilation.GetTypeByMetadataName("Programs")!;
        return [.. bodies.Select((_, index) => Verify(programs.GetMembers($"Program{index}").OfType<IMethodSymbol>().Single(), compilation))];
    }

    private static ProgramVerdict Verify(IMethodSymbol program, Compilation compilation)
    {
        ArgumentReads reads = ProgramVerification.Verify(program, compilation, CancellationToken.None);
        return reads.IsVerified
            ? new ProgramVerdict(reads.MaxArgs, "")
            : new ProgramVerdict(null, string.Join("; ", reads.Unverifiable.Select(static problem => problem.Reason).DefaultIfEmpty($"it reads {reads.MaxArgs} arguments")));
    }
}

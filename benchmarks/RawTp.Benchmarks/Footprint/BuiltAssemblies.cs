using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawTp.Benchmarks.Analyzers;

namespace RawTp.Benchmarks.Footprint;

/// <summary>Which code of a measured process is compiled before it runs.</summary>
internal enum Precompiled
{
    Nothing,
    RawTp,
    All,
}

/// <summary>
/// Libraries with some of Linux's tracepoints, and the program that uses them, as a user would build and deploy them. They are compiled here, against the SDK's reference
/// assemblies, by the compiler and the generator; and by crossgen2, where NuGet's folder has it, to ReadyToRun code.
/// </summary>
internal sealed class BuiltAssemblies : IDisposable
{
    /// <summary>As many as Linux 6.18 has.</summary>
    public const int All = 1601;

    private const string LibraryFile = "Linux.dll";
    private const string RuntimeFile = "RawTp.Runtime.dll";

    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Preview);
    private static readonly string s_framework = RuntimeEnvironment.GetRuntimeDirectory();

    private readonly string _root = Directory.CreateTempSubdirectory("footprint").FullName;
    private readonly MetadataReference[] _references = [.. ReferencePaths().Select(static path => MetadataReference.CreateFromFile(path))];
    private readonly ISourceGenerator _generator = Generator();
    private readonly Dictionary<(int Tracepoints, bool WithPrograms), byte[]> _libraries = [];

    public static string? Crossgen { get; } = FindCrossgen();

    /// <summary>The library alone.</summary>
    public byte[] Library(int tracepoints, bool withPrograms)
    {
        if (!_libraries.TryGetValue((tracepoints, withPrograms), out byte[]? library))
            _libraries.Add((tracepoints, withPrograms), library = Compile(tracepoints, withPrograms));
        return library;
    }

    private byte[] Compile(int tracepoints, bool withPrograms)
    {
        // What is used of it has nothing to do with tracepoints.
        IEnumerable<string> texts = LinuxSource.Write([.. LinuxSource.Read("nint")], tracepoints, withPrograms)
            .Select(static file => file.Text)
            .Append("namespace Linux; public static class Library { private static int s_value; public static int Use() => s_value++; }");
        var sources = CSharpCompilation.Create("Linux", texts.Select(static text => CSharpSyntaxTree.ParseText(text, s_parseOptions)), _references, Options(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([_generator], parseOptions: s_parseOptions).RunGeneratorsAndUpdateCompilation(sources, out Compilation generated, out _);
        return Emit(generated);
    }

    /// <summary>Once for each kind.</summary>
    /// <returns>The program's path.</returns>
    public string Deploy(int tracepoints, Precompiled precompiled)
    {
        string directory = Path.Combine(_root, $"{tracepoints}-{precompiled}");
        string program = Path.Combine(directory, "Program.dll");
        if (Directory.Exists(directory))
            return program;
        Directory.CreateDirectory(directory);
        File.WriteAllBytes(Path.Combine(directory, LibraryFile), Library(tracepoints, withPrograms: false));
        File.Copy(typeof(RawTracepoint).Assembly.Location, Path.Combine(directory, RuntimeFile));
        File.WriteAllBytes(program, Emit(CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(MeasuredProgram.Source, tracepoints == All ? s_parseOptions.WithPreprocessorSymbols("TRACEPOINTS") : s_parseOptions)],
            [.. _references, MetadataReference.CreateFromFile(Path.Combine(directory, LibraryFile))],
            Options(OutputKind.ConsoleApplication))));
        File.WriteAllText(Path.ChangeExtension(program, "runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" }, "configProperties": { "System.Globalization.Invariant": true } } }""");
        string[] files = precompiled switch { Precompiled.All => [program, Path.Combine(directory, LibraryFile), Path.Combine(directory, RuntimeFile)], Precompiled.RawTp => [Path.Combine(directory, RuntimeFile)], _ => [] };
        foreach (string file in files)
            Precompile(file, directory);
        return program;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Precompile(string file, string directory)
    {
        string output = file + ".r2r";
        using Process crossgen = Process.Start(new ProcessStartInfo(Crossgen!,
            [file, "-o", output, "-r", Path.Combine(s_framework, "*.dll"), "-r", Path.Combine(directory, "*.dll"), "--targetos", OperatingSystem.IsWindows() ? "windows" : "linux", "-O"])
        { RedirectStandardOutput = true })!;
        string said = crossgen.StandardOutput.ReadToEnd();
        crossgen.WaitForExit();
        if (crossgen.ExitCode != 0)
            throw new InvalidOperationException($"crossgen2 did not compile {file}: {said}");
        File.Move(output, file, overwrite: true);
    }

    private static byte[] Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException($"{compilation.AssemblyName} does not compile: {result.Diagnostics.First(static one => one.Severity == DiagnosticSeverity.Error)}");
    }

    private static CSharpCompilationOptions Options(OutputKind kind)
        => new(kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, deterministic: true);

    private static IEnumerable<string> ReferencePaths()
    {
        // Beside shared/Microsoft.NETCore.App/version.
        string packs = Path.Combine(s_framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        string version = Directory.GetDirectories(packs, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).Last();
        return Directory.GetFiles(Path.Combine(version, "ref", $"net{Environment.Version.ToString(2)}"), "*.dll").Append(typeof(RawTracepoint).Assembly.Location);
    }

    private static ISourceGenerator Generator() => Checkout.InstancesOf<IIncrementalGenerator>(Checkout.Built("RawTp.Generators")).Single().AsSourceGenerator();

    private static string? FindCrossgen()
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string package = Path.Combine(packages, $"microsoft.netcore.app.crossgen2.{RuntimeInformation.RuntimeIdentifier}");
        string compiler = OperatingSystem.IsWindows() ? "crossgen2.exe" : "crossgen2";
        return Directory.Exists(package)
            ? Directory.GetDirectories(package, $"{Environment.Version.Major}.*").Select(version => Path.Combine(version, "tools", compiler)).LastOrDefault(File.Exists)
            : null;
    }
}

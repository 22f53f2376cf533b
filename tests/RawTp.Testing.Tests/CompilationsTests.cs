using Microsoft.CodeAnalysis;
using Xunit;

namespace RawTp.Testing.Tests;

public class CompilationsTests
{
    [Fact]
    public void Each_reference_set_compiles_against_its_framework_and_the_runtime_built_for_it()
    {
        foreach (ReferenceSet set in ReferenceSets.All)
        {
            Compilation compilation = Compilations.Create(
                CompilationSettings.Strict with { References = set },
                "class C { string? _s = System.Array.Empty<string>().ToString(); public override string ToString() => _s + typeof(RawTp.TracePointAttribute); }");
            Assert.NotEmpty(compilation.AssertNoWarnings().EmitToMemory());
        }
    }

    [Fact]
    public void The_newest_set_has_what_the_oldest_lacks()
    {
        SourceFile source = "class C { public override string ToString() => nameof(System.Threading.Lock); }";
        Compilations.Create(CompilationSettings.Strict with { References = ReferenceSets.Net100 }, source).AssertNoWarnings();
        Assert.Throws<CheckFailedException>(() =>
            Compilations.Create(CompilationSettings.Strict with { References = ReferenceSets.Net80 }, source).AssertNoWarnings());
    }

    [Fact]
    public void Language_versions_differ()
    {
        Assert.Equal(3, LanguageVersions.All.Distinct().Count());
        SourceFile newInCSharp13 = "class C { void M(params System.ReadOnlySpan<int> values) { M(); _ = values.Length; } }";
        Compilations.Create(CompilationSettings.Strict with { LanguageVersion = LanguageVersions.CSharp13 }, newInCSharp13).AssertNoWarnings();
        AssertFails("CS9202", CompilationSettings.Strict with { LanguageVersion = LanguageVersions.CSharp12 }, newInCSharp13);
        SourceFile newInCSharp14 = "class C { public int P { get => field; set => field = value; } }";
        Compilations.Create(CompilationSettings.Strict with { LanguageVersion = LanguageVersions.CSharp14 }, newInCSharp14).AssertNoWarnings();
        AssertFails("error", CompilationSettings.Strict with { LanguageVersion = LanguageVersions.CSharp13 }, newInCSharp14);
    }

    [Fact]
    public void Strict_settings_make_a_warning_an_error_and_arithmetic_checked()
    {
        AssertFails("error CS0219", CompilationSettings.Strict, "class C { void M() { int unused = 1; } }");
        Compilation compilation = Compilations.Create(CompilationSettings.Strict, "class C { static int Next(int i) => i + 1; }");
        using InMemoryAssembly loaded = InMemoryAssembly.Load(compilation);
        Assert.Throws<OverflowException>(() => loaded.Invoke("C", "Next", int.MaxValue));
    }

    [Fact]
    public void Nullable_unsafe_doc_comments_symbols_and_implicit_usings_are_as_set()
    {
        AssertFails("CS8625", CompilationSettings.Strict, "class C { string M() => N(null); string N(string s) => s; }");
        Compilations.Create(CompilationSettings.Strict with { Nullable = NullableContextOptions.Disable }, "class C { string M() => N(null); string N(string s) => s; }").AssertNoWarnings();
        AssertFails("CS0227", CompilationSettings.Strict, "unsafe class C;");
        Compilations.Create(CompilationSettings.Strict with { AllowUnsafe = true }, "unsafe class C;").AssertNoWarnings();
        AssertFails("CS1574", CompilationSettings.Strict, "/// <summary><see cref=\"Nobody\"/></summary>\nclass C;");
        AssertFails("CS1029", CompilationSettings.Strict with { PreprocessorSymbols = ["ON"] }, "#if ON\n#error is on\n#endif");
        Compilations.Create(CompilationSettings.Strict with { ImplicitUsings = true }, "class C { List<int> _l = []; public override string ToString() => _l + \"\"; }").AssertNoWarnings();
    }

    [Fact]
    public void An_editorconfig_sets_severities_and_one_that_sets_nothing_is_an_error()
    {
        CompilationSettings settings = CompilationSettings.Default with { EditorConfig = "[*.cs]\ndotnet_diagnostic.CS0219.severity = error\n" };
        AssertFails("error CS0219", settings, "class C { void M() { int unused = 1; } }");
        Assert.Throws<CheckFailedException>(() => Compilations.Create(CompilationSettings.Default with { EditorConfig = "x = y" }, "class C;"));
    }

    [Fact]
    public void A_failure_shows_the_file_with_line_numbers_and_a_mark_at_the_line()
    {
        CheckFailedException failure = Assert.Throws<CheckFailedException>(() =>
            Compilations.Create(new SourceFile("A.cs", "class A;\nclass B : Nobody;\n")).AssertNoWarnings());
        Assert.Contains("A.cs(2,11): error CS0246", failure.Message);
        Assert.Contains("    1 | class A;\n>   2 | class B : Nobody;\n", failure.Message);
    }

    [Fact]
    public void A_compilation_can_reference_another_as_metadata_as_reference_assembly_or_directly()
    {
        Compilation library = Compilations.Create(
            CompilationSettings.Default with { AssemblyName = "Library" }, "public class L { private int _hidden; public static int Answer() => 42; public override string ToString() => _hidden + \"\"; }");
        foreach (MetadataReference reference in new[] { library.AsMetadata(), library.AsReferenceAssembly(), library.ToMetadataReference() })
        {
            CompilationSettings settings = CompilationSettings.Strict with { ExtraReferences = [reference] };
            Compilation app = Compilations.Create(settings, "public class A { public static int Ask() => L.Answer(); }").AssertNoWarnings();
            using InMemoryAssembly loaded = InMemoryAssembly.Load(app, library);
            Assert.Equal(42, loaded.Invoke<int>("A", "Ask"));
        }
    }

    [Fact]
    public void A_reference_assembly_has_no_private_members()
    {
        Compilation library = Compilations.Create(CompilationSettings.Default with { AssemblyName = "Library" }, "public class L { private int _hidden; public int Shown; public override string ToString() => _hidden + \"\"; }");
        Assert.Equal(["Shown"], FieldsOfL(library.AsReferenceAssembly()));
        Assert.Equal(["Shown", "_hidden"], FieldsOfL(library.AsMetadata()));
    }

    private static IEnumerable<string> FieldsOfL(MetadataReference reference)
    {
        CompilationSettings settings = CompilationSettings.Default with { ExtraReferences = [reference] };
        Compilation compilation = Compilations.Create(settings, "class A;");
        compilation = compilation.WithOptions(compilation.Options.WithMetadataImportOptions(MetadataImportOptions.All));
        return compilation.GetTypeByMetadataName("L")!.GetMembers().OfType<IFieldSymbol>().Select(field => field.Name).Order(StringComparer.Ordinal);
    }

    private static void AssertFails(string part, CompilationSettings settings, SourceFile source)
    {
        CheckFailedException failure = Assert.Throws<CheckFailedException>(() => Compilations.Create(settings, source).AssertNoWarnings());
        Assert.Contains(part, failure.Message);
    }
}

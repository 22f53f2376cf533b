using Microsoft.CodeAnalysis;
using RawTp.Testing.Tests.Toys;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace RawTp.Testing.Tests;

public class IncrementalStepsTests
{
    private const string Source = GreetingGenerator.Attribute + """
        [Greet] partial class A { int x; }
        [Greet] partial class B { }
        """;

    private readonly IncrementalSteps _steps = IncrementalSteps.Start(new GreetingGenerator(), Compilations.Create(Source));

    [Fact]
    public void An_edit_elsewhere_makes_nothing_anew()
    {
        _steps.Run(c => c.AddFile("Other.cs", "class Other;")).AssertNothingRemade();
        _steps.Run(c => c.Edit("Other.cs", "Other", "Another")).AssertNothingRemade();
        _steps.Run(c => c.Edit("Source.cs", "int x;", "/* trivia */ int y;")).AssertNothingRemade();
        _steps.Run(c => c.RemoveFile("Other.cs")).AssertNothingRemade();
        _steps.Run(c => c.AddReferences(Compilations.Create(CompilationSettings.Default with { AssemblyName = "Library" }, "class L;").AsMetadata())).AssertNothingRemade();
    }

    [Fact]
    public void A_change_of_one_model_shows_in_the_reasons_of_that_one()
    {
        _steps.Run(c => c.Edit("class B", "class Bee"))
            .AssertReasons("Models", Unchanged, Modified)
            .AssertReasons("List", Modified)
            .AssertOutputReasons(Cached, Modified, Modified);
        Assert.Equal(["A.g.cs", "Bee.g.cs", "All.g.cs"], _steps.Files.Select(file => file.HintName));
    }

    [Fact]
    public void Each_assertion_fails_on_what_it_does_not_expect_and_says_what_the_steps_did()
    {
        _steps.Run(c => c.Edit("class B", "class Bee"));
        Assert.Contains("Models: Unchanged, Modified", Assert.Throws<CheckFailedException>(() => _steps.AssertNothingRemade()).Message);
        Assert.Contains("Models: Unchanged, Modified", Assert.Throws<CheckFailedException>(() => _steps.AssertReasons("Models", Modified, Unchanged)).Message);
        Assert.Contains("outputs: ", Assert.Throws<CheckFailedException>(() => _steps.AssertOutputReasons(Cached, Cached, Modified)).Message);
        Assert.Contains("Models", Assert.Throws<CheckFailedException>(() => _steps.Reasons("Modles")).Message);
    }

    [Fact]
    public void A_generator_without_tracked_steps_proves_nothing_and_fails() =>
        Assert.Throws<CheckFailedException>(() => IncrementalSteps.Start(new ConstantGenerator("class C;"), Compilations.Create(Source)).AssertNothingRemade());

    [Fact]
    public void A_generator_that_throws_fails_at_once() =>
        Assert.Contains("the toy broke", Assert.Throws<CheckFailedException>(() => IncrementalSteps.Start(new ThrowingGenerator(), Compilations.Create(Source))).Message);

    [Fact]
    public void Models_of_strings_hold_nothing_of_the_compiler() => _steps.AssertHoldsNoCompilerState();

    [Fact]
    public void Anything_of_the_compiler_in_a_model_is_found()
    {
        AssertLeakFound(found => found.TargetSymbol);
        AssertLeakFound(found => found.TargetNode);
        AssertLeakFound(found => found.TargetNode.GetFirstToken());
        AssertLeakFound(found => found.SemanticModel);
        AssertLeakFound(found => found.SemanticModel.Compilation);
        AssertLeakFound(found => found.TargetNode.GetLocation());
        AssertLeakFound(found => found.Attributes);
        AssertLeakFound(found => new Func<string>(() => found.TargetSymbol.Name));
    }

    private static void AssertLeakFound(Func<GeneratorAttributeSyntaxContext, object> leak)
    {
        IncrementalSteps steps = IncrementalSteps.Start(new LeakingGenerator(leak), Compilations.Create(Source));
        CheckFailedException failure = Assert.Throws<CheckFailedException>(() => steps.AssertHoldsNoCompilerState());
        Assert.Contains("step 'result_ForAttributeWithMetadataName': Model._leaked", failure.Message);
    }

    [Fact]
    public void An_edit_must_name_text_that_is_there_once()
    {
        Compilation compilation = Compilations.Create("class A; class B;");
        Assert.Throws<ArgumentException>(() => compilation.Edit("class", "struct"));
        Assert.Throws<ArgumentException>(() => compilation.Edit("record", "struct"));
        Assert.Throws<ArgumentException>(() => compilation.Edit("Nowhere.cs", "A", "B"));
        Assert.Equal("class C; class B;", compilation.Edit("A", "C").SyntaxTrees.Single().ToString());
        Assert.Equal("struct S;", compilation.Rewrite("Source.cs", "struct S;").SyntaxTrees.Single().ToString());
    }
}

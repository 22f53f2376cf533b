using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace RawTp.Testing.Tests;

public class ObjectGraphTests
{
    private readonly Compilation _compilation = Compilations.Create("class C;");

    private record Node(string Name, object? Value, Node? Next = null);

    private class Base(object value)
    {
        private readonly object _inBase = value;

        public override string ToString() => _inBase + "";
    }

    private sealed class Derived(object value) : Base(value);

    private struct Holder(object value)
    {
        public object Value = value;
    }

    [Fact]
    public void Plain_data_holds_nothing() =>
        ObjectGraph.AssertHoldsNoCompilerState(
            new object?[] { 1, "text", 2.5, DayOfWeek.Monday, typeof(ISymbol), new Node("n", ImmutableArray.Create(1, 2)), default(ImmutableArray<ISymbol>), null, Accessibility.Public },
            "data");

    [Fact]
    public void Nothing_holds_nothing() => Assert.Null(ObjectGraph.FindCompilerState(null));

    [Fact]
    public void A_circle_comes_to_an_end()
    {
        object[] circle = new object[2];
        circle[0] = circle;
        Assert.Null(ObjectGraph.FindCompilerState(circle));
    }

    [Fact]
    public void A_long_chain_does_not_overflow_the_stack()
    {
        Node chain = new("last", _compilation);
        for (int i = 0; i < 1000; i++)
            chain = new("link", null, chain);
        Assert.NotNull(ObjectGraph.FindCompilerState(chain));
    }

    [Fact]
    public void Each_kind_of_compiler_object_is_found()
    {
        SyntaxTree tree = _compilation.SyntaxTrees.Single();
        SyntaxNode type = ((CSharpSyntaxNode)tree.GetRoot()).ChildNodes().Single();
        ISymbol symbol = _compilation.GetTypeByMetadataName("C")!;
        object[] planted =
        [
            _compilation, symbol, type, tree, _compilation.GetSemanticModel(tree), type.GetLocation(), Location.None,
            Diagnostic.Create(Toys.ScriptedAnalyzer.Rule, null), type.GetFirstToken(), symbol.DeclaringSyntaxReferences[0], _compilation.References.First(),
        ];
        foreach (object value in planted)
            Assert.Throws<CheckFailedException>(() => ObjectGraph.AssertHoldsNoCompilerState(new Node("n", value), "planted"));
    }

    [Fact]
    public void Every_kind_of_place_is_searched_and_the_path_is_told()
    {
        Assert.Equal(".Next.Value", Find(new Node("a", null, new("b", _compilation))));
        Assert.Equal("[1].Value", Find(new object[] { 1, new Holder(_compilation) }));
        Assert.Equal("._inBase", Find(new Derived(_compilation)));
        Assert.Equal(".array[2]", Find(ImmutableArray.Create<object>(0, 1, _compilation)));
        Assert.Equal("[2]", Find(new object?[,] { { null, null }, { _compilation, null } }));
        Assert.Equal(".Item2", Find((1, _compilation)));
        Assert.Contains("Value", Find(new Lazy<object>(_compilation)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("key", Find(new Dictionary<object, int> { [_compilation] = 1 }), StringComparison.OrdinalIgnoreCase);
        Compilation captured = _compilation;
        Assert.StartsWith("._target", Find(new Func<string?>(() => captured.AssemblyName)));
    }

    private static string Find(object root) => ObjectGraph.FindCompilerState(root)!.Value.Path;
}

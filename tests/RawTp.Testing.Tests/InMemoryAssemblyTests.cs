using Xunit;

namespace RawTp.Testing.Tests;

public class InMemoryAssemblyTests
{
    private const string Source = """
        class C
        {
            public static string Runtime() => typeof(RawTp.TracePointAttribute).Assembly.GetHashCode().ToString();
            static void Throw() => throw new System.InvalidOperationException("thrown inside");
        }
        """;

    [Fact]
    public void Each_assembly_has_a_runtime_of_its_own_unless_it_shares_the_tests()
    {
        using InMemoryAssembly one = InMemoryAssembly.Load(Compilations.Create(Source));
        using InMemoryAssembly two = InMemoryAssembly.Load(Compilations.Create(Source));
        using InMemoryAssembly three = InMemoryAssembly.Load(RuntimeCopy.Shared, Compilations.Create(Source));
        string tests = typeof(TracePointAttribute).Assembly.GetHashCode().ToString();
        string[] runtimes = [one.Invoke<string>("C", "Runtime"), two.Invoke<string>("C", "Runtime"), tests];
        Assert.Equal(3, runtimes.Distinct().Count());
        Assert.Equal(tests, three.Invoke<string>("C", "Runtime"));
    }

    [Fact]
    public void An_exception_in_the_called_method_arrives_as_it_was_thrown()
    {
        using InMemoryAssembly loaded = InMemoryAssembly.Load(Compilations.Create(Source));
        Assert.Equal("thrown inside", Assert.Throws<InvalidOperationException>(() => loaded.Invoke("C", "Throw")).Message);
    }

    [Fact]
    public void A_type_or_method_that_does_not_exist_is_named()
    {
        using InMemoryAssembly loaded = InMemoryAssembly.Load(Compilations.Create(Source));
        Assert.Contains("'Nobody'; it has C", Assert.Throws<CheckFailedException>(() => loaded.Invoke("Nobody", "M")).Message);
        Assert.Contains("'Nothing'", Assert.Throws<CheckFailedException>(() => loaded.Invoke("C", "Nothing")).Message);
    }

    [Fact]
    public void A_compilation_with_errors_does_not_load()
    {
        CheckFailedException failure = Assert.Throws<CheckFailedException>(() => InMemoryAssembly.Load(Compilations.Create("class C : Nobody;")));
        Assert.Contains("CS0246", failure.Message);
    }
}

using RawTp.Testing.Tests.Toys;
using Xunit;

namespace RawTp.Testing.Tests;

public class RefactoringCheckTests
{
    private readonly RefactoringCheck _seal = new(new SealRefactoring());

    [Fact]
    public async Task A_refactoring_that_gives_the_expected_text_passes()
    {
        await _seal.VerifyAsync("class [|A|];", "sealed class A;");
        await _seal.VerifyOffersAsync("class [||]A;", "Seal");
        await _seal.VerifyNotOfferedAsync("sealed class [|A|];");
    }

    [Fact]
    public async Task Anything_else_fails()
    {
        await AssertFails("gave another text", () => _seal.VerifyAsync("class [|A|];", "class A;"));
        await AssertFails("not offered", () => _seal.VerifyAsync("sealed class [|A|];", "sealed class A;"));
        await AssertFails("Expected: nothing", () => _seal.VerifyNotOfferedAsync("class [|A|];"));
        await AssertFails("0 marks", () => _seal.VerifyAsync("class A;", "sealed class A;"));
        await AssertFails("text before the refactoring does not compile", () => _seal.VerifyAsync("class [|A|] : Nobody;", "sealed class A : Nobody;"));
        await AssertFails("TOY0001", () => new RefactoringCheck(new SealRefactoring()) { Analyzers = [new NamingAnalyzer()] }.VerifyAsync("class [|a|];", "sealed class a;"));
        await AssertFails("CS0509", () => _seal.VerifyAsync("class [|A|]; class B : A;", "sealed class A; class B : A;"));
    }

    private static async Task AssertFails(string part, Func<Task> check) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<CheckFailedException>(check)).Message);
}

using Microsoft.CodeAnalysis.CodeFixes;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

/// <summary>
/// One wrong file three times in a solution: twice in the project where the user is, and once in another. A <c>$</c> in it becomes
/// a letter that only its copy has, so that names stay unique.
/// </summary>
internal static class FixAllScopes
{
    public static async Task VerifyAsync(CodeFixCheck check, string wrong, string right)
    {
        await check.VerifyFixAllAsync(FixAllScope.Document, Solution(wrong, wrong, wrong), Solution(right, wrong, wrong));
        await check.VerifyFixAllAsync(FixAllScope.Project, Solution(wrong, wrong, wrong), Solution(right, right, wrong));
        await check.VerifyFixAllAsync(FixAllScope.Solution, Solution(wrong, wrong, wrong), Solution(right, right, right));
    }

    private static TestProject[] Solution(string first, string second, string other)
        =>
        [
            new TestProject("App", new SourceFile("A.cs", InNamespace(first, "A")), new SourceFile("B.cs", InNamespace(second, "B"))),
            new TestProject("Other", new SourceFile("C.cs", InNamespace(other, "C"))),
        ];

    private static string InNamespace(string source, string name) => $"namespace {name} {{ {source.Replace("$", name.ToLowerInvariant(), StringComparison.Ordinal)} }}";
}

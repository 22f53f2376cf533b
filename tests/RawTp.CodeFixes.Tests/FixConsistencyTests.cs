using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace RawTp.CodeFixes.Tests;

public sealed class FixConsistencyTests
{
    private static readonly ImmutableHashSet<string> s_rules
        = [.. Fixes.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id)];

    public static TheoryData<string> Names => [.. Fixes.All.Select(fix => fix.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_is_found_by_editors_under_its_own_name(string name)
    {
        CodeFixProvider fix = Fixes.All.Single(fix => fix.GetType().Name == name);
        ExportCodeFixProviderAttribute export = fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal(name, export.Name);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_is_for_rules_that_exist_and_can_fix_all(string name)
    {
        CodeFixProvider fix = Fixes.All.Single(fix => fix.GetType().Name == name);
        Assert.Subset(s_rules, fix.FixableDiagnosticIds.ToHashSet());
        Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            fix.GetFixAllProvider()!.GetSupportedFixAllScopes().Where(scope => scope <= FixAllScope.Solution));
    }

    [Fact]
    public void A_refactoring_is_found_by_editors_under_its_own_name()
    {
        Assert.NotEmpty(Fixes.Refactorings);
        Assert.All(Fixes.Refactorings, refactoring =>
        {
            ExportCodeRefactoringProviderAttribute export = refactoring.GetType().GetCustomAttribute<ExportCodeRefactoringProviderAttribute>()!;
            Assert.Equal(refactoring.GetType().Name, export.Name);
            Assert.Equal([LanguageNames.CSharp], export.Languages);
        });
    }
}

using Microsoft.CodeAnalysis;
using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP2001")]
public sealed class KeepLinkFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<KeepLinkFix>();

    [Theory]
    [InlineData("{|RTP2001:tracepoint.Open(PProgram)|};", "using RawTracepointLink link = tracepoint.Open(PProgram);")]
    [InlineData("_ = {|RTP2001:tracepoint.Open(PProgram)|};", "using RawTracepointLink link = tracepoint.Open(PProgram);")]
    [InlineData("var kept = {|RTP2001:tracepoint.Open(PProgram)|};", "using var kept = tracepoint.Open(PProgram);")]
    [InlineData("RawTracepointLink kept = {|RTP2001:tracepoint.Open(PProgram)|};", "using RawTracepointLink kept = tracepoint.Open(PProgram);")]
    [InlineData("// why\n{|RTP2001:tracepoint.Open(PProgram)|}; // how", "// why\nusing RawTracepointLink link = tracepoint.Open(PProgram); // how")]
    [InlineData("// why\nvar kept = {|RTP2001:tracepoint.Open(PProgram)|}; // how", "// why\nusing var kept = tracepoint.Open(PProgram); // how")]
    [InlineData("{|RTP2001:tracepoint.Open(\n    PProgram /* all */, cookie: 7)|};", "using RawTracepointLink link = tracepoint.Open(\n    PProgram /* all */, cookie: 7);")]
    [InlineData("await {|RTP2001:RawTracepoint.OpenWhenAvailable(\"rx\", PProgram)|};", "using RawTracepointLink link = await RawTracepoint.OpenWhenAvailable(\"rx\", PProgram);")]
    [InlineData("_ = await {|RTP2001:RawTracepoint.OpenWhenAvailable(\"rx\", PProgram)|};", "using RawTracepointLink link = await RawTracepoint.OpenWhenAvailable(\"rx\", PProgram);")]
    [InlineData("await {|RTP2001:RawTracepoint.OpenWhenAvailable(\"rx\", PProgram)|}.ConfigureAwait(false);", "using RawTracepointLink link = await RawTracepoint.OpenWhenAvailable(\"rx\", PProgram).ConfigureAwait(false);")]
    [InlineData("var kept = {|RTP2001:RawTracepoint.OpenWhenAvailable(\"rx\", PProgram)|}.Result;", "using var kept = RawTracepoint.OpenWhenAvailable(\"rx\", PProgram).Result;")]
    [InlineData("int link = 1; Use(link); {|RTP2001:tracepoint.Open(PProgram)|};", "int link = 1; Use(link); using RawTracepointLink link2 = tracepoint.Open(PProgram);")]
    [InlineData("{|RTP2001:tracepoint.Open(PProgram)|};\n{ {|RTP2001:tracepoint.Open(PProgram)|}; }\n{|RTP2001:tracepoint.Open(PProgram)|};",
        "using RawTracepointLink link = tracepoint.Open(PProgram);\n{ using RawTracepointLink link2 = tracepoint.Open(PProgram); }\nusing RawTracepointLink link3 = tracepoint.Open(PProgram);")]
    [InlineData("System.Action attach = () => { {|RTP2001:tracepoint.Open(PProgram)|}; }; attach();", "System.Action attach = () => { using RawTracepointLink link = tracepoint.Open(PProgram); }; attach();")]
    public Task A_lost_link_is_declared_with_using(string before, string after)
        => s_check.VerifyAsync(WithProgram(before), WithProgram(after));

    [Fact]
    public Task The_type_is_named_in_full_where_its_namespace_is_not_imported()
        => s_check.VerifyAsync(
            "partial class C { [RawTp.RawTracepointProgram] static void P() { } static void M(RawTp.RawTracepoint tracepoint) { {|RTP2001:tracepoint.Open(PProgram)|}; } }",
            "partial class C { [RawTp.RawTracepointProgram] static void P() { } static void M(RawTp.RawTracepoint tracepoint) { using RawTp.RawTracepointLink link = tracepoint.Open(PProgram); } }");

    [Theory]
    [InlineData("if (tracepoint.Name == \"rx\") {|RTP2001:tracepoint.Open(PProgram)|};")]
    [InlineData("foreach (RawTracepoint one in RawTracepoint.All) {|RTP2001:one.Open(PProgram)|};")]
    [InlineData("switch (tracepoint.Name) { case \"rx\": {|RTP2001:tracepoint.Open(PProgram)|}; break; }")]
    [InlineData("_ = {|RTP2001:RawTracepoint.OpenWhenAvailable(\"rx\", PProgram)|};")]
    [InlineData("var pending = {|RTP2001:RawTracepoint.OpenWhenAvailable(\"rx\", PProgram)|}; await pending;")]
    [InlineData("System.Console.WriteLine({|RTP2001:tracepoint.Open(PProgram)|}.Id);")]
    [InlineData("RawTracepointLink? kept = {|RTP2001:tracepoint.Open(PProgram)|}; kept = null;")]
    public Task Where_there_is_no_block_or_no_declaration_the_author_decides(string statements)
        => s_check.VerifyNoFixAsync(WithProgram(statements));

    [Fact]
    public Task The_action_says_which_name()
        => s_check.VerifyOffersAsync(WithProgram("{|RTP2001:tracepoint.Open(PProgram)|};"), "Declare 'link' with 'using'");

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            "partial class C { [RawTp.RawTracepointProgram] static void P() { } static void M(RawTp.RawTracepoint t) { {|RTP2001:t.Open(PProgram)|}; _ = {|RTP2001:t.Open(PProgram)|}; var kept$ = {|RTP2001:t.Open(PProgram)|}; } }",
            "partial class C { [RawTp.RawTracepointProgram] static void P() { } static void M(RawTp.RawTracepoint t) { using RawTp.RawTracepointLink link = t.Open(PProgram); using RawTp.RawTracepointLink link2 = t.Open(PProgram); using var kept$ = t.Open(PProgram); } }");

    private static string WithProgram(string statements)
        => $$"""
            using RawTp;

            public static partial class C
            {
                [RawTracepointProgram] static void P() { }

                static void Use(int number) { }

                static async System.Threading.Tasks.Task M(RawTracepoint tracepoint)
                {
                    await System.Threading.Tasks.Task.Yield();
                    {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
                }
            }
            """;
}

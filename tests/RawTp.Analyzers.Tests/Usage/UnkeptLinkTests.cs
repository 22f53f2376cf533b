using Microsoft.CodeAnalysis;
using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Usage;

[Trait("Rule", "RTP2001")]
public sealed class UnkeptLinkTests
{
    private const string Message = "The link that 'Open' returns is not kept, so its program cannot be detached; dispose it, return it, or store it where it lives as long as the program should run";

    [Theory]
    [InlineData("""{|RTP2001:RawTracepoint.Open("idle", PProgram)|};""")]
    [InlineData("{|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};")]
    [InlineData("{|RTP2001:Xdp.IdleTracepoint.Open(PProgram, cookie: 7)|};")]
    [InlineData("_ = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};")]
    [InlineData("object _ = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};")]
    [InlineData("{|RTP2001:tracepoint!.Open(PProgram)|};")]
    [InlineData("tracepoint?{|RTP2001:.Open(PProgram)|};")]
    [InlineData("var link = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};")]
    [InlineData("RawTracepointLink link = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|}; Console.WriteLine(link.Id);")]
    [InlineData("var link = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|}; if (link is not null && link.IsAttached) link.Update(PProgram);")]
    [InlineData("var link = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|}; if (link != null) Console.WriteLine(link?.Id);")]
    [InlineData("RawTracepointLink link; link = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};")]
    [InlineData("IDisposable link = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};")]
    [InlineData("long id = {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|}.Id; Console.WriteLine(id);")]
    [InlineData("{|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|}.Update(PProgram);")]
    [InlineData("_ = tracepoint is null ? null : {|RTP2001:tracepoint.Open(PProgram)|};")]
    [InlineData("var link = tracepoint is null ? null : {|RTP2001:tracepoint.Open(PProgram)|}; Console.WriteLine(link?.Id);")]
    [InlineData("var link = {|RTP2001:tracepoint!.Open(PProgram)|} ?? throw new InvalidOperationException();")]
    [InlineData("var link = tracepoint switch { null => null, _ => {|RTP2001:tracepoint.Open(PProgram)|} };")]
    [InlineData("if ({|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|} is { IsAttached: true }) Console.WriteLine();")]
    [InlineData("if ({|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|} != null) Console.WriteLine();")]
    [InlineData("if (tracepoint is not null) {|RTP2001:tracepoint.Open(PProgram)|};")]
    [InlineData("foreach (RawTracepoint one in RawTracepoint.All) {|RTP2001:one.Open(PProgram)|};")]
    [InlineData("Action<RawTracepoint> attach = one => { {|RTP2001:one.Open(PProgram)|}; }; attach(tracepoint!);")]
    [InlineData("void Attach() => {|RTP2001:tracepoint!.Open(PProgram)|}; Attach();")]
    public Task A_link_that_comes_to_nothing_is_reported(string statements) => VerifyAsync(statements, Message);

    [Theory]
    [InlineData("""{|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|};""")]
    [InlineData("""_ = {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|};""")]
    [InlineData("""await {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|};""")]
    [InlineData("""_ = await {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|};""")]
    [InlineData("""var link = await {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|};""")]
    [InlineData("""Console.WriteLine((await {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|}).Id);""")]
    [InlineData("""await {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|}.ConfigureAwait(false);""")]
    [InlineData("""_ = {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|}.Result;""")]
    [InlineData("""var link = {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|}.GetAwaiter().GetResult();""")]
    [InlineData("""var pending = {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|}; Console.WriteLine(pending.Result.Id);""")]
    [InlineData("""var pending = {|RTP2001:RawTracepoint.OpenWhenAvailable("idle", PProgram)|}; await pending;""")]
    public Task A_link_that_comes_later_and_to_nothing_is_reported(string statements)
        => VerifyAsync($"await Task.Yield(); {statements}", Message.Replace("Open", "OpenWhenAvailable", StringComparison.Ordinal));

    [Fact]
    public Task A_method_that_consists_of_the_call_and_returns_nothing_loses_the_link()
        => Rules.VerifyProgramAsync("""
            [RawTracepointProgram] static void P() { }

            static void Attach() => {|RTP2001:Xdp.IdleTracepoint.Open(PProgram)|};
            """);

    [Theory]
    [InlineData("using RawTracepointLink link = Xdp.IdleTracepoint.Open(PProgram);")]
    [InlineData("using (RawTracepointLink link = Xdp.IdleTracepoint.Open(PProgram)) { }")]
    [InlineData("using (Xdp.IdleTracepoint.Open(PProgram)) { }")]
    [InlineData("using var link = await RawTracepoint.OpenWhenAvailable(\"idle\", PProgram);")]
    [InlineData("Xdp.IdleTracepoint.Open(PProgram).Dispose();")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); try { } finally { link.Dispose(); }")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); link?.Dispose();")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); using (link) { }")]
    [InlineData("RawTracepointLink? link = null; try { link = Xdp.IdleTracepoint.Open(PProgram); } finally { link?.Dispose(); }")]
    [InlineData("s_link = Xdp.IdleTracepoint.Open(PProgram);")]
    [InlineData("s_link = tracepoint is null ? null : tracepoint.Open(PProgram);")]
    [InlineData("s_link = tracepoint?.Open(PProgram) ?? Xdp.IdleTracepoint.Open(PProgram);")]
    [InlineData("s_link = tracepoint switch { null => null, _ => tracepoint.Open(PProgram) };")]
    [InlineData("using var link = tracepoint is null ? null : tracepoint.Open(PProgram);")]
    [InlineData("(tracepoint is null ? null : tracepoint.Open(PProgram))?.Dispose();")]
    [InlineData("if (Xdp.IdleTracepoint.Open(PProgram) is { } link) link.Dispose();")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); if (link is { IsAttached: true } attached) s_link = attached;")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); switch (link) { case { } opened: opened.Dispose(); break; }")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); s_link = link.IsAttached ? link : null;")]
    [InlineData("s_link ??= Xdp.IdleTracepoint.Open(PProgram);")]
    [InlineData("s_links.Add(Xdp.IdleTracepoint.Open(PProgram));")]
    [InlineData("s_links = [Xdp.IdleTracepoint.Open(PProgram)];")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); s_links.Add(link);")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); s_link = link;")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); var pair = (1, link); Console.WriteLine(pair);")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); Console.CancelKeyPress += (_, _) => link.Dispose();")]
    [InlineData("var link = Xdp.IdleTracepoint.Open(PProgram); RawTracepoint.Detach(new[] { link });")]
    [InlineData("var links = new[] { Xdp.IdleTracepoint.Open(PProgram) }; RawTracepoint.Detach(links);")]
    [InlineData("RawTracepointLink link = Xdp.IdleTracepoint.Open(PProgram), other = Xdp.IdleTracepoint.Open(PProgram); RawTracepoint.Detach([link, other]);")]
    [InlineData("Task<RawTracepointLink> pending = RawTracepoint.OpenWhenAvailable(\"idle\", PProgram); s_link = await pending;")]
    [InlineData("Task<RawTracepointLink> pending = RawTracepoint.OpenWhenAvailable(\"idle\", PProgram); using var link = pending.Result;")]
    [InlineData("var pending = RawTracepoint.OpenWhenAvailable(\"idle\", PProgram); s_link = pending.GetAwaiter().GetResult();")]
    [InlineData("var pending = RawTracepoint.OpenWhenAvailable(\"idle\", PProgram); s_link = await pending.WaitAsync(TimeSpan.Zero).ConfigureAwait(false);")]
    [InlineData("s_link = RawTracepoint.OpenWhenAvailable(\"idle\", PProgram).Result;")]
    [InlineData("RawTracepoint.OpenWhenAvailable(\"idle\", PProgram).Result.Dispose();")]
    [InlineData("Func<RawTracepointLink> open = () => Xdp.IdleTracepoint.Open(PProgram); s_link = open();")]
    [InlineData("Action fails = () => RawTracepoint.Open(\"no_such\", PProgram); fails();")]
    [InlineData("Other.Throws(() => { RawTracepoint.Open(\"no_such\", PProgram); });")]
    [InlineData("RawTracepointLink Attach() => Xdp.IdleTracepoint.Open(PProgram); s_link = Attach();")]
    [InlineData("Other.Open(PProgram); new Other().OpenWhenAvailable();")]
    public Task A_link_that_is_disposed_or_handed_to_something_is_kept(string statements) => VerifyAsync($"await Task.Yield(); {statements}");

    [Theory]
    [InlineData("static void Main() { RawTracepoint.Open(\"idle\", PProgram); }")]
    [InlineData("static async Task Main() { _ = await RawTracepoint.OpenWhenAvailable(\"idle\", PProgram); }")]
    [InlineData("static int Main(string[] args) { var link = RawTracepoint.Open(args[0], PProgram); return 0; }")]
    [InlineData("static Monitor() => RawTracepoint.Open(\"idle\", PProgram);")]
    [InlineData("[System.Runtime.CompilerServices.ModuleInitializer] internal static void Attach() { RawTracepoint.Open(\"idle\", PProgram); }")]
    public Task What_is_attached_for_the_life_of_the_process_is_left_alone(string method)
        => Rules.VerifyProgramAsync($$"""
            [RawTracepointProgram] static void P() { }

            {{method.Replace("Task Main", "System.Threading.Tasks.Task Main", StringComparison.Ordinal)}}
            """);

    [Fact]
    public Task Top_level_statements_attach_for_the_life_of_the_process_and_their_functions_do_not()
        => Rules.Check(new CompilationSettings { OutputKind = OutputKind.ConsoleApplication }).VerifyAsync("""
            using RawTp;

            RawTracepoint.Open("idle", Monitor.PProgram);
            var link = RawTracepoint.Open("idle", Monitor.PProgram);
            Attach();

            void Attach() { {|RTP2001:RawTracepoint.Open("idle", Monitor.PProgram)|}; }

            static partial class Monitor
            {
                [TracePoint] static partial void Idle();

                [RawTracepointProgram] internal static void P() { }
            }
            """, Message);

    [Fact]
    public Task An_instance_method_called_Main_is_any_method()
        => Rules.VerifyMembersAsync("""
            [RawTracepointProgram] static void P() { }

            [TracePoint] static partial void Idle();

            void Main() { {|RTP2001:IdleTracepoint.Open(PProgram)|}; }
            """);

    private static Task VerifyAsync(string statements, params string?[] messages)
        => Rules.Check().VerifyAsync([
            new SourceFile("Monitor.cs", $$"""
                using System;
                using System.Collections.Generic;
                using System.Threading.Tasks;
                using RawTp;

                public static partial class Monitor
                {
                    static RawTracepointLink? s_link;
                    static List<RawTracepointLink> s_links = [];

                    [RawTracepointProgram] static void P() { }

                    static async Task Attach(RawTracepoint? tracepoint)
                    {
                        {{statements}}
                    }
                }

                class Other
                {
                    public static IDisposable? Open(RawTracepointProgram program) => null;

                    public object? OpenWhenAvailable() => null;

                    public static void Throws(Action action) => action();
                }
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints)], messages);
}

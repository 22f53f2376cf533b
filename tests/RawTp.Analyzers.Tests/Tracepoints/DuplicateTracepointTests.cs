using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Tracepoints;

[Trait("Rule", "RTP0007")]
public sealed class DuplicateTracepointTests
{
    private const string Remedy = "; names are unique in a process, so give it another name or system";

    [Fact]
    public Task Two_tracepoints_of_one_name_are_both_reported_where_they_are_named()
        => Rules.VerifyAsync("""
            using RawTp;

            partial class A
            {
                [TracePoint({|RTP0007:"rx"|})] static partial void Received(int length);
            }

            namespace Net
            {
                partial class B
                {
                    partial class Inner
                    {
                        [TracePoint] static partial void {|RTP0007:Rx|}();
                    }
                }
            }
            """,
            $"Tracepoint 'rx' has the name of 'Net.B.Inner.Rx'{Remedy}",
            $"Tracepoint 'rx' has the name of 'A.Received'{Remedy}");

    [Fact]
    public Task Three_tracepoints_of_one_name_are_each_told_of_the_others()
        => Rules.VerifyMembersAsync("""
            [TracePoint({|RTP0007:"rx"|}, System = "net")] static partial void First();

            [TracePoint({|RTP0007:"rx"|}, System = "net")] static partial void Second();

            [TracePoint(name: {|RTP0007:"r" + "x"|}, System = "net")] static partial void Third();
            """,
            $"Tracepoint 'net:rx' has the name of 'C.Second' and 'C.Third'{Remedy}",
            $"Tracepoint 'net:rx' has the name of 'C.First' and 'C.Third'{Remedy}",
            $"Tracepoint 'net:rx' has the name of 'C.First' and 'C.Second'{Remedy}");

    [Fact]
    public Task Tracepoints_in_several_files_are_reported_in_each()
        => Rules.Check().VerifyAsync(
        [
            """partial class A { [RawTp.TracePoint({|RTP0007:"rx"|})] static partial void M(); }""",
            """namespace @event; partial class B { [RawTp.TracePoint({|RTP0007:"rx"|})] static partial void N(); }""",
        ],
        $"Tracepoint 'rx' has the name of 'event.B.N'{Remedy}",
        $"Tracepoint 'rx' has the name of 'A.M'{Remedy}");

    public static TheoryData<LibraryKind> Libraries => [.. Enum.GetValues<LibraryKind>()];

    [Theory]
    [MemberData(nameof(Libraries))]
    public Task A_name_that_a_referenced_assembly_has_is_taken(LibraryKind kind)
        => Rules.Check(Library.ReferencedAs(kind, """
            using RawTp;

            namespace Lib.Net;

            static partial class Events
            {
                [TracePoint("rx", System = "net")] static partial void Received(int length);
            }
            """)).VerifyAsync("""
            using RawTp;

            static partial class Mine
            {
                [TracePoint({|RTP0007:"rx"|}, System = "net")] static partial void M();

                [TracePoint("rx")] static partial void N();
            }
            """, $"Tracepoint 'net:rx' has the name of 'Lib.Net.Events.Received' in assembly 'Library'{Remedy}");

    [Fact]
    public Task Two_libraries_with_one_name_are_nothing_that_this_project_could_change()
    {
        const string Source = "partial class C { [RawTp.TracePoint] static partial void Rx(); }";
        CompilationSettings settings = new() { ExtraReferences = [Library.Reference(LibraryKind.Metadata, Source, "A"), Library.Reference(LibraryKind.Metadata, Source, "B")] };
        return Rules.Check(settings).VerifyAsync("partial class D { [RawTp.TracePoint] static partial void Tx(); }");
    }

    [Fact]
    public Task Overloads_cannot_both_be_tracepoints()
        => Rules.VerifyMembersAsync("""
            [TracePoint] static partial void {|RTP0007:Rx|}();

            [TracePoint("rx_length")] static partial void {|RTP0007:Rx|}(int length);

            static void Rx(string unrelated) { }
            """,
            "Tracepoint 'rx' is fired by one of several tracepoint methods 'Rx', and 'RxEnabled' can be generated for one of them only; give each a name of its own",
            "Tracepoint 'rx_length' is fired by one of several tracepoint methods 'Rx', and 'RxEnabled' can be generated for one of them only; give each a name of its own");

    [Fact]
    public Task Overloads_that_have_to_have_a_body_get_one_so_that_the_error_is_seen()
        => Rules.VerifyMembersAsync("""
            [TracePoint] public static partial void {|RTP0007:Rx|}();

            [TracePoint("rx_length")] public static partial void {|RTP0007:Rx|}(int length);

            [TracePoint("rx_text")] public static partial void {|RTP0007:Rx|}(System.Collections.Generic.List<string?> text);
            """);

    [Fact]
    public Task Overloads_of_one_default_name_are_one_mistake_and_not_two()
        => Rules.VerifyMembersAsync("""
            [TracePoint] static partial void {|RTP0007:Rx|}();

            [TracePoint] static partial void {|RTP0007:Rx|}(int length);
            """);

    [Theory]
    [InlineData("public static bool RxEnabled => false;", "RxEnabled")]
    [InlineData("static readonly object RxTracepoint = new();", "RxTracepoint")]
    [InlineData("void RxEnabled(int x) { }", "RxEnabled")]
    [InlineData("class RxShim { }", "RxShim")]
    [InlineData("[TracePoint] static partial void RxEnabled(int x);", "RxEnabled")]
    public Task A_member_that_is_there_already_cannot_be_generated(string member, string name)
        => Rules.VerifyMembersAsync(
            $"[TracePoint] public static partial void {{|RTP0007:Rx|}}(int length); {member} static void M() => Rx(3);",
            $"Tracepoint 'rx' needs a member '{name}' generated for it, and 'C' has one already; rename that, or the method");

    [Fact]
    public Task A_member_that_is_in_another_part_of_the_type_is_there_already()
        => Rules.Check().VerifyAsync(
        [
            "partial class C { [RawTp.TracePoint] static partial void {|RTP0007:Rx|}(); }",
            "partial class C { static bool RxEnabled; static void M() => RxEnabled = true; }",
        ]);

    [Fact]
    public Task A_member_cannot_have_the_name_of_its_type()
        => Rules.VerifyAsync(
            "partial class Outer { static partial class RxTracepoint { [RawTp.TracePoint] public static partial void {|RTP0007:Rx|}(int length); } }",
            "Tracepoint 'rx' needs a member 'RxTracepoint' generated for it, which its type is called already; rename that, or the method");

    [Fact]
    public Task Members_of_base_types_and_overloads_of_the_shim_are_no_obstacle()
        => Rules.VerifyAsync("""
            class Base { public static bool RxEnabled => false; }

            partial class C : Base
            {
                [RawTp.TracePoint] public static partial void Rx(int length);

                static void RxShim() => Rx(RxEnabled ? 1 : 2);

                class Inner { bool RxTracepoint = RxEnabled; }
            }
            """);

    [Fact]
    public Task One_name_in_several_systems_is_several_names()
        => Rules.VerifyMembersAsync("""
            [TracePoint("rx")] static partial void A();

            [TracePoint("rx", System = "net")] static partial void B();

            [TracePoint("rx", System = "can")] static partial void D();

            [TracePoint("RX", System = "net")] static partial void E();
            """);

    [Fact]
    public Task Methods_of_one_name_in_several_types_may_have_tracepoints_of_different_names()
        => Rules.VerifyAsync("""
            using RawTp;

            partial class A { [TracePoint("a")] static partial void M(); }

            partial class B { [TracePoint("b")] static partial void M(); partial class A { [TracePoint("c")] static partial void M(); } }
            """);

    [Fact]
    public Task A_tracepoint_that_is_wrong_in_itself_does_not_take_a_name()
        => Rules.VerifyMembersAsync("""
            [TracePoint("rx")] static void {|RTP0001:A|}() { }

            [TracePoint("rx")] static partial void B();
            """);
}

using RawTp.Testing;

namespace RawTp.CodeFixes.Tests;

[Trait("Rule", "RTP2002")]
public sealed class GuardTracepointCallFixTests
{
    private static readonly CodeFixCheck s_check = Fixes.Check<GuardTracepointCallFix>();

    [Fact]
    public Task A_call_in_a_block_is_guarded()
        => VerifyAsync("""
            static void M(int number)
            {
                number++;
                Fired({|RTP2002:number.ToString()|});
                number++;
            }
            """, """
            static void M(int number)
            {
                number++;
                if (FiredEnabled)
                    Fired(number.ToString());
                number++;
            }
            """);

    [Fact]
    public Task Comments_and_lines_stay()
        => VerifyAsync("""
            static void M(int number)
            {
                // Before.
                Fired(
                    {|RTP2002:number.ToString()|}, // The number.
                    number); // Behind.

                /* Again. */ Sites.Fired({|RTP2002:number.ToString()|});
                // After.
            }
            """, """
            static void M(int number)
            {
                // Before.
                if (FiredEnabled)
                    Fired(
                        number.ToString(), // The number.
                        number); // Behind.

                /* Again. */
                if (Sites.FiredEnabled)
                    Sites.Fired(number.ToString());
                // After.
            }
            """);

    [Fact]
    public Task An_embedded_call_gets_a_block_of_its_own_so_that_an_else_stays_where_it_belongs()
        => VerifyAsync("""
            static void M(int number)
            {
                if (number > 3)
                    Fired({|RTP2002:number.ToString()|});
                else
                    Fired({|RTP2002:number + "x"|});
                foreach (int one in new[] { 1, 2 })
                    Fired({|RTP2002:one.ToString()|});
            }
            """, """
            static void M(int number)
            {
                if (number > 3)
                {
                    if (FiredEnabled)
                        Fired(number.ToString());
                }
                else
                {
                    if (FiredEnabled)
                        Fired(number + "x");
                }
                foreach (int one in new[] { 1, 2 })
                {
                    if (FiredEnabled)
                        Fired(one.ToString());
                }
            }
            """);

    [Fact]
    public Task A_call_in_a_switch_section_is_guarded()
        => VerifyAsync("""
            static void M(int number)
            {
                switch (number)
                {
                    case 1:
                        Fired({|RTP2002:number.ToString()|});
                        break;
                }
            }
            """, """
            static void M(int number)
            {
                switch (number)
                {
                    case 1:
                        if (FiredEnabled)
                            Fired(number.ToString());
                        break;
                }
            }
            """);

    [Fact]
    public Task A_member_that_is_one_expression_gets_a_body()
        => VerifyAsync("""
            static void M(int number) => Fired({|RTP2002:number.ToString()|}); // Behind.

            static int Property
            {
                get => 1;
                set => Fired({|RTP2002:value.ToString()|});
            }

            static void N(int number)
                // Why.
                => Fired({|RTP2002:number.ToString()|});

            static void O(int number)
            {
                void Local(int x) => Fired({|RTP2002:x.ToString()|});
                Local(number);
            }

            static void P(int number) => Fired(
                {|RTP2002:number.ToString()|},
                // Three.
                3);

            static void Q(int number)
                => Fired(
                    {|RTP2002:number.ToString()|},
                    3);
            """, """
            static void M(int number)
            {
                if (FiredEnabled)
                    Fired(number.ToString());
            } // Behind.

            static int Property
            {
                get => 1;
                set
                {
                    if (FiredEnabled)
                        Fired(value.ToString());
                }
            }

            static void N(int number)
            {
                // Why.
                if (FiredEnabled)
                    Fired(number.ToString());
            }

            static void O(int number)
            {
                void Local(int x)
                {
                    if (FiredEnabled)
                        Fired(x.ToString());
                }
                Local(number);
            }

            static void P(int number)
            {
                if (FiredEnabled)
                    Fired(
                        number.ToString(),
                        // Three.
                        3);
            }

            static void Q(int number)
            {
                if (FiredEnabled)
                    Fired(
                        number.ToString(),
                        3);
            }
            """);

    [Fact]
    public Task A_lambda_that_is_one_expression_gets_a_body()
        => VerifyAsync("""
            static void M(int number)
            {
                System.Action<int> fire = x => Fired({|RTP2002:x.ToString()|});
                fire(number);
                System.Action again = () => Fired(
                    {|RTP2002:number.ToString()|},
                    3);
                again();
            }
            """, """
            static void M(int number)
            {
                System.Action<int> fire = x =>
                {
                    if (FiredEnabled)
                        Fired(x.ToString());
                };
                fire(number);
                System.Action again = () =>
                {
                    if (FiredEnabled)
                        Fired(
                            number.ToString(),
                            3);
                };
                again();
            }
            """);

    [Fact]
    public Task An_extension_method_is_guarded_by_its_type()
        => VerifyAsync("""
            static void M(string text, string? other)
            {
                text.Sent({|RTP2002:text + other|});
                other?.Sent({|RTP2002:text + other|});
            }
            """, """
            static void M(string text, string? other)
            {
                if (Sites.SentEnabled)
                    text.Sent(text + other);
                if (Sites.SentEnabled)
                    other?.Sent(text + other);
            }
            """);

    [Fact]
    public Task A_guard_that_something_else_hides_is_named_in_full()
        => VerifyAsync("""
            static void M(int number, bool FiredEnabled)
            {
                Fired({|RTP2002:number.ToString()|});
            }
            """, """
            static void M(int number, bool FiredEnabled)
            {
                if (Sites.FiredEnabled)
                    Fired(number.ToString());
            }
            """);

    [Theory]
    [InlineData("int next; Fired({|RTP2002:number.ToString()|}, next = number); System.Console.WriteLine(next);")]
    [InlineData("Fired({|RTP2002:number.ToString()|}, number++);")]
    [InlineData("Fired({|RTP2002:number.ToString()|}, int.TryParse(\"3\", out int parsed) ? 1 : 0); System.Console.WriteLine(parsed);")]
    [InlineData("System.Linq.Expressions.Expression<System.Action> tree = () => Fired({|RTP2002:number.ToString()|}, 1); System.Console.WriteLine(tree);")]
    [InlineData("for (int i = 0; i < 3; Fired({|RTP2002:number.ToString()|})) i++;")]
    public Task A_call_that_does_more_than_fire_is_left_to_its_author(string statements)
        => s_check.VerifyNoFixAsync(WithTracepoints($"static void M(int number) {{ {statements} }}"));

    [Fact]
    public Task The_action_says_with_what()
        => s_check.VerifyOffersAsync(WithTracepoints("static void M(int number) => Fired({|RTP2002:number.ToString()|});"), "Guard with 'if (FiredEnabled)'");

    [Fact]
    public Task All_are_fixed_in_the_document_the_project_or_the_solution()
        => FixAllScopes.VerifyAsync(s_check,
            """
            partial class C
                {
                    [RawTp.TracePoint] static partial void Rx$(string text);

                    static void M(int x)
                    {
                        Rx$({|RTP2002:x.ToString()|});
                        Rx$({|RTP2002:"a" + x|});
                    }
                }
            """,
            """
            partial class C
                {
                    [RawTp.TracePoint] static partial void Rx$(string text);

                    static void M(int x)
                    {
                        if (Rx$Enabled)
                            Rx$(x.ToString());
                        if (Rx$Enabled)
                            Rx$("a" + x);
                    }
                }
            """);

    private static Task VerifyAsync(string before, string after) => s_check.VerifyAsync(WithTracepoints(before), WithTracepoints(after));

    private static string WithTracepoints(string members)
        => $$"""
            using RawTp;

            public static partial class Sites
            {
                [TracePoint] static partial void Fired(string text, int number = 0);

                [TracePoint] static partial void Sent(this string site, string text);

                {{members.Replace("\n", "\n    ", StringComparison.Ordinal).Replace("\n    \n", "\n\n", StringComparison.Ordinal)}}
            }
            """;
}

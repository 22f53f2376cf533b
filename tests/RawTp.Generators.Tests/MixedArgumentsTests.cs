using System.Text;
using RawTp.Testing;
using Xunit;

namespace RawTp.Generators.Tests;

/// <summary>Tracepoints of references and words in every order: some have their references on the shim's frame, others on that of the run.</summary>
public class MixedArgumentsTests
{
    private const int MostArguments = 4;

    [Fact]
    public void References_and_words_arrive_in_their_places_in_whatever_order_and_number_and_wherever_objects_move()
    {
        string[] mixes = [.. Enumerable.Range(0, MostArguments + 1).SelectMany(Mixes)];

        InMemoryAssembly loaded = Generated.Cleanly(new SourceFile("Mixes.cs", Source(mixes))).Load();

        Assert.Equal("", loaded.Invoke<string>("Mixed", "Differences"));
    }

    /// <summary>Of a number of arguments: <c>r</c> for each reference, <c>w</c> for each word.</summary>
    private static IEnumerable<string> Mixes(int count)
        => Enumerable.Range(0, 1 << count).Select(bits => string.Concat(Enumerable.Range(0, count).Select(i => (bits >> i & 1) == 0 ? 'r' : 'w')));

    private static string Source(string[] mixes)
    {
        var source = new StringBuilder("""
            #nullable enable
            using System;
            using RawTp;

            public static partial class Mixed
            {
                private static string s_differences = "";
                private static int s_runs;

                private static void Expect(bool isRight, string what)
                {
                    if (!isRight)
                        s_differences += what + "; ";
                }

                private static string Text(int number) => new('x', 10 + number);

            """);
        foreach (string mix in mixes)
        {
            string parameters = string.Join(", ", mix.Select((kind, i) => kind == 'r' ? $"string r{i}" : $"int w{i}"));
            source.Append($$"""

                    [TracePoint("mix_{{mix}}")] private static partial void Mix_{{mix}}({{parameters}});

                    [RawTracepointProgram("mix_{{mix}}")]
                    private static void Seen_{{mix}}({{parameters}})
                    {
                        s_runs++;
                        GC.Collect();
                        {{string.Concat(mix.Select((kind, i) => kind == 'r' ? $"Expect(r{i} == Text({i}), \"r{i} of {mix}\"); " : $"Expect(w{i} == -{i} - 1, \"w{i} of {mix}\"); "))}}
                    }

                    [RawTracepointProgram("mix_{{mix}}")]
                    private static void Raw_{{mix}}(RawTracepointArgs args)
                    {
                        s_runs++;
                        GC.Collect();
                        Expect(args.Count == {{mix.Length}}, "the count of {{mix}}");
                        {{string.Concat(mix.Select((kind, i) => kind == 'r' ? $"Expect(args.Reference<string>({i}) == Text({i}), \"raw r{i} of {mix}\"); " : $"Expect(args[{i}] == unchecked((uint)(-{i} - 1)), \"raw w{i} of {mix}\"); "))}}
                    }

                """);
        }
        source.Append("\n    public static string Differences()\n    {\n");
        foreach (string mix in mixes)
        {
            source.Append($$"""
                        using (Mix_{{mix}}Tracepoint.Open(Seen_{{mix}}Program))
                        using (Mix_{{mix}}Tracepoint.Open(Raw_{{mix}}Program))
                            Mix_{{mix}}({{string.Join(", ", mix.Select((kind, i) => kind == 'r' ? $"Text({i})" : $"-{i} - 1"))}});

                """);
        }
        return source.Append($$"""
                    Expect(s_runs == {{2 * mixes.Length}}, "that each program ran once");
                    return s_differences;
                }
            }
            """).ToString();
    }
}

using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Usage;

[Trait("Rule", "RTP2003")]
public sealed class AllocatingProgramTests
{
    [Theory]
    [InlineData("s_last = {|RTP2003:new Entry()|};", "creates 'Entry'")]
    [InlineData("s_last = {|RTP2003:new Entry() { Next = s_last }|};", "creates 'Entry'")]
    [InlineData("var entry = {|RTP2003:new Entry()|}; entry.Next = s_last; s_last = entry;", "creates 'Entry'")]
    [InlineData("Entry entry; entry = {|RTP2003:new Entry()|}; s_queue.Enqueue(entry);", "creates 'Entry'")]
    [InlineData("s_queue.Enqueue({|RTP2003:new Entry()|});", "creates 'Entry'")]
    [InlineData("s_last = act > 3 ? {|RTP2003:new Entry()|} : null;", "creates 'Entry'")]
    [InlineData("s_last!.Next = {|RTP2003:new()|};", "creates 'Entry'")]
    [InlineData("s_record = {|RTP2003:s_record with { Act = act }|};", "copies 'Record' by 'with'")]
    [InlineData("s_any = {|RTP2003:new { act }|};", "creates an object of an anonymous type")]
    [InlineData("s_numbers = {|RTP2003:new uint[4]|};", "creates a 'uint[]'")]
    [InlineData("s_numbers = {|RTP2003:[act]|};", "fills a 'uint[]'")]
    [InlineData("s_list = {|RTP2003:[]|};", "fills a 'List<uint>'")]
    [InlineData("s_sequence = {|RTP2003:[act]|};", "fills a 'IEnumerable<uint>'")]
    [InlineData("var numbers = {|RTP2003:new uint[act]|}; numbers[0] = 1;", "creates a 'uint[]'")]
    [InlineData("var numbers = {|RTP2003:new byte[4096]|}; numbers[0] = 1;", "creates a 'byte[]'")]
    [InlineData("s_numbers = {|RTP2003:s_numbers[1..]|};", "copies a range into a new 'uint[]'")]
    [InlineData("s_text = {|RTP2003:dev[1..3]|};", "copies a range into a new 'string'")]
    [InlineData("s_any = {|RTP2003:act|};", "boxes a value of type 'uint'")]
    [InlineData("s_any = {|RTP2003:(IComparable)act|};", "boxes a value of type 'uint'")]
    [InlineData("Console.WriteLine({|RTP2003:(object)act|});", "boxes a value of type 'uint'")]
    [InlineData("Console.WriteLine(\"{0}\", {|RTP2003:act|});", "boxes a value of type 'uint'")]
    [InlineData("s_table[{|RTP2003:act|}] = dev;", "boxes a value of type 'uint'")]
    [InlineData("s_text = {|RTP2003:\"dev \" + dev|};", "makes a string by concatenation")]
    [InlineData("s_text = {|RTP2003:dev + act + dev|};", "makes a string by concatenation")]
    [InlineData("{|RTP2003:s_text += dev|};", "makes a string by concatenation")]
    [InlineData("s_text = {|RTP2003:$\"{dev}: {act}\"|};", "makes a string by interpolation")]
    [InlineData("if ({|RTP2003:act.ToString()|} == dev) s_seen++;", "calls 'uint.ToString'")]
    [InlineData("s_text = {|RTP2003:string.Format(\"{0}\", dev)|};", "calls 'string.Format'")]
    [InlineData("s_text = {|RTP2003:dev.Substring(3)|};", "calls 'string.Substring'")]
    [InlineData("s_numbers = {|RTP2003:s_list.ToArray()|};", "calls 'List<uint>.ToArray'")]
    [InlineData("s_action = {|RTP2003:() => s_seen += act|};", "makes a delegate of a lambda that captures 'act'")]
    [InlineData("s_counts.AddOrUpdate(1, 1, {|RTP2003:(_, old) => old + act|});", "makes a delegate of a lambda that captures 'act'")]
    [InlineData("s_action = {|RTP2003:s_last!.Touch|};", "makes a delegate of 's_last!.Touch'")]
    [InlineData("s_action += {|RTP2003:() => s_seen += act|};", "makes a delegate of a lambda that captures 'act'")]
    [InlineData("Seen += {|RTP2003:() => s_seen += act|};", "makes a delegate of a lambda that captures 'act'")]
    [InlineData("s_seen += (uint){|RTP2003:s_plain.GetHashCode()|};", "boxes a value of type 'Plain'")]
    [InlineData("s_text = {|RTP2003:s_plain.ToString()|};", "boxes a value of type 'Plain'")]
    [InlineData("s_text = {|RTP2003:string.Create(3, act, static (text, one) => text[0] = 'a')|};", "calls 'string.Create'")]
    [InlineData("s_text = {|RTP2003:Label|};", "reads 'Label', which makes a string by interpolation")]
    [InlineData("s_last = {|RTP2003:s_last! + s_last!|};", "uses an operator of 'Entry', which creates 'Entry'")]
    [InlineData("if (s_last is null) return; s_last = {|RTP2003:new Entry()|};", "creates 'Entry'")]
    [InlineData("foreach (uint one in {|RTP2003:s_sequence|}) s_seen += one;", "enumerates 'IEnumerable<uint>' by an 'IEnumerator<uint>'")]
    [InlineData("foreach (var one in {|RTP2003:s_counts|}) s_seen += one.Value;", "enumerates 'ConcurrentDictionary<uint, uint>' by an 'IEnumerator<KeyValuePair<uint, uint>>'")]
    [InlineData("foreach (uint one in {|RTP2003:Numbers()|}) s_seen += one;", "starts the iterator 'Numbers'")]
    [InlineData("s_seen += (uint){|RTP2003:s_numbers.Where(static one => one > 3)|}.Count();", "calls 'Enumerable.Where'")]
    [InlineData("s_list = {|RTP2003:s_numbers.Where(static one => one > 3).Select(static one => one).ToList()|};", "calls 'Enumerable.ToList'")]
    [InlineData("{|RTP2003:Task.Run(static () => { })|};", "calls 'Task.Run'")]
    [InlineData("{|RTP2003:Record(dev)|};", "calls 'Record', which creates 'Entry'")]
    [InlineData("if (act > 3) { {|RTP2003:dev.Log()|}; }", "calls 'Log', which makes a string by interpolation")]
    [InlineData("Local(); void Local() { s_last = {|RTP2003:new Entry()|}; }", "creates 'Entry'")]
    [InlineData("Keep({|RTP2003:new Entry()|});", "creates 'Entry'")]
    [InlineData("{|RTP2003:new List<Entry>()|}.Clear();", "creates 'List<Entry>'")]
    [InlineData("s_seen += s_day.Equals({|RTP2003:s_seen|}) ? 1u : 0;", "boxes a value of type 'uint'")]
    [InlineData("if (s_last is not null) s_queue.Enqueue({|RTP2003:new Entry()|});", "creates 'Entry'")]
    [InlineData("if (s_last == null) s_seen++; else s_queue.Enqueue({|RTP2003:new Entry()|});", "creates 'Entry'")]
    [InlineData("if (s_entries.TryGetValue(act, out _)) s_queue.Enqueue({|RTP2003:new Entry()|});", "creates 'Entry'")]
    [InlineData("if (s_last is { Touched: true }) s_last = {|RTP2003:new Entry()|};", "creates 'Entry'")]
    public Task What_is_taken_from_the_heap_each_time_is_reported(string statements, string what)
        => VerifyAsync(statements, $"Program 'P' allocates: it {what}; use what was made before, or a value on the stack");

    [Theory]
    [InlineData("s_seen++;")]
    [InlineData("s_numbers[act % 4]++;")]
    [InlineData("var entry = new Entry(); entry.Touched = true; s_seen += entry.Touched ? 1u : 0;")]
    [InlineData("Entry entry = new() { Next = s_last }; if (entry.Next is null) s_seen++;")]
    [InlineData("s_seen += (uint)new uint[] { 1, 2, 3 }.Length;")]
    [InlineData("var numbers = new uint[4]; numbers[0] = act; s_seen += numbers[0];")]
    [InlineData("uint[] numbers = [1, act]; s_seen += numbers[0];")]
    [InlineData("var pair = new[] { new Entry(), new Entry() }; s_seen += (uint)pair.Length;")]
    [InlineData("object boxed = act; if (boxed is uint number) s_seen += number;")]
    [InlineData("Func<uint> add = () => act; s_seen += add();")]
    [InlineData("Use(new Entry());")]
    [InlineData("Inlined(new Entry());")]
    [InlineData("Span<uint> numbers = stackalloc uint[4]; s_seen += numbers[0];")]
    [InlineData("Span<uint> numbers = [act, 2]; s_seen += numbers[0];")]
    [InlineData("ReadOnlySpan<byte> bytes = new byte[] { 1, 2, 3 }; s_seen += bytes[0];")]
    [InlineData("ReadOnlySpan<byte> bytes = [1, 2, 3]; s_seen += bytes[0];")]
    [InlineData("ReadOnlySpan<byte> bytes = \"abc\"u8; s_seen += bytes[0];")]
    [InlineData("ReadOnlySpan<char> text = dev.AsSpan(1)[2..]; s_seen += text[0];")]
    [InlineData("s_numbers = [];")]
    [InlineData("s_numbers = Array.Empty<uint>();")]
    [InlineData("s_point = new Point(act, act);")]
    [InlineData("s_point = s_point with { X = act };")]
    [InlineData("s_points.Enqueue(new Point(act, 1));")]
    [InlineData("s_pair = (dev, act);")]
    [InlineData("s_text = dev;")]
    [InlineData("s_text = \"a\" + \"b\";")]
    [InlineData("s_text = dev + \"\";")]
    [InlineData("s_text = $\"{dev}\";")]
    [InlineData("s_text = $\"{nameof(P)}{Prefix}\";")]
    [InlineData("s_any = dev;")]
    [InlineData("s_any = s_boxed;")]
    [InlineData("s_action = Touch;")]
    [InlineData("s_action = static () => s_seen++;")]
    [InlineData("s_action = () => s_seen++;")]
    [InlineData("s_counts.AddOrUpdate(act, 1, static (_, old) => old + 1);")]
    [InlineData("s_entries.GetOrAdd(act, static _ => new Entry()).Touched = true;")]
    [InlineData("s_list.Add(act);")]
    [InlineData("foreach (uint one in s_numbers) s_seen += one;")]
    [InlineData("foreach (uint one in s_list) s_seen += one;")]
    [InlineData("foreach (char one in dev) s_seen += one;")]
    [InlineData("foreach (var one in s_dictionary) s_seen += one.Value;")]
    [InlineData("foreach (uint one in (uint[])[1, 2]) s_seen += one;")]
    [InlineData("s_last ??= new Entry();")]
    [InlineData("if (s_last is not null) return; s_last = new Entry();")]
    [InlineData("if (s_last != null && act > 3) { return; } s_seen++; s_last = new Entry();")]
    [InlineData("Start();")]
    [InlineData("s_last = First;")]
    [InlineData("s_seen += (uint)s_point.GetHashCode(); s_text = s_point.ToString();")]
    [InlineData("IComparable<Sorted> sorted = s_sorted; s_seen += (uint)sorted.CompareTo(s_sorted);")]
    [InlineData("if (s_last is null) s_last = new Entry();")]
    [InlineData("if (s_last == null) { var made = new Entry(); s_last = made; }")]
    [InlineData("if (!s_entries.TryGetValue(act, out Entry? entry)) s_entries[act] = entry = new Entry(); entry.Touched = true;")]
    [InlineData("if (s_last is not null && act > 3) s_last.Touch(); else s_last = new Entry();")]
    [InlineData("if (!s_entries.ContainsKey(act)) s_entries[act] = new Entry();")]
    [InlineData("if (act > 99) throw new InvalidOperationException($\"{act} of {dev}\");")]
    [InlineData("s_text = dev ?? throw new ArgumentException(\"none \" + act);")]
    [InlineData("try { s_seen++; } catch (Exception error) { s_text = \"failed: \" + error; }")]
    [InlineData("System.Diagnostics.Debug.WriteLine($\"{act} of {dev}\");")]
    [InlineData("System.Diagnostics.Debug.Assert(act > 0, \"act \" + act);")]
    [InlineData("s_seen += s_numbers.Length > 0 ? s_numbers.First() : 0;")]
    [InlineData("s_seen += (uint)s_list.Count();")]
    [InlineData("s_seen += (uint)dev.Trim().Length;")]
    [InlineData("s_seen += s_day.HasFlag(DayOfWeek.Monday) ? 1u : 0;")]
    [InlineData("s_text = s_day.ToString();")]
    [InlineData("s_text = true.ToString();")]
    [InlineData("Span<char> text = stackalloc char[16]; act.TryFormat(text, out int written); s_seen += (uint)written;")]
    [InlineData("Span<char> text = stackalloc char[32]; text.TryWrite($\"{dev}: {act}\", out int written); s_seen += (uint)written;")]
    [InlineData("s_seen += default(Point).X;")]
    [InlineData("Type type = typeof(Entry); s_any = type;")]
    [InlineData("Local(); void Local() => s_seen += act;")]
    [InlineData("s_seen += Twice(act);")]
    [InlineData("Check(act);")]
    [InlineData("Xdp.Idle();")]
    [InlineData("Watch.Tell(act);")]
    [InlineData("(s_first, s_second) = (s_second, s_first);")]
    [InlineData("s_seen += act switch { 1 => 2u, > 5 => 3u, _ => 4u };")]
    public Task What_allocates_nothing_or_not_each_time_is_left_alone(string statements) => VerifyAsync(statements);

    [Fact]
    public Task A_program_that_is_one_expression_is_looked_at()
        => Rules.VerifyProgramAsync("[RawTracepointProgram] static ulong P(string dev) => (ulong)({|RTP2003:dev + s_seen|}).Length;");

    [Fact]
    public Task The_implementing_part_of_a_partial_program_is_looked_at()
        => Rules.VerifyProgramAsync("""
            static object? s_any;

            [RawTracepointProgram] private static partial void P(uint act);

            private static partial void P(uint act) => s_any = {|RTP2003:act|};
            """);

    [Fact]
    public Task What_no_program_calls_may_allocate()
        => Rules.VerifyProgramAsync("""
            static object? s_any;

            static void Start() { s_any = new object(); s_any = s_seen + "x"; }

            static void Third() => s_any = new object();

            static void Second() => Third();

            [RawTracepointProgram] static void P() => Second();
            """);

    [Fact]
    public Task A_helper_in_another_file_is_looked_at()
        => Rules.Check().VerifyAsync([
            Rules.Monitor("[RawTracepointProgram] static void P() => {|RTP2003:Recorder.Record()|};"),
            new SourceFile("Recorder.cs", "static class Recorder { static object? s_last; public static void Record() => s_last = new object(); }")],
            "Program 'P' allocates: it calls 'Record', which creates 'object'; use what was made before, or a value on the stack");

    private static Task VerifyAsync(string statements, params string?[] messages)
        => Rules.Check().VerifyAsync([
            new SourceFile("Watch.cs", $$"""
                using System;
                using System.Collections;
                using System.Collections.Concurrent;
                using System.Collections.Generic;
                using System.Linq;
                using System.Runtime.CompilerServices;
                using System.Threading.Tasks;
                using RawTp;

                public static partial class Watch
                {
                    const string Prefix = "p";
                    static readonly object s_boxed = 1u;
                    static readonly Hashtable s_table = new();
                    static readonly ConcurrentQueue<Entry> s_queue = new();
                    static readonly ConcurrentQueue<Point> s_points = new();
                    static readonly ConcurrentDictionary<uint, uint> s_counts = new();
                    static readonly ConcurrentDictionary<uint, Entry> s_entries = new();
                    static readonly Dictionary<uint, uint> s_dictionary = new();
                    static Entry? s_last, s_first, s_second;
                    static Record s_record = new(1);
                    static Point s_point;
                    static (string, uint) s_pair;
                    static DayOfWeek s_day;
                    static object? s_any;
                    static string? s_text;
                    static uint[] s_numbers = new uint[4];
                    static List<uint> s_list = new();
                    static IEnumerable<uint> s_sequence = s_list;
                    static Action? s_action;
                    static uint s_seen;

                    [TracePoint] static partial void Tell(uint act);

                    static Plain s_plain;
                    static Sorted s_sorted;

                    static event Action? Seen;

                    static string Label => $"<{s_seen}>";

                    static Entry First => s_last ??= new Entry();

                    static void Start()
                    {
                        if (s_seen > 0)
                            return;
                        s_text = $"{s_seen}";
                    }

                    static void Touch() => s_seen++;

                    static uint Twice(uint act) => act * 2;

                    static void Record(string dev) { s_seen++; s_last = new Entry(); }

                    static void Check(uint act)
                    {
                        if (act > 99)
                            s_text = $"{act} is too many";
                        s_text = act switch { 98 => "very " + act, _ => s_text };
                    }

                    static void Keep(Entry entry) => s_last = entry;

                    static void Use(Entry entry) => s_seen += entry.Touched ? 1u : 0;

                    [MethodImpl(MethodImplOptions.AggressiveInlining)]
                    static void Inlined(Entry entry) => s_seen += (uint)entry.GetHashCode();

                    static IEnumerable<uint> Numbers() { yield return 1; }

                    [RawTracepointProgram("xdp_exception")]
                    static void P(string dev, object xdp, uint act)
                    {
                        {{statements}}
                    }
                }

                static class Extensions
                {
                    static string? s_text;

                    public static void Log(this string text) => s_text = $"<{text}>";
                }

                class Entry
                {
                    public Entry? Next;

                    public bool Touched { get; set; }

                    public void Touch() => Touched = true;

                    public static Entry operator +(Entry left, Entry right) => new() { Next = left };
                }

                struct Plain { public uint X; }

                struct Sorted : IComparable<Sorted> { public int CompareTo(Sorted other) => 0; }

                record Record(uint Act);

                record struct Point(uint X, uint Y);
                """),
            new SourceFile("Tracepoints.cs", Rules.Tracepoints)], messages);
}

using RawTp.Testing;

namespace RawTp.Analyzers.Tests.Usage;

[Trait("Rule", "RTP2002")]
public sealed class CostlyArgumentTests
{
    [Theory]
    [InlineData("Text({|RTP2002:$\"user/{number}\"|});", "makes a string by interpolation")]
    [InlineData("Text({|RTP2002:\"user/\" + number|});", "makes a string by concatenation")]
    [InlineData("Text({|RTP2002:text + text|});", "makes a string by concatenation")]
    [InlineData("Text({|RTP2002:number.ToString()|});", "calls 'ToString'")]
    [InlineData("Text({|RTP2002:string.Join(',', s_numbers)|});", "calls 'Join'")]
    [InlineData("Text({|RTP2002:text[1..]|});", "copies a range into a new 'string'")]
    [InlineData("Any({|RTP2002:number|});", "boxes a value of type 'int'")]
    [InlineData("Any({|RTP2002:DayOfWeek.Friday|});", "boxes a value of type 'DayOfWeek'")]
    [InlineData("Any({|RTP2002:new object()|});", "creates 'object'")]
    [InlineData("Any({|RTP2002:new { number }|});", "creates an object of an anonymous type")]
    [InlineData("Any(text.Length > 3 ? {|RTP2002:new Point(1, 2)|} : null);", "boxes a value of type 'Point'")]
    [InlineData("Array({|RTP2002:new[] { number }|});", "creates a 'int[]'")]
    [InlineData("Array({|RTP2002:[number]|});", "fills a 'int[]'")]
    [InlineData("Array({|RTP2002:s_numbers[1..]|});", "copies a range into a new 'int[]'")]
    [InlineData("List({|RTP2002:[]|});", "fills a 'List<int>'")]
    [InlineData("Rest(1, {|RTP2002:number|}, 3);", "packs arguments into a 'int[]'")]
    [InlineData("Call({|RTP2002:() => number|});", "makes a delegate of a lambda that captures 'number'")]
    [InlineData("Call({|RTP2002:() => _count|});", "makes a delegate of a lambda that captures 'this'")]
    [InlineData("Call({|RTP2002:Load|});", "makes a delegate of 'Load'")]
    [InlineData("Any({|RTP2002:s_numbers.Where(static one => one > 3).Select(static one => one + 1)|});", "calls 'Select'")]
    [InlineData("Any({|RTP2002:from one in s_numbers select one|});", "makes a query")]
    [InlineData("Value({|RTP2002:Load()|});", "calls 'Load'")]
    [InlineData("Value(1 + {|RTP2002:Load()|} * 2);", "calls 'Load'")]
    [InlineData("Value(number > 0 ? {|RTP2002:Load()|} : 0);", "calls 'Load'")]
    [InlineData("Value(other?{|RTP2002:.Load()|} ?? 0);", "calls 'Load'")]
    [InlineData("Value({|RTP2002:int.Parse(text)|});", "calls 'Parse'")]
    [InlineData("Value({|RTP2002:s_load()|});", "calls 'Invoke'")]
    [InlineData("Value({|RTP2002:s_loader()|});", "calls 'Invoke'")]
    [InlineData("Value({|RTP2002:s_source.Next()|});", "calls 'Next'")]
    [InlineData("Value({|RTP2002:s_stream.Next()|});", "calls 'Next'")]
    [InlineData("Value({|RTP2002:Native()|});", "calls 'Native'")]
    [InlineData("Text({|RTP2002:s_pair.ToString()|});", "calls 'ToString'")]
    [InlineData("Text({|RTP2002:Both|});", "computes 'Both'")]
    [InlineData("Text({|RTP2002:Either|});", "computes 'Either'")]
    [InlineData("Value((int){|RTP2002:s_late.Total|});", "is bound at run time")]
    [InlineData("Value((int){|RTP2002:s_late.Load()|});", "is bound at run time")]
    [InlineData("Value((int){|RTP2002:s_late[1]|});", "is bound at run time")]
    [InlineData("Value({|RTP2002:Total|});", "computes 'Total'")]
    [InlineData("Value({|RTP2002:this[number]|});", "computes 'this[]'")]
    [InlineData("Time({|RTP2002:DateTime.UtcNow|});", "computes 'UtcNow'")]
    [InlineData("Value({|RTP2002:number.Checked()|});", "calls 'Checked'")]
    [InlineData("Value({|RTP2002:new Parsed()|});", "is converted by 'Parsed'")]
    [InlineData("Two(number, {|RTP2002:Load()|});", "calls 'Load'")]
    [InlineData("Two({|RTP2002:Load()|}, Load());", "calls 'Load'")]
    [InlineData("Two(second: {|RTP2002:Load()|}, first: number);", "calls 'Load'")]
    public Task An_argument_that_costs_something_is_reported(string statement, string what)
    {
        string method = statement[..statement.IndexOf('(')];
        return VerifyAsync(statement, $"An argument of tracepoint '{method.ToLowerInvariant()}' {what} even while no program is attached; guard the call with 'if ({method}Enabled)'");
    }

    [Fact]
    public Task An_awaited_argument_is_reported()
        => VerifyAsync("Value({|RTP2002:await Task.FromResult(1)|});", "An argument of tracepoint 'value' awaits even while no program is attached; guard the call with 'if (ValueEnabled)'");

    [Theory]
    [InlineData("Sites.Value({|RTP2002:Load()|});", "Sites.ValueEnabled")]
    [InlineData("N.Sites.Value({|RTP2002:Load()|});", "N.Sites.ValueEnabled")]
    [InlineData("global::N.Sites.Value({|RTP2002:Load()|});", "global::N.Sites.ValueEnabled")]
    [InlineData("this.Sent({|RTP2002:Load()|});", "Extensions.SentEnabled")]
    [InlineData("other?.Sent({|RTP2002:Load()|});", "Extensions.SentEnabled")]
    [InlineData("Extensions.Sent(this, {|RTP2002:Load()|});", "Extensions.SentEnabled")]
    public Task The_guard_is_named_as_the_call_names_the_tracepoint(string statement, string guard)
    {
        string tracepoint = guard.StartsWith('E') ? "sent" : "value";
        return VerifyAsync(statement, $"An argument of tracepoint '{tracepoint}' calls 'Load' even while no program is attached; guard the call with 'if ({guard})'");
    }

    [Theory]
    [InlineData("if (number > 3) Value({|RTP2002:Load()|});")]
    [InlineData("if (TextEnabled) Value({|RTP2002:Load()|});")]
    [InlineData("if (Elsewhere.ValueEnabled) Value({|RTP2002:Load()|});")]
    [InlineData("if (TextTracepoint.IsEnabled) Value({|RTP2002:Load()|});")]
    [InlineData("if (!ValueEnabled) Value({|RTP2002:Load()|});")]
    [InlineData("if (ValueEnabled) number++; else Value({|RTP2002:Load()|});")]
    [InlineData("if (ValueEnabled || number > 3) Value({|RTP2002:Load()|});")]
    [InlineData("if (ValueEnabled) number++; Value({|RTP2002:Load()|});")]
    [InlineData("if (ValueEnabled) return; Value({|RTP2002:Load()|});")]
    [InlineData("if (!ValueEnabled) number++; Value({|RTP2002:Load()|});")]
    [InlineData("if (!ValueEnabled && number > 3) return; Value({|RTP2002:Load()|});")]
    [InlineData("Value({|RTP2002:Load()|}); if (!ValueEnabled) return;")]
    [InlineData("bool on = ValueEnabled; on = true; if (on) Value({|RTP2002:Load()|});")]
    [InlineData("bool on = TextEnabled; if (on) Value({|RTP2002:Load()|});")]
    [InlineData("Value((ValueEnabled ? Load() : 0) + {|RTP2002:Load()|});")]
    [InlineData("while (!ValueEnabled) Value({|RTP2002:Load()|});")]
    [InlineData("do Value({|RTP2002:Load()|}); while (ValueEnabled);")]
    [InlineData("{ if (!ValueEnabled) goto next; } next: Value({|RTP2002:Load()|});")]
    [InlineData("foreach (int one in s_numbers) { if (!ValueEnabled) break; } Value({|RTP2002:Load()|});")]
    [InlineData("bool on = ValueEnabled; on = !on; if (on) Value({|RTP2002:Load()|});")]
    [InlineData("bool on = ValueEnabled; on = on || number > 3; if (on) Value({|RTP2002:Load()|});")]
    [InlineData("bool on; if (number > 3) on = ValueEnabled; else on = true; if (on) Value({|RTP2002:Load()|});")]
    [InlineData("bool on = ValueEnabled; on |= number > 3; if (on) Two({|RTP2002:Load()|}, Load());")]
    [InlineData("if (number > 3 ? ValueEnabled : text.Length > 3) Value({|RTP2002:Load()|});")]
    [InlineData("if (ValueEnabled || true) Value({|RTP2002:Load()|});")]
    [InlineData("switch (number) { case 1 when ValueEnabled: case 2: Value({|RTP2002:Load()|}); break; }")]
    [InlineData("switch (number) { case 1 when ValueEnabled: break; case 2: Value({|RTP2002:Load()|}); break; }")]
    [InlineData("try { Value({|RTP2002:Load()|}); } catch (Exception) when (ValueEnabled) { }")]
    public Task A_condition_that_does_not_say_that_the_tracepoint_is_enabled_is_no_guard(string statements) => VerifyAsync(statements);

    /// <summary>What costs no more than the tracepoint itself.</summary>
    [Theory]
    [InlineData("Value(number);")]
    [InlineData("Value(1);")]
    [InlineData("Value(Constant + 1);")]
    [InlineData("Value(_count);")]
    [InlineData("Value(s_numbers[number]);")]
    [InlineData("Value(s_numbers.Length);")]
    [InlineData("Value(Count);")]
    [InlineData("Value(AutoCount);")]
    [InlineData("Value(Read);")]
    [InlineData("Value(Largest);")]
    [InlineData("Value(NotYet);")]
    [InlineData("Value((int)s_handle.ToInt64());")]
    [InlineData("Value(this.Count + other!.Count);")]
    [InlineData("Value(other?.Count ?? 0);")]
    [InlineData("Value(GetCount());")]
    [InlineData("Value(number * 2 + (number << 3) - ~number);")]
    [InlineData("Value((int)(long)number);")]
    [InlineData("Value(number > 3 ? number : 3);")]
    [InlineData("Value(number switch { 1 => 2, > 5 => 3, _ => Constant });")]
    [InlineData("Value(Math.Max(number, 3));")]
    [InlineData("Value(unchecked((int)BitConverter.DoubleToInt64Bits(3.5)));")]
    [InlineData("Value(default);")]
    [InlineData("Value(sizeof(long));")]
    [InlineData("Value(text.Length);")]
    [InlineData("Value(new Wrapped(3));")]
    [InlineData("Value(new List<int>.Enumerator().Current);")]
    [InlineData("Value(number++);")]
    [InlineData("Value(number = 5);")]
    [InlineData("Value(nint.Size);")]
    [InlineData("Value(string.IsNullOrEmpty(text) ? 0 : 1);")]
    [InlineData("Text(text);")]
    [InlineData("Text(\"constant\");")]
    [InlineData("Text(\"con\" + \"stant\");")]
    [InlineData("Text($\"{nameof(Value)}\");")]
    [InlineData("Text(text ?? throw new InvalidOperationException(text + text));")]
    [InlineData("Text(text ?? \"none\");")]
    [InlineData("Text(nameof(Load));")]
    [InlineData("Text(_name ??= Load().ToString());")]
    [InlineData("Text(Name);")]
    [InlineData("Text(Label);")]
    [InlineData("Text(Nth);")]
    [InlineData("Value(s_source.Count + s_source[1]);")]
    [InlineData("Value(s_stream.Length);")]
    [InlineData("Any(s_late);")]
    [InlineData("Any(this);")]
    [InlineData("Any(null);")]
    [InlineData("Any(typeof(Sites));")]
    [InlineData("Any(text);")]
    [InlineData("Any(GetType());")]
    [InlineData("Any(s_numbers);")]
    [InlineData("Call(() => 3);")]
    [InlineData("Call(static () => s_numbers.Length);")]
    [InlineData("Call(() => Constant);")]
    [InlineData("Call(StaticLoad);")]
    [InlineData("Call(s_load);")]
    [InlineData("Array([]);")]
    [InlineData("Rest(1);")]
    [InlineData("Rest(1, s_numbers);")]
    [InlineData("Bytes(text.AsSpan());")]
    [InlineData("Bytes(text);")]
    [InlineData("Bytes(text.AsSpan()[1..3]);")]
    [InlineData("Bytes(new[] { 'a', 'b' });")]
    [InlineData("Bytes(['a', 'b']);")]
    [InlineData("Bytes(stackalloc char[4]);")]
    [InlineData("Shape(new Point(number, 2));")]
    [InlineData("Shape(new() { X = number });")]
    [InlineData("Shape(point with { X = 3 });")]
    [InlineData("Shape(point + point);")]
    [InlineData("Pair((number, text));")]
    [InlineData("Time(default);")]
    [InlineData("Time(s_start + TimeSpan.Zero);")]
    [InlineData("Optional();")]
    public Task A_cheap_argument_is_left_alone(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("if (ValueEnabled) Value(Load());")]
    [InlineData("if (ValueEnabled) { number++; Value(Load()); }")]
    [InlineData("if (Sites.ValueEnabled) Value(Load());")]
    [InlineData("if (ValueTracepoint.IsEnabled) Value(Load());")]
    [InlineData("RawTracepoint tracepoint = ValueTracepoint; if (tracepoint.IsEnabled) Value(Load());")]
    [InlineData("if (ValueEnabled && number > 3) Value(Load());")]
    [InlineData("if (number > 3 && ValueEnabled) Value(Load());")]
    [InlineData("if (number > 3 & ValueEnabled) Value(Load());")]
    [InlineData("if (!ValueEnabled) number++; else Value(Load());")]
    [InlineData("if (!ValueEnabled || number > 3) number++; else Value(Load());")]
    [InlineData("if (!(!ValueEnabled)) Value(Load());")]
    [InlineData("if (ValueEnabled == true) Value(Load());")]
    [InlineData("if (true == ValueEnabled) Value(Load());")]
    [InlineData("if (false != ValueEnabled) Value(Load());")]
    [InlineData("if (number > 3 ? ValueEnabled : false) Value(Load());")]
    [InlineData("if (ValueEnabled ? number > 3 : text.Length > 3 && ValueEnabled) Value(Load());")]
    [InlineData("if (ValueEnabled != false) Value(Load());")]
    [InlineData("if (ValueEnabled is true) Value(Load());")]
    [InlineData("if (ValueEnabled is not false) Value(Load());")]
    [InlineData("if (!ValueEnabled) return; Value(Load());")]
    [InlineData("if (!ValueEnabled || number > 3) return; number++; Value(Load());")]
    [InlineData("if (!ValueEnabled) { number++; return; } if (number > 3) { Value(Load()); }")]
    [InlineData("if (ValueEnabled) { } else return; Value(Load());")]
    [InlineData("if (!ValueEnabled) throw new InvalidOperationException(); Value(Load());")]
    [InlineData("foreach (int one in s_numbers) { if (!ValueEnabled) continue; Value(Load()); }")]
    [InlineData("bool on = ValueEnabled; if (on) Value(Load());")]
    [InlineData("bool on = ValueEnabled && number > 3; if (!on) return; Value(Load());")]
    [InlineData("var on = !ValueEnabled; if (!on) Value(Load());")]
    [InlineData("bool on = {|CS0165:on|}; if (on) Value(Load());")]
    [InlineData("bool on; on = ValueEnabled; if (on) Value(Load());")]
    [InlineData("bool on = false; if (number > 3) on = ValueEnabled; if (on) Value(Load());")]
    [InlineData("bool on = ValueEnabled; on = on && number > 3; if (on) Value(Load());")]
    [InlineData("while (ValueEnabled) Value(Load());")]
    [InlineData("for (int i = 0; ValueEnabled && i < 3; i++) Value(Load());")]
    [InlineData("for (int i = 0; ValueEnabled && i < 3; Value(Load())) i++;")]
    [InlineData("switch (ValueEnabled) { case true: Value(Load()); break; }")]
    [InlineData("switch (number) { case 1 when ValueEnabled: Value(Load()); break; }")]
    [InlineData("switch (number) { case 1 when ValueEnabled && text.Length > 3: case 2 when ValueEnabled: Value(Load()); break; }")]
    [InlineData("try { number++; } catch (Exception) when (ValueEnabled) { Value(Load()); }")]
    [InlineData("Value(ValueEnabled ? Load() : 0);")]
    [InlineData("Value(!ValueEnabled ? 0 : Load());")]
    [InlineData("Value(ValueEnabled switch { true => Load(), _ => 0 });")]
    [InlineData("Flag(ValueEnabled && number > 3); Flag(FlagEnabled && Load() > 3);")]
    [InlineData("if (IsTraced) Value(Load());")]
    [InlineData("if (AreTraced()) Value(Load());")]
    [InlineData("if (s_wasTraced) Value(Load());")]
    [InlineData("if (ValueEnabled) { Action later = () => Value(Load()); later(); }")]
    [InlineData("if (ValueEnabled) try { Value(Load()); } catch (Exception error) { Value(error.Message.Length + Load()); }")]
    [InlineData("if (ValueEnabled) { using var file = System.IO.File.OpenRead(text); lock (this) Value(Load()); }")]
    public Task A_guarded_call_is_left_alone(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Any_method_that_is_no_tracepoint_may_be_given_what_costs()
        => VerifyAsync("Plain(Load()); Elsewhere.Value(Load()); Console.WriteLine($\"{number}\"); void Value2(int x) => Console.WriteLine(x); Value2(Load());");

    [Fact]
    public Task A_tracepoint_of_another_project_is_known()
        => Rules.Check(Library.ReferencedAs(LibraryKind.ReferenceAssembly, """
            namespace Lib;

            public static partial class Net { [RawTp.TracePoint("rx", System = "net")] public static partial void Received(string dev); }
            """)).VerifyAsync("""
            class C
            {
                static void M(int number)
                {
                    Lib.Net.Received({|RTP2002:number.ToString()|});
                    if (Lib.Net.ReceivedEnabled)
                        Lib.Net.Received(number.ToString());
                }
            }
            """, "An argument of tracepoint 'net:rx' calls 'ToString' even while no program is attached; guard the call with 'if (Lib.Net.ReceivedEnabled)'");

    private static Task VerifyAsync(string statements, params string?[] messages)
        => Rules.VerifyAsync($$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;
            using RawTp;

            namespace N
            {
                public partial class Sites
                {
                    [TracePoint] public static partial void Value(int x);
                    [TracePoint] public static partial void Flag(bool x);
                    [TracePoint] public static partial void Two(int first, int second);
                    [TracePoint] public static partial void Text(string? x);
                    [TracePoint] public static partial void Any(object? x);
                    [TracePoint] public static partial void Array(int[] x);
                    [TracePoint] public static partial void List(List<int> x);
                    [TracePoint] public static partial void Rest(int first, params int[] rest);
                    [TracePoint] public static partial void Call(Func<int> x);
                    [TracePoint] public static partial void Time(DateTime x);
                    [TracePoint] public static partial void Bytes(ReadOnlySpan<char> x);
                    [TracePoint] public static partial void Shape(Point x);
                    [TracePoint] public static partial void Pair((int, string) x);
                    [TracePoint] public static partial void Optional(string text = "none", int number = 3);

                    const int Constant = 3;
                    static readonly int[] s_numbers = [1, 2, 3];
                    static readonly Func<int> s_load = static () => 3;
                    static readonly DateTime s_start = DateTime.UnixEpoch;
                    readonly int _count = 1;
                    string? _name;

                    int Count => _count;
                    int AutoCount { get; set; }
                    int Read => System.Threading.Volatile.Read(ref s_numbers[0]);
                    int Largest { get { return Math.Max(_count, Constant); } }
                    int NotYet => _name is null ? throw new InvalidOperationException($"{_count}") : _count;
                    static readonly nint s_handle = 3;
                    static readonly Loader s_loader = static () => 3;
                    static readonly ISource s_source = null!;
                    static readonly Stream s_stream = null!;
                    static readonly Pair s_pair = new(1, 2);
                    static readonly dynamic s_late = 3;
                    string Name => _name ?? "none";
                    string Label => nameof(Name) + "-" + "x";
                    string Nth => s_names[_count + 1];
                    string Both => _name + Name;
                    string Either => _count > 3 ? (_name + Name) : Name;
                    static readonly string[] s_names = ["a", "b"];
                    [System.Runtime.InteropServices.DllImport("native")] static extern int Native();
                    int Total { get { int sum = 0; foreach (int one in s_numbers) sum += one; return sum; } }
                    int this[int index] => Load() + index;
                    static bool IsTraced => ValueEnabled;
                    static readonly bool s_wasTraced = ValueTracepoint.IsEnabled;
                    static bool AreTraced() => ValueEnabled || ValueTracepoint.IsEnabled;

                    int GetCount() => _count;
                    int Load() { AutoCount++; return _count; }
                    static int StaticLoad() => s_load() + 1;
                    static void Plain(int x) { }

                    {{(statements.Contains("await", StringComparison.Ordinal) ? "async Task" : "void")}} M(int number, string text, Sites? other, Point point)
                    {
                        {{statements}}
                    }
                }

                public readonly record struct Point(int X, int Y)
                {
                    public static Point operator +(Point left, Point right) => new(left.X + right.X, left.Y + right.Y);
                }

                public readonly struct Wrapped(int value)
                {
                    public static implicit operator int(Wrapped wrapped) => wrapped.Value;

                    public int Value { get; } = value;
                }

                public delegate int Loader();

                public interface ISource { int Count { get; } int this[int index] { get; } int Next(); }

                public abstract class Stream { public abstract int Length { get; } public abstract int Next(); }

                public record Pair(int First, int Second);

                public class Elsewhere
                {
                    public static bool ValueEnabled => true;

                    public static void Value(int x) { }
                }

                public struct Parsed
                {
                    public static implicit operator int(Parsed parsed) => int.Parse("3");
                }

                public static partial class Extensions
                {
                    [TracePoint] public static partial void Sent(this Sites site, int x);

                    public static int Checked(this int x) => int.Parse(x.ToString());
                }
            }
            """, messages);
}

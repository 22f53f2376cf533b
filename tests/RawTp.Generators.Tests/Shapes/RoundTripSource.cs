
namespace RawTp.Generators.Tests.Shapes;

/// <summary>
/// A program in C# that fires a tracepoint with one parameter of a kind, between two others that show whether their places
/// are kept, and says what a raw and a typed program saw differently from what was sent.
/// </summary>
internal static class RoundTripSource
{
    private const string Usings = """
        #nullable enable
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using RawTp;

        """;

    /// <summary>A class <c>RoundTrip</c>N with a method <c>FireN</c> for each sample, which returns the differences.</summary>
    public static string Of(ParameterKind kind, int number) => $$"""
        {{Usings}}
        public static {{(kind.IsUnsafe ? "unsafe " : "")}}partial class RoundTrip{{number}}
        {
            private static string s_difference = "";
            private static int s_seen;

            [TracePoint("sent_{{number}}")]
            private static partial void Sent(sbyte before, {{kind.Declare("value")}}, sbyte after);

            [RawTracepointProgram("sent_{{number}}")]
            private static void Raw(RawTracepointArgs args)
            {
                s_seen++;
                Expect(args.Count == 3 && args[0] == 0xff && args[2] == 0x80, "the arguments beside it");
        {{Indent(RawChecks(kind))}}
            }

            [RawTracepointProgram("sent_{{number}}")]
            private static void Typed(sbyte before, {{kind.Declare("value")}}, sbyte after)
            {
                s_seen++;
                Expect(before == -1 && after == -128, "the typed arguments beside it");
        {{Indent(TypedChecks(kind))}}
            }

        {{Shared(kind)}}
        {{string.Concat(kind.Samples.Select((sample, index) => Fire(kind, sample, index)))}}
            private static string Run(Action fire)
            {
                s_difference = "";
                s_seen = 0;
                fire();
                Expect(s_seen == 0 && !SentEnabled, "that nothing is attached");
                RawTracepointLink raw = RawTracepoint.Open("sent_{{number}}", RawProgram);
                RawTracepointLink typed = SentTracepoint.Open(TypedProgram);
                fire();
                Expect(s_seen == 2 && SentEnabled, "that both programs ran");
                Exception? fault = raw.Fault ?? typed.Fault;
                if (fault is not null)
                    s_difference += "a program threw: " + fault;
                typed.Dispose();
                raw.Dispose();
                fire();
                Expect(s_seen == 2 && !SentEnabled, "that nothing is attached any more");
                return s_difference;
            }

            private static void Expect(bool condition, string what)
            {
                if (!condition)
                    s_difference += what + "; ";
            }
        }
        """;

    /// <summary>One sample: what is sent is kept where the programs can compare with it.</summary>
    private static string Fire(ParameterKind kind, string sample, int index) => kind.Travels switch
    {
        Travels.AsSpan or Travels.AsWritableSpan => $$"""

                public static string Fire{{index}}() => Run(() =>
                {
                    {{kind.Type}} sent = {{sample}};
                    s_collections = GC.CollectionCount(0);
                    s_start = {{Start(kind, "sent")}};
                    s_length = sent.Length;
                    Sent(-1, {{(kind.Modifier is "in" or "ref readonly" ? "in " : "")}}sent, -128);
                });

            """,
        _ => $$"""

                public static string Fire{{index}}()
                {
                    s_sent = {{sample}};
                    return Run(() => Sent(-1, {{(kind.Modifier is "" ? "" : "in ")}}s_sent, -128));
                }

            """,
    };

    private static string Shared(ParameterKind kind) => kind.Travels switch
    {
        Travels.AsSpan or Travels.AsWritableSpan => """
                private static nint s_start;
                private static int s_length, s_collections;

                /// <summary>Where it was sent from, unless a collection may have moved it since.</summary>
                private static bool IsAt(nint start) => start == s_start || GC.CollectionCount(0) != s_collections;

                private static nint Start<T>(ReadOnlySpan<T> span) => span.IsEmpty ? 0 : (nint)SpanStart.Of(span);

                private static class SpanStart
                {
                    /// <summary>Not an address that may be used, only one to compare with while nothing moves.</summary>
                    public static nuint Of<T>(ReadOnlySpan<T> span) => (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref MemoryMarshal.GetReference(span));
                }
            """,
        Travels.AsValue when !kind.HasPadding => $$"""
                private static {{kind.Type}} s_sent = default!;

                private static ulong Widened<T>(T value) where T : unmanaged
                {
                    Span<byte> image = stackalloc byte[8];
                    MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).CopyTo(image);
                    return MemoryMarshal.Read<ulong>(image);
                }
            """,
        _ => $"    private static {kind.Type} s_sent = default!;",
    };

    private static string RawChecks(ParameterKind kind) => kind.Travels switch
    {
        Travels.AsValue when kind.HasPadding => $"""
            Expect(args.Value<{kind.Type}>(1).Equals(s_sent), "the value");
            """,
        Travels.AsValue => $"""
            Expect(args[1] == Widened(s_sent), "the raw argument " + args[1].ToString("x"));
            Expect(Widened(args.Value<{kind.Type}>(1)) == Widened(s_sent), "the value");
            """,
        Travels.AsPointer => """
            Expect(args[1] == (ulong)(nuint)s_sent, "the raw argument");
            Expect(args.Value<nuint>(1) == (nuint)s_sent, "the value");
            Expect(args.Value<nint>(1) == unchecked((nint)s_sent), "the value as nint");
            """,
        Travels.AsReference => $"""
            Expect(ReferenceEquals(args.Reference<{kind.Type}>(1), s_sent), "the reference");
            GC.Collect();
            Expect(ReferenceEquals(args.Reference<{kind.Type}>(1), s_sent), "the reference after a collection");
            """,
        Travels.AsVariable when kind.Modifier is "" => $"""
            Expect(System.Collections.Generic.EqualityComparer<{kind.Type}>.Default.Equals(args.Ref<{kind.Type}>(1), s_sent), "the variable's value");
            """,
        Travels.AsVariable => $"""
            Expect(Unsafe.AreSame(in args.Ref<{kind.Type}>(1), in s_sent), "the variable itself");
            """,
        _ => $"""
            Expect(IsAt(Start(args.Span<{Element(kind)}>(1))) && args.Span<{Element(kind)}>(1).Length == s_length, "the span");
            """,
    };

    private static string TypedChecks(ParameterKind kind) => kind.Travels switch
    {
        Travels.AsValue when kind.HasPadding => """Expect(value.Equals(s_sent), "the typed value");""",
        Travels.AsValue => """Expect(Widened(value) == Widened(s_sent), "the typed value");""",
        Travels.AsPointer => """Expect((nuint)value == (nuint)s_sent, "the typed pointer");""",
        Travels.AsReference => """Expect(ReferenceEquals(value, s_sent), "the typed reference");""",
        Travels.AsVariable when kind.Modifier is "" =>
            $"""Expect(System.Collections.Generic.EqualityComparer<{kind.Type}>.Default.Equals(value, s_sent), "the typed value");""",
        Travels.AsVariable => """Expect(Unsafe.AreSame(in value, in s_sent), "the typed variable itself");""",
        Travels.AsWritableSpan => $"""
            Expect(IsAt({Start(kind, "value")}) && value.Length == s_length, "the typed span");
            if (value.Length > 0)
                value[0] = value[value.Length - 1];
            """,
        _ => $"""Expect(IsAt({Start(kind, "value")}) && value.Length == s_length, "the typed span");""",
    };

    private static string Start(ParameterKind kind, string span) => $"Start<{Element(kind)}>({span})";

    private static string Element(ParameterKind kind) => kind.Type[(kind.Type.IndexOf('<') + 1)..kind.Type.LastIndexOf('>')];

    private static string Indent(string lines) => "        " + lines.ReplaceLineEndings("\n        ");
}

using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Testing;

/// <summary>A piece of a source text that the test points at. No <see cref="Id"/> means the one rule that the check is about.</summary>
public sealed record MarkedSpan(string? Id, TextSpan Span);

/// <summary>
/// Source text with marks in it: <c>[|span|]</c>, and <c>{|RTP1001:span|}</c> for one rule by its id. Marks may be nested,
/// and a mark around nothing points between two characters.
/// </summary>
public sealed record MarkupSource(SourceFile File, ImmutableArray<MarkedSpan> Spans)
{
    public static MarkupSource Parse(SourceFile markup)
    {
        StringBuilder text = new(markup.Text.Length);
        Stack<(string? Id, char Close, int Start)> open = new();
        List<MarkedSpan> spans = [];
        for (int i = 0; i < markup.Text.Length; i++)
        {
            char current = markup.Text[i];
            char next = i + 1 < markup.Text.Length ? markup.Text[i + 1] : '\0';
            if (current == '[' && next == '|')
            {
                open.Push((null, ']', text.Length));
                i++;
            }
            else if (current == '{' && next == '|')
            {
                int colon = markup.Text.IndexOf(':', i);
                if (colon < 0)
                    throw new CheckFailedException($"The mark {{| at character {i} names no rule; it should read {{|ID:span|}}.");
                open.Push((markup.Text[(i + 2)..colon], '}', text.Length));
                i = colon;
            }
            else if (current == '|' && open.Count > 0 && next == open.Peek().Close)
            {
                (string? id, _, int start) = open.Pop();
                spans.Add(new(id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
                text.Append(current);
        }
        if (open.TryPeek(out (string? Id, char Close, int Start) unclosed))
            throw new CheckFailedException($"A mark is not closed; {(unclosed.Id is null ? "[|" : $"{{|{unclosed.Id}:")} needs |{unclosed.Close} after its span.");
        return new(markup with { Text = text.ToString() }, [.. spans.OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.End)]);
    }

    /// <summary>Names the files as a compilation would, then parses each.</summary>
    public static MarkupSource[] Parse(IEnumerable<SourceFile> markup) => [.. SourceFile.Name(markup).Select(Parse)];
}

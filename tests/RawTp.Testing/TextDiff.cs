using System.Text;

namespace RawTp.Testing;

/// <summary>Two texts line by line: what was taken away, what was added, and a few lines around it.</summary>
internal static class TextDiff
{
    private const int Context = 3;

    public static string Describe(string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        List<(char Mark, string Line)> lines = Align(before, after);
        StringBuilder text = new("(- expected, + actual)\n");
        int last = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            bool near = Enumerable.Range(i - Context, 2 * Context + 1).Any(j => j >= 0 && j < lines.Count && lines[j].Mark != ' ');
            if (!near)
                continue;
            if (last >= 0 && last != i - 1)
                text.Append("  ...\n");
            text.Append(lines[i].Mark).Append(' ').Append(Visible(lines[i].Line, lines[i].Mark)).Append('\n');
            last = i;
        }
        return text.ToString();
    }

    /// <summary>White space that differs would not be seen otherwise.</summary>
    private static string Visible(string line, char mark) =>
        mark == ' ' ? line : line.Replace("\r", "␍", StringComparison.Ordinal).Replace("\t", "→", StringComparison.Ordinal) + (line.EndsWith(' ') ? "·" : "");

    /// <summary>The longest common subsequence of lines, by the textbook table.</summary>
    private static List<(char Mark, string Line)> Align(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        for (int j = after.Length - 1; j >= 0; j--)
            common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        List<(char, string)> lines = [];
        int x = 0, y = 0;
        while (x < before.Length || y < after.Length)
        {
            if (x < before.Length && y < after.Length && before[x] == after[y])
            {
                lines.Add((' ', before[x++]));
                y++;
            }
            else if (x < before.Length && (y == after.Length || common[x + 1, y] >= common[x, y + 1]))
                lines.Add(('-', before[x++]));
            else
                lines.Add(('+', after[y++]));
        }
        return lines;
    }
}

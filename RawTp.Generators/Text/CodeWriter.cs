using System.Text;

namespace RawTp.Text;

/// <summary>Indented C# text, with line feeds whatever the machine.</summary>
internal sealed class CodeWriter
{
    /// <summary>As long as most files; longer ones are not kept.</summary>
    private const int UsualLength = 16 * 1024;

    /// <summary>A build writes thousands of files one after another, and each would grow a buffer of its own.</summary>
    [ThreadStatic]
    private static StringBuilder? t_spare;

    private readonly StringBuilder _text;
    private int _depth;

    public CodeWriter()
    {
        _text = t_spare ?? new StringBuilder(UsualLength);
        t_spare = null;
    }

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        return this;
    }

    public CodeWriter Open(string line)
    {
        Line(line).Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close(string after = "")
    {
        _depth--;
        return Line("}" + after);
    }

    public CodeWriter Indent()
    {
        _depth++;
        return this;
    }

    public CodeWriter Unindent()
    {
        _depth--;
        return this;
    }

    /// <summary>All that was written. The writer is empty then.</summary>
    public override string ToString()
    {
        string text = _text.ToString();
        _text.Clear();
        if (_text.Capacity == UsualLength)
            t_spare = _text;
        return text;
    }
}

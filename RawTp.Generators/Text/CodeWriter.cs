using System.Text;

namespace RawTp.Text;

/// <summary>Indented C# text, with line feeds whatever the machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

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

    public override string ToString() => _text.ToString();
}

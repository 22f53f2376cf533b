using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Testing;

/// <summary>A source text and the path it is compiled under; a plain string is a file that the compilation names.</summary>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The path of a file that was given as a plain string: <c>Source.cs</c>, <c>Source1.cs</c>, …</summary>
    public static string DefaultPath(int index) => index == 0 ? "Source.cs" : $"Source{index}.cs";

    public static implicit operator SourceFile(string text) => new("", text);

    internal SourceFile Named(int index) => Path.Length == 0 ? this with { Path = DefaultPath(index) } : this;

    internal SourceText ToSourceText() => SourceText.From(Text, Encoding.UTF8);

    internal static SourceFile[] Name(IEnumerable<SourceFile> files) => [.. files.Select((file, index) => file.Named(index))];
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RawTp.Testing;

/// <summary>Edits as an editor makes them: unchanged files keep their trees, an edited file is parsed incrementally.</summary>
public static class SourceEdits
{
    public static Compilation AddFile(this Compilation compilation, string path, string text)
    {
        CSharpParseOptions options = (CSharpParseOptions)compilation.SyntaxTrees.First().Options;
        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(new SourceFile(path, text).ToSourceText(), options, path));
    }

    public static Compilation RemoveFile(this Compilation compilation, string path) => compilation.RemoveSyntaxTrees(Tree(compilation, path));

    /// <summary>Replaces the one occurrence of a text in a file.</summary>
    public static Compilation Edit(this Compilation compilation, string path, string oldText, string newText)
    {
        SyntaxTree tree = Tree(compilation, path);
        SourceText text = tree.GetText();
        string content = text.ToString();
        int start = content.IndexOf(oldText, StringComparison.Ordinal);
        if (start < 0 || content.IndexOf(oldText, start + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"'{oldText}' must occur exactly once in {path}.", nameof(oldText));
        SourceText edited = text.WithChanges(new TextChange(new TextSpan(start, oldText.Length), newText));
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(edited));
    }

    /// <summary>Gives a file another text.</summary>
    public static Compilation Rewrite(this Compilation compilation, string path, string newText)
    {
        SyntaxTree tree = Tree(compilation, path);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(new SourceFile(path, newText).ToSourceText()));
    }

    /// <summary>Edits the file of a compilation that has only one.</summary>
    public static Compilation Edit(this Compilation compilation, string oldText, string newText) =>
        Edit(compilation, compilation.SyntaxTrees.Single().FilePath, oldText, newText);

    private static SyntaxTree Tree(Compilation compilation, string path) =>
        compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path)
        ?? throw new ArgumentException($"The compilation has no file {path}; it has {string.Join(", ", compilation.SyntaxTrees.Select(tree => tree.FilePath))}.", nameof(path));
}

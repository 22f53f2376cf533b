using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Documents.Tests.Markdown;
using RawTp.Testing;

namespace RawTp.Documents.Tests.Snippets;

/// <summary>A block as a file that can be compiled: as it is, inside of a type, or its statements inside of a method.</summary>
internal sealed class SnippetSource
{
    private readonly CompilationUnitSyntax _root;

    public SnippetSource(CodeBlock block)
    {
        Block = block;
        _root = CSharpSyntaxTree.ParseText(block.Text).GetCompilationUnitRoot();
    }

    public CodeBlock Block { get; }

    public IEnumerable<string> Usings => _root.Usings.Select(directive => directive.ToString());

    /// <summary>Whether it has statements of its own, outside of any type.</summary>
    public bool HasStatements => Block.Note.MembersOf is null && _root.Members.OfType<GlobalStatementSyntax>().Any();

    public SourceFile AsItIs => new(Block.Place, Block.Note.MembersOf is { } type
        ? $"{AllUsings}\nstatic partial class {type}\n{{\n{WithoutUsings}}}\n"
        : Block.Text);

    /// <summary>For a block that is part of a program whose statements are those of another block.</summary>
    public SourceFile InMethod
    {
        get
        {
            string statements = string.Concat(_root.Members.OfType<GlobalStatementSyntax>().Select(statement => statement.ToFullString()));
            string types = string.Concat(_root.Members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString()));
            bool waits = _root.DescendantNodes().OfType<AwaitExpressionSyntax>().Any();
            return new(Block.Place, $"{AllUsings}\nstatic class Line{Block.Line}\n{{\npublic static {(waits ? "async Task" : "void")} Run()\n{{\n{statements}}}\n}}\n{types}");
        }
    }

    private string AllUsings => string.Concat(_root.Usings.Select(directive => directive.ToFullString()));

    private string WithoutUsings => Block.Text[(_root.Usings.Count == 0 ? 0 : _root.Usings.Last().FullSpan.End)..];
}

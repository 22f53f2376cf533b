using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>A program that is to be written for a tracepoint.</summary>
internal sealed class NewProgram(KnownTracepoint tracepoint, ProgramPlace place, SemanticModel model, SyntaxNode caret)
{
    private readonly ArgumentText _text = new(model.GetNullableContext(caret.SpanStart).AnnotationsEnabled());

    /// <summary>The typed form names the type of each argument; the raw form passes over those whose types it cannot name.</summary>
    public bool CanBeTyped => tracepoint.Method.Parameters.All(CanBeNamed);

    public void AddTo(SyntaxEditor editor, bool isTyped)
    {
        if (place.Syntax is not { } type)
        {
            AddWithType(editor, Source(isTyped));
            return;
        }
        MemberDeclarationSyntax program = WrittenCode.Member($"\n{Source(isTyped)}\n");
        if (place.Behind is { } member && type.Members.Contains(member))
            editor.InsertAfter(member, program);
        else
            editor.AddMember(type, program);
        foreach (NodeEdit edit in PartialType.EditsAround(type))
            editor.ReplaceNode(edit.Node, (changed, _) => edit.Apply(changed));
    }

    private void AddWithType(SyntaxEditor editor, string program)
    {
        SyntaxNode container = (SyntaxNode?)caret.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? editor.OriginalRoot;
        INamespaceSymbol space = container is BaseNamespaceDeclarationSyntax declaration && model.GetDeclaredSymbol(declaration) is INamespaceSymbol declared
            ? declared
            : model.Compilation.Assembly.GlobalNamespace;
        string wanted = tracepoint.Method.ContainingType.Name + "Programs";
        string name = Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? wanted : wanted + number)
            .First(free => !space.GetMembers(free).Any());
        MemberDeclarationSyntax type = WrittenCode.Member($"\ninternal static partial class {name}\n{{\n{program}\n}}\n");
        editor.ReplaceNode(container, (changed, _) => changed switch
        {
            BaseNamespaceDeclarationSyntax one => one.AddMembers(type),
            CompilationUnitSyntax unit => unit.AddMembers(type),
            _ => changed,
        });
    }

    private string Source(bool isTyped)
    {
        bool isUnsafe = tracepoint.Method.Parameters.Any(parameter => CanBeNamed(parameter) && PassingRule.Of(parameter) == Passing.Pointer);
        string args = tracepoint.Method.Parameters.Any(static parameter => parameter.Name == "args") ? "arguments" : "args";
        string parameters = isTyped
            ? string.Join(", ", tracepoint.Method.Parameters.Select(parameter => _text.Parameter(parameter, parameter.Name)))
            : $"{ArgumentText.Args} {args}";
        IEnumerable<string> locals = isTyped ? [] : tracepoint.Method.Parameters.Where(CanBeNamed).Select(parameter => _text.Local(parameter, args));
        return $$"""
            [global::{{RuntimeNames.ProgramAttribute}}({{SymbolDisplay.FormatLiteral(tracepoint.Text, quote: true)}})]
            private static {{(isUnsafe ? "unsafe " : "")}}void {{place.FreeName("On" + tracepoint.Method.Name)}}({{parameters}})
            {
            {{string.Concat(locals.Select(static local => local + "\n"))}}}
            """;
    }

    private bool CanBeNamed(IParameterSymbol parameter)
        => place.CanName(parameter.Type, model.Compilation)
            && (PassingRule.Of(parameter) != Passing.Pointer || model.Compilation.Options is CSharpCompilationOptions { AllowUnsafe: true });
}

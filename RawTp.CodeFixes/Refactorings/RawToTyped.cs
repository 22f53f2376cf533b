using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using RawTp.Analyzers;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>Takes the arguments that a raw program reads as parameters, up to the last of them.</summary>
internal sealed class RawToTyped(IReadOnlyList<ArgumentUse> uses, IReadOnlyList<IParameterSymbol> arguments, SemanticModel model, CancellationToken cancellation)
{
    /// <returns>Null where the program does something else with its arguments than to read them as they are, or where it is not known what they are.</returns>
    public static Action<SyntaxEditor>? Of(MethodDeclarationSyntax syntax, ProgramDeclaration program, SemanticModel model, RuntimeSymbols symbols, CancellationToken cancellation)
    {
        var tracepoints = program.Tracepoints.Select(one => KnownTracepoint.Named(one.Name, model.Compilation, symbols, cancellation)).ToList();
        if (tracepoints.Count == 0 || tracepoints.Contains(null))
            return null;
        IReadOnlyList<IParameterSymbol> arguments = tracepoints[0]!.Method.Parameters;
        SyntaxNode body = (SyntaxNode?)syntax.Body ?? syntax.ExpressionBody!;
        IParameterSymbol args = program.Method.Parameters[0];
        var uses = new List<ArgumentUse>();
        foreach (IdentifierNameSyntax name in body.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != args.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, args))
                continue;
            if (ArgumentUse.Of(name, arguments, model, cancellation) is not { } use)
                return null;
            uses.Add(use);
        }
        int count = uses.Count == 0 ? 0 : uses.Max(static use => use.Index) + 1;
        var place = ProgramPlace.Around(syntax, model, cancellation);
        bool areAlike = tracepoints.All(one => one!.Method.Parameters.Length >= count && Enumerable.Range(0, count).All(index => AreAlike(arguments[index], one.Method.Parameters[index])));
        return areAlike && arguments.Take(count).All(argument => place.CanName(argument.Type, model.Compilation) && CanBeTaken(argument, uses))
            ? new RawToTyped(uses, [.. arguments.Take(count)], model, cancellation).EditsOf(syntax, body)
            : null;
    }

    private static bool AreAlike(IParameterSymbol one, IParameterSymbol other)
        => one.RefKind == other.RefKind && SymbolEqualityComparer.Default.Equals(one.Type, other.Type);

    /// <summary>A pointer needs unsafe code, which there is where it is read.</summary>
    private static bool CanBeTaken(IParameterSymbol argument, List<ArgumentUse> uses)
        => PassingRule.Of(argument) != Passing.Pointer
            || uses.Any(static use => use.Read.Ancestors().OfType<MemberDeclarationSyntax>().Any(static member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword)));

    private Action<SyntaxEditor> EditsOf(MethodDeclarationSyntax syntax, SyntaxNode body)
    {
        var text = new ArgumentText(model.GetNullableContext(syntax.SpanStart).AnnotationsEnabled());
        Dictionary<int, LocalDeclarationStatementSyntax> locals = arguments
            .Select(argument => (argument.Ordinal, Local: LocalThatIs(argument, body)))
            .Where(static one => one.Local is not null)
            .ToDictionary(static one => one.Ordinal, static one => one.Local!);
        string[] names = [.. arguments.Select(argument => locals.ContainsKey(argument.Ordinal) ? argument.Name : FreeName(argument.Name, body))];
        ParameterListSyntax parameters = SyntaxFactory.ParseParameterList($"({string.Join(", ", arguments.Select((argument, index) => text.Parameter(argument, names[index])))})")
            .WithTrailingTrivia(syntax.ParameterList.GetTrailingTrivia())
            .WithAdditionalAnnotations(Simplifier.Annotation);
        return editor =>
        {
            editor.ReplaceNode(syntax.ParameterList, parameters);
            foreach (ArgumentUse use in uses)
            {
                if (!locals.TryGetValue(use.Index, out _))
                    editor.ReplaceNode(use.Read, Taken(use, names[use.Index], text).WithTriviaFrom(use.Read));
            }
            if (body is BlockSyntax block && locals.Count > 0)
            {
                int[] superfluous = [.. locals.Values.Select(local => block.Statements.IndexOf(local)).OrderByDescending(static index => index)];
                editor.ReplaceNode(block, (changed, _) => superfluous.Aggregate((BlockSyntax)changed, Without));
            }
        };
    }

    private static ExpressionSyntax Taken(ArgumentUse use, string name, ArgumentText text)
    {
        string written = Identifier.EscapeReserved(name);
        return use.Cast is null
            ? SyntaxFactory.ParseExpression(written)
            : SyntaxFactory.ParenthesizedExpression(SyntaxFactory.CastExpression(
                SyntaxFactory.ParseTypeName(text.Type(use.Cast)).WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.ParseExpression(written))).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    /// <summary>A local that holds nothing but the argument, and has its name: the parameter takes its place.</summary>
    private LocalDeclarationStatementSyntax? LocalThatIs(IParameterSymbol argument, SyntaxNode body)
    {
        if (uses.Where(use => use.Index == argument.Ordinal).ToList() is not [{ Cast: null } use])
            return null;
        SyntaxNode? value = use.Read.Parent is RefExpressionSyntax reference ? reference.Parent : use.Read.Parent;
        return value is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } variable }
            && statement.Parent == body
            && model.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol local
            && local.Name == argument.Name
            && SymbolEqualityComparer.Default.Equals(local.Type, argument.Type)
            && (local.RefKind != RefKind.None || argument.RefKind == RefKind.None)
            && !IsMentioned(argument.Name, body, except: local)
                ? statement
                : null;
    }

    private string FreeName(string name, SyntaxNode body)
    {
        string free = name;
        for (int number = 1; IsMentioned(free, body, except: null); number++)
            free = number == 1 ? name + "Argument" : $"{name}Argument{number}";
        return free;
    }

    /// <summary>Whether a parameter of that name would hide something that the body uses, or collide with something that it declares.</summary>
    private bool IsMentioned(string name, SyntaxNode body, ILocalSymbol? except)
        => body.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && token.Parent switch
        {
            IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } part when access.Name == part => false,
            IdentifierNameSyntax { Parent: MemberBindingExpressionSyntax or NameColonSyntax } => false,
            IdentifierNameSyntax other => except is null || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(other, cancellation).Symbol, except),
            VariableDeclaratorSyntax variable => except is null || !SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(variable, cancellation), except),
            _ => true,
        });

    /// <summary>The comments of what goes stand before what follows.</summary>
    private static BlockSyntax Without(BlockSyntax block, int index)
    {
        StatementSyntax gone = block.Statements[index];
        SyntaxToken next = gone.GetLastToken().GetNextToken();
        SyntaxTriviaList kept = WrittenCode.CommentLines(gone.GetLeadingTrivia().AddRange(gone.GetTrailingTrivia()), indentedAs: gone);
        block = block.ReplaceToken(next, next.WithLeadingTrivia(kept.AddRange(next.LeadingTrivia)));
        return block.WithStatements(block.Statements.RemoveAt(index));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Programs;

/// <summary>The declarations of programs, as analyzers come to them.</summary>
internal static class ProgramMethods
{
    /// <summary>Calls <paramref name="analyze"/> for each program, at each part of its method.</summary>
    public static void ForEach(CompilationStartAnalysisContext context, RuntimeSymbols symbols, Action<ProgramDeclaration, MethodDeclarationSyntax, SyntaxNodeAnalysisContext> analyze)
        // Not an operation action, for which every body of a compilation would be bound: programs are few.
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                var syntax = (MethodDeclarationSyntax)node.Node;
                // The implementing part of a partial method may have its attributes on the defining part.
                if ((syntax.AttributeLists.Count > 0 || syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                    && node.SemanticModel.GetDeclaredSymbol(syntax, node.CancellationToken) is { } method
                    && ProgramDeclaration.Of(method, symbols.Program) is { } program)
                    analyze(program, syntax, node);
            },
            SyntaxKind.MethodDeclaration);
}

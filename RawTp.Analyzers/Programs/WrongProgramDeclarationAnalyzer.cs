using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;
using RawTp.Model.Verification;

namespace RawTp.Analyzers.Programs;

/// <summary>
/// A method marked <c>[RawTracepointProgram]</c> that cannot be one: RTP1006. Says what <see cref="ProgramDeclaration.Mistakes"/>
/// finds, for which the generator writes nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongProgramDeclarationAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.ProgramShape)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
    {
        ForMethods(context, Analyze);
        ForFunctionsInBodies(context, Analyze);

        void Analyze(IMethodSymbol method, Action<Diagnostic> report, CancellationToken cancellation)
        {
            if (ProgramDeclaration.Of(method, symbols.Program) is not { } program)
                return;
            foreach ((ProgramMistake mistake, ISymbol culprit) in program.Mistakes(cancellation))
            {
                // What will never be a program need not look like one.
                if (mistake != ProgramMistake.NotAnOrdinaryMethod && method.MethodKind != MethodKind.Ordinary)
                    continue;
                if (Reason(method, mistake, culprit) is { } reason)
                    report(Diagnostic.Create(DiagnosticDescriptors.ProgramShape, Place(program, mistake, culprit, cancellation), method.DisplayName(), reason));
            }
        }
    }

    private static string? Reason(IMethodSymbol method, ProgramMistake mistake, ISymbol culprit)
        => mistake switch
        {
            ProgramMistake.NotAnOrdinaryMethod => Unusual(method),
            ProgramMistake.NotStatic when method.IsStatic => "it can be overridden; a program is one static method",
            ProgramMistake.NotStatic => "it is not static; declare it 'static'",
            ProgramMistake.Generic when culprit is INamedTypeSymbol type
                => $"it is in the generic type '{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'; move it to a type that is not generic",
            ProgramMistake.Generic => "it is generic; remove its type parameters",
            ProgramMistake.Async => "it is async, and a program runs to its end on the thread that fires; remove 'async' and return 'void', 'int' or 'ulong'",
            // What async methods return is part of that mistake, and an unknown type is reported by the compiler.
            ProgramMistake.WrongReturnType when method.IsAsync || method.ReturnType.TypeKind == TypeKind.Error => null,
            ProgramMistake.WrongReturnType when method.RefKind != RefKind.None => "it returns a reference; return 'void', 'int' or 'ulong'",
            ProgramMistake.WrongReturnType => $"it returns '{TypeText.Readable(method.ReturnType)}'; return 'void', 'int' or 'ulong'",
            ProgramMistake.ImpossibleParameter when ArgsType.IsArgs(((IParameterSymbol)culprit).Type)
                => $"'{culprit.Name}' has to be its only parameter and passed by value; read the arguments from it, or take the tracepoint's parameters instead of it",
            ProgramMistake.ImpossibleParameter => $"no argument can arrive in parameter '{culprit.Name}': {ImpossibleParameter.Reason((IParameterSymbol)culprit)}",
            ProgramMistake.TooManyParameters => $"it has {method.Parameters.Length} parameters; no tracepoint has more than {RuntimeNames.MaxArgs} arguments",
            ProgramMistake.MembersCollide
                => $"it is one of several programs '{method.Name}', and '{method.Name}Program' can be generated for one of them only; give each a name of its own",
            ProgramMistake.NameIsTaken => $"it {method.NeedOfName(culprit)}",
            // Reported by the analyzer of containers.
            _ => null,
        };

    private static string Unusual(IMethodSymbol method)
        => method.UnusualKind() is { } kind ? $"it is {kind}; a program is a static method of a type"
            : method.IsExtern ? "it is extern, so there is nothing to verify; give it a body"
            : method.IsVararg ? "it takes '__arglist'; take 'RawTracepointArgs' or the tracepoint's parameters"
            : method.IsPartialDefinition ? "it is partial without a body of its own; give it one"
            : "only unmanaged code can call it; remove 'UnmanagedCallersOnly'";

    private static Location Place(ProgramDeclaration program, ProgramMistake mistake, ISymbol culprit, CancellationToken cancellation)
    {
        IMethodSymbol method = program.Method;
        var syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;
        return mistake switch
        {
            ProgramMistake.ImpossibleParameter => culprit.Locations[0],
            ProgramMistake.TooManyParameters => method.Parameters[RuntimeNames.MaxArgs].Locations[0],
            ProgramMistake.WrongReturnType when syntax is not null => syntax.ReturnType.GetLocation(),
            ProgramMistake.Async when syntax?.Modifiers.FirstOrDefault(static modifier => modifier.IsKind(SyntaxKind.AsyncKeyword)) is { RawKind: not 0 } keyword
                => keyword.GetLocation(),
            _ => method.Place(program.Attributes[0], cancellation),
        };
    }
}

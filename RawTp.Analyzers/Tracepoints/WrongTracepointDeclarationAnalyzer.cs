using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Tracepoints;

/// <summary>
/// A method marked <c>[TracePoint]</c> that cannot be one: RTP0001, RTP0003, RTP0004, RTP0005, RTP0006. Says what
/// <see cref="TracepointDeclaration.Mistakes"/> finds, for which the generator writes nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongTracepointDeclarationAnalyzer() : RawTpAnalyzer(
    DiagnosticDescriptors.TracepointShape,
    DiagnosticDescriptors.TooManyParameters,
    DiagnosticDescriptors.ImpossibleParameter,
    DiagnosticDescriptors.GenericTracepoint,
    DiagnosticDescriptors.InvalidName)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
    {
        ForMethods(context, Analyze);
        ForFunctionsInBodies(context, Analyze);

        void Analyze(IMethodSymbol method, Action<Diagnostic> report, CancellationToken cancellation)
        {
            if (TracepointDeclaration.Of(method, symbols.TracePoint) is not { } declaration)
                return;
            foreach ((TracepointMistake mistake, ISymbol culprit) in declaration.Mistakes(cancellation))
            {
                // What will never be a tracepoint need not have a tracepoint's name and parameters.
                if (mistake != TracepointMistake.NotStaticPartialVoid && method.MethodKind != MethodKind.Ordinary)
                    continue;
                if (Describe(declaration, mistake, culprit, cancellation) is { } diagnostic)
                    report(diagnostic);
            }
        }
    }

    private static Diagnostic? Describe(TracepointDeclaration declaration, TracepointMistake mistake, ISymbol culprit, CancellationToken cancellation)
    {
        IMethodSymbol method = declaration.Method;
        string name = declaration.DisplayName();
        return mistake switch
        {
            TracepointMistake.NotStaticPartialVoid => Diagnostic.Create(
                DiagnosticDescriptors.TracepointShape, method.Place(declaration.Attribute, cancellation), method.DisplayName(), WrongShape(method, cancellation)),
            TracepointMistake.TooManyParameters => Diagnostic.Create(
                DiagnosticDescriptors.TooManyParameters, method.Parameters[RuntimeNames.MaxArgs].Locations[0], name, method.Parameters.Length),
            TracepointMistake.ImpossibleParameter => Diagnostic.Create(
                DiagnosticDescriptors.ImpossibleParameter, culprit.Locations[0], culprit.Name, name, ImpossibleParameter.Reason((IParameterSymbol)culprit)),
            TracepointMistake.Generic => Diagnostic.Create(
                DiagnosticDescriptors.GenericTracepoint, method.Locations[0], name, culprit is INamedTypeSymbol type
                    ? $"move it out of the generic type '{type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'"
                    : $"remove the type parameters of '{method.Name}'"),
            TracepointMistake.InvalidName => DescribeName(declaration, cancellation),
            // Reported by the analyzers of containers and of duplicates.
            _ => null,
        };
    }

    private static Diagnostic DescribeName(TracepointDeclaration declaration, CancellationToken cancellation)
    {
        bool isSystem = TracepointName.IsValid(declaration.Name);
        string wrong = isSystem ? declaration.System : declaration.Name;
        Location? place = isSystem ? declaration.Attribute.PlaceOfProperty("System", cancellation) : declaration.Attribute.PlaceOfFirstArgument(cancellation);
        string remedy = !isSystem && TracepointName.Split(wrong) is ({ } system, var name) && TracepointName.IsValid(system) && TracepointName.IsValid(name)
            ? $"write [TracePoint(\"{name}\", System = \"{system}\")]"
            : $"use 1 to {TracepointName.MaxLength} letters, digits, '_', '-' or '.'";
        return Diagnostic.Create(
            DiagnosticDescriptors.InvalidName, place ?? declaration.Method.Locations[0], wrong, isSystem ? "system" : "name", TracepointName.WhatIsWrong(wrong), remedy);
    }

    private static string WrongShape(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.UnusualKind() is { } kind)
            return $"it is {kind}";
        var declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as MethodDeclarationSyntax;
        var wrong = new List<string>();
        if (!method.IsStatic)
            wrong.Add("is not static");
        if (declaration is not null && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            wrong.Add("is not partial");
        if (method.IsAsync)
            wrong.Add("is async");
        if (method.IsExtern)
            wrong.Add("is extern");
        if (!method.ReturnsVoid && method.ReturnType.TypeKind != TypeKind.Error)
            wrong.Add($"returns '{TypeText.Readable(method.ReturnType)}'");
        if (declaration is { Body: not null } or { ExpressionBody: not null } || TracepointDeclaration.IsImplemented(method, cancellation))
            wrong.Add("has a body");
        if (method.IsVararg)
            wrong.Add("takes '__arglist'");
        return wrong.Count == 0 ? "its return type is unknown" : $"it {DeclarationText.Listed(wrong)}";
    }
}

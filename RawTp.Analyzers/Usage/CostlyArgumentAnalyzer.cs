using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RawTp.Model;

namespace RawTp.Analyzers.Usage;

/// <summary>
/// A tracepoint that is given what costs something to make, RTP2002: arguments are evaluated before the call finds out that nothing is
/// attached. Said once for a call, at the first such argument; the call is the diagnostic's additional location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CostlyArgumentAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.CostlyArgument)
{
    /// <summary>Under which the diagnostic carries the condition to guard the call with, for the fix.</summary>
    internal const string GuardProperty = "Guard";

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
    {
        VisibleTracepoints visible = VisibleTracepoints.Of(context.Compilation, symbols);
        // By the method's name first: no other call is even bound.
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var syntax = (InvocationExpressionSyntax)node.Node;
                if (syntax.CalledName() is { } name
                    && visible.AreFiredBy(name.Identifier.ValueText, node.CancellationToken)
                    && node.SemanticModel.GetOperation(syntax, node.CancellationToken) is IInvocationOperation call
                    && TracepointDeclaration.Of(call.TargetMethod.ReducedFrom ?? call.TargetMethod, symbols.TracePoint) is { } tracepoint)
                    Analyze(call, tracepoint, node);
            },
            SyntaxKind.InvocationExpression);
    }

    private static void Analyze(IInvocationOperation call, TracepointDeclaration tracepoint, SyntaxNodeAnalysisContext context)
    {
        var guard = new EnabledGuard(tracepoint.Method);
        foreach (IArgumentOperation argument in call.Arguments.Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue))
        {
            if (ArgumentCost.Find(argument.Value, guard.Holds) is not { } cost)
                continue;
            string condition = Condition(call, tracepoint.Method, context.SemanticModel);
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.CostlyArgument,
                Allocation.Place(cost.Operation).GetLocation(),
                [call.Syntax.GetLocation()],
                ImmutableDictionary<string, string?>.Empty.Add(GuardProperty, condition),
                tracepoint.DisplayName(),
                cost.Description,
                condition));
            return;
        }
    }

    /// <summary>Named as the call names the tracepoint.</summary>
    private static string Condition(IInvocationOperation call, IMethodSymbol tracepoint, SemanticModel model)
        => ((InvocationExpressionSyntax)call.Syntax).Expression switch
        {
            MemberAccessExpressionSyntax { Expression: var type } when model.GetSymbolInfo(type).Symbol is INamedTypeSymbol => $"{type}.{tracepoint.Name}Enabled",
            IdentifierNameSyntax name when model.LookupSymbols(name.SpanStart, name: $"{tracepoint.Name}Enabled") is [IPropertySymbol] => $"{tracepoint.Name}Enabled",
            // An extension method, or a name that something else has.
            _ => $"{tracepoint.ContainingType.ToMinimalDisplayString(model, call.Syntax.SpanStart)}.{tracepoint.Name}Enabled",
        };
}

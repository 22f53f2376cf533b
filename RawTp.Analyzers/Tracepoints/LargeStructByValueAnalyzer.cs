using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Tracepoints;

/// <summary>A tracepoint's parameter that is copied for each call though it travels by address: RTP0008.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LargeStructByValueAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.LargeStructByValue)
{
    /// <summary>
    /// A struct of up to four words lives in registers, where 'in' would force it into memory at every call site, also while nothing
    /// is attached. What is larger is in memory anyway.
    /// </summary>
    private const int LargestInRegisters = 32;

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
        => ForMethods(context, (method, report, _) =>
        {
            if (method.MethodKind != MethodKind.Ordinary || TracepointDeclaration.Of(method, symbols.TracePoint) is not { } declaration)
                return;
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (parameter is { RefKind: RefKind.None, IsParams: false, Type.TypeKind: TypeKind.Struct }
                    && PassingRule.Of(parameter) == Passing.Ref
                    && CopiedSize.Of(parameter.Type) is { } size and > LargestInRegisters)
                    report(Diagnostic.Create(DiagnosticDescriptors.LargeStructByValue, parameter.Locations[0], parameter.Name, declaration.DisplayName(), size));
            }
        });
}

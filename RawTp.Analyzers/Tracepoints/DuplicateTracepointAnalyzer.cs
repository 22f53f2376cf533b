using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RawTp.Model;

namespace RawTp.Analyzers.Tracepoints;

/// <summary>
/// Two tracepoints that cannot be told apart, RTP0007: of one system and name, in the compilation and what it references, or with
/// generated members of one name. One name in two systems is no mistake: <c>system:name</c> tells them apart.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateTracepointAnalyzer() : RawTpAnalyzer(DiagnosticDescriptors.DuplicateTracepoint)
{
    private protected override void Register(CompilationStartAnalysisContext context, RuntimeSymbols symbols)
    {
        Compilation compilation = context.Compilation;
        ForMethods(context, (method, report, cancellation) =>
        {
            if (TracepointDeclaration.Of(method, symbols.TracePoint) is not { } declaration)
                return;
            foreach ((TracepointMistake mistake, ISymbol culprit) in declaration.Mistakes(cancellation))
            {
                if (Collision(method, mistake, culprit) is { } collision)
                    report(Diagnostic.Create(DiagnosticDescriptors.DuplicateTracepoint, method.Locations[0], declaration.DisplayName(), collision));
            }

            MapEntry[] entries = [.. VisibleTracepoints.Of(compilation, symbols).Find($"{declaration.System}:{declaration.Name}", cancellation)];
            // A tracepoint that is not in the map is wrong in itself, which other rules say.
            if (entries.Length < 2 || !entries.Any(IsItself))
                return;
            string others = DeclarationText.Listed([.. entries.Where(entry => !IsItself(entry)).Select(Describe).OrderBy(static text => text, StringComparer.Ordinal)]);
            report(Diagnostic.Create(
                DiagnosticDescriptors.DuplicateTracepoint,
                declaration.Attribute.PlaceOfFirstArgument(cancellation) ?? method.Locations[0],
                declaration.DisplayName(),
                $"has the name of {others}; names are unique in a process, so give it another name or system"));

            bool IsItself(MapEntry entry)
                => IsOwn(entry) && entry.Method == method.Name && entry.Type == Identifier.MetadataName(method.ContainingType);

            string Describe(MapEntry entry)
                => $"'{entry.Type.Replace('+', '.')}.{entry.Method}'{(IsOwn(entry) ? "" : $" in assembly '{entry.Assembly.Name}'")}";

            bool IsOwn(MapEntry entry) => SymbolEqualityComparer.Default.Equals(entry.Assembly, compilation.Assembly);
        });
    }

    private static string? Collision(IMethodSymbol method, TracepointMistake mistake, ISymbol culprit)
        => mistake switch
        {
            TracepointMistake.MembersCollide
                => $"is fired by one of several tracepoint methods '{method.Name}', and '{method.Name}Enabled' can be generated for one of them only; give each a name of its own",
            TracepointMistake.NameIsTaken => method.NeedOfName(culprit),
            _ => null,
        };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RawTp.Model;
using RawTp.Model.Verification;
using RawTp.Text;

namespace RawTp.Programs;

/// <summary>What a program, or a method that programs of other assemblies may call, reads: for <c>RawTracepointReadsAttribute</c>.</summary>
/// <param name="Id">The documentation id of the method, or of a program's property.</param>
internal sealed record ReaderModel(string Id, EquatableArray<string> Reads)
{
    public const string HintName = "RawTracepointReads.g.cs";

    public string Text => $"[assembly: global::RawTp.RawTracepointReads({string.Join(", ", Reads.Prepend(Id).Select(static text => SymbolDisplay.FormatLiteral(text, quote: true)))})]";

    public static string TextOf(EquatableArray<ReaderModel> models)
    {
        CodeWriter writer = GeneratedFile.Begin();
        foreach (ReaderModel model in models)
            writer.Line(model.Text);
        return writer.ToString();
    }

    /// <summary>Whether it looks like a method that is given arguments and that others may call.</summary>
    public static bool MayBe(MethodDeclarationSyntax method)
        => (method.Body is not null || method.ExpressionBody is not null)
            && method.Modifiers.Any(SyntaxKind.StaticKeyword)
            && method.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword))
            && method.ParameterList.Parameters.Any(static parameter => parameter.Type?.ToString().EndsWith("RawTracepointArgs", StringComparison.Ordinal) == true);

    /// <returns>Null where nobody else may call it, or what it reads depends on who does.</returns>
    public static ReaderModel? Of(IMethodSymbol method, Compilation compilation, out ArgumentReads? reads, CancellationToken cancellation)
    {
        reads = null;
        if (method.Arity > 0
            || !IsKnownElsewhere(method)
            // A program has a record of its own.
            || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == RuntimeNames.ProgramAttribute)
            || !method.Parameters.All(static parameter => ArgsType.IsArgs(parameter.Type) ? parameter.RefKind is RefKind.None or RefKind.In : !ArgsType.Carries(parameter.Type)))
            return null;
        reads = ProgramVerification.Verify(method, compilation, cancellation);
        return reads.IsVerified ? Of(method.GetDocumentationCommentId(), reads) : null;
    }

    /// <summary>Of a program, whose property is not there yet.</summary>
    public static ReaderModel? OfProgram(IMethodSymbol method, ArgumentReads reads)
        => reads.IsVerified && IsKnownElsewhere(method) ? Of($"P:{method.ContainingType.GetDocumentationCommentId()?.Substring(2)}.{method.Name}Program", reads) : null;

    private static ReaderModel? Of(string? id, ArgumentReads reads)
        => id is null ? null : new ReaderModel(id, reads.Reads.Select(ReadRecord.Write).Distinct().OrderBy(static read => read, StringComparer.Ordinal).ToEquatableArray());

    private static bool IsKnownElsewhere(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol { Arity: > 0 } or { DeclaredAccessibility: not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal) })
                return false;
        }
        return true;
    }
}

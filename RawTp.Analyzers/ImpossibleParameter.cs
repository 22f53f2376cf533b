using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.Analyzers;

/// <summary>Why a parameter cannot be passed: in words what <see cref="PassingRule"/> decides.</summary>
internal static class ImpossibleParameter
{
    /// <summary>A clause that follows <c>because</c>.</summary>
    public static string Reason(IParameterSymbol parameter)
        => parameter.RefKind switch
        {
            RefKind.Ref => "it is passed by 'ref', and programs change nothing; pass it by 'in' or by value",
            RefKind.Out => "it is passed by 'out', and programs assign nothing; remove it, or pass what is known before the call",
            _ when PassingRule.MentionsTypeParameter(parameter.Type) => $"'{TypeText.Readable(parameter.Type)}' depends on a type parameter; declare it with one type",
            _ when PassingRule.IsRestricted(parameter.Type) => $"'{TypeText.Readable(parameter.Type)}' cannot leave its method; pass what is of interest in it",
            _ => $"'{TypeText.Readable(parameter.Type)}' is a ref struct other than a span; pass what is of interest in it",
        };
}

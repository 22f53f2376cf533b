using Microsoft.CodeAnalysis;
using RawTp.Model;

namespace RawTp.CodeFixes.Refactorings;

/// <summary>Arguments as users write them: as parameters of the typed form, or read in the raw form. With full names, which are to be simplified.</summary>
/// <param name="IsNullable">Whether the code around may have nullable annotations.</param>
internal readonly record struct ArgumentText(bool IsNullable)
{
    private static readonly SymbolDisplayFormat s_oblivious = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    public const string Args = "global::RawTp.RawTracepointArgs";

    public string Type(ITypeSymbol type) => IsNullable ? TypeText.Declared(type) : type.ToDisplayString(s_oblivious);

    public string Parameter(IParameterSymbol parameter, string name)
    {
        string modifier = parameter.RefKind switch
        {
            RefKind.In => "in ",
            RefKind.None => "",
            _ => "ref readonly ",
        };
        return $"{modifier}{Type(parameter.Type)} {Identifier.EscapeReserved(name)}";
    }

    /// <summary>A local of the argument's name that holds it; of a large struct passed by value a copy where <paramref name="mayBeAssigned"/>.</summary>
    public string Local(IParameterSymbol parameter, string args, bool mayBeAssigned = false)
    {
        string name = Identifier.EscapeReserved(parameter.Name);
        string type = Type(parameter.Type);
        string index = parameter.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // No type argument can be dynamic.
        string argument = parameter.Type.TypeKind == TypeKind.Dynamic ? type.Replace("dynamic", "object") : type;
        return PassingRule.Of(parameter) switch
        {
            Passing.Value => $"{type} {name} = {args}.Value<{argument}>({index});",
            Passing.Pointer => $"{type} {name} = ({type}){args}[{index}];",
            Passing.Reference => $"{type} {name} = {args}.Reference<{argument}>({index});",
            Passing.Ref when mayBeAssigned && parameter.RefKind == RefKind.None => $"{type} {name} = {args}.Ref<{argument}>({index});",
            Passing.Ref => $"ref readonly {type} {name} = ref {args}.Ref<{argument}>({index});",
            _ => SpanLocal(((INamedTypeSymbol)parameter.Type).TypeArguments[0], name, args, index),
        };
    }

    private string SpanLocal(ITypeSymbol element, string name, string args, string index)
        => $"global::System.ReadOnlySpan<{Type(element)}> {name} = {args}.Span<{Type(element)}>({index});";
}

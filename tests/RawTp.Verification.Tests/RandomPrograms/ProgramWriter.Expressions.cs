namespace RawTp.Verification.Tests.RandomPrograms;

internal sealed partial class ProgramWriter
{
    /// <summary>An expression of exactly the type.</summary>
    private string Expression(string type, Scope scope, int depth)
        => (depth <= 0 ? _choices.Next(4) : _choices.Next(26)) switch
        {
            0 => Cast(type, Constant()),
            1 or 2 => Variable(type, scope),
            3 => _choices.Next(3) switch
            {
                0 => Cast(type, Input()),
                1 when scope.Args.Count > 0 => Cast(type, $"{Among(scope.Args)}.Count"),
                _ => Cast(type, _choices.Of("s_two", "s_most", "s_any", "s_reset", "(int)E.C")),
            },
            4 or 5 or 6 => Sum(type, scope, depth),
            7 => $"{Cast(type, $"({Operand(scope, depth, out string wide)} & {ConstantOf(wide)})")}",
            8 => Cast(type, $"({Operand(scope, depth, out string wide)} % {NotZero(wide)})"),
            9 => Cast(type, $"({Operand(scope, depth, out _)} {_choices.Of("<<", ">>", ">>>")} {Expression("int", scope, depth - 2)})"),
            10 => Cast(type, $"({_choices.Of("-", "~")}{Paren(Expression(_choices.Of("int", "long"), scope, depth - 1))})"),
            11 => $"({Condition(scope, depth - 1)} ? {Expression(type, scope, depth - 1)} : {Expression(type, scope, depth - 1)})",
            12 => Cast(type, $"{_choices.Of("Math.Min", "Math.Max", "int.Min", "int.Max")}({Expression("int", scope, depth - 1)}, {Expression("int", scope, depth - 1)})"),
            13 => Cast(type, _choices.Next(3) switch
            {
                0 => $"Math.Clamp({Expression("int", scope, depth - 1)}, {_choices.Next(4)}, {3 + _choices.Next(7)})",
                1 => $"Math.Clamp(max: {3 + _choices.Next(7)}, value: {Expression("int", scope, depth - 1)}, min: {_choices.Next(4)})",
                _ => $"Math.Abs({Expression("int", scope, depth - 1)} % {1 + _choices.Next(12)})",
            }),
            14 => Cast(type, Expression(Among(s_types), scope, depth - 1)),
            15 => SwitchExpression(type, scope, depth),
            16 or 17 => SideEffect(type, scope, depth),
            18 => Cast(type, $"Bounded({Expression("int", scope, depth - 1)})"),
            19 => $"Same({Expression(type, scope, depth - 1)})",
            20 => Cast(type, $"((int?){Paren(Expression("int", scope, depth - 1))} ?? {_choices.Next(5)})"),
            21 when Checked(scope) is { } operand => $"checked(({type}){operand})",
            22 => Cast(type, $"({Paren(Expression("int", scope, depth - 1))} is var {Name("w")} and {Relation()} ? w{_names - 1} : {_choices.Next(6)})"),
            23 => Cast(type, $"(Try({Expression("int", scope, depth - 1)}, out int {Name("o")}) ? o{_names - 1} : {_choices.Next(6)})"),
            24 when scope.Args.Count > 0 && _helpers > 0 => Cast(type, HelperCall(scope, depth)),
            _ => Variable(type, scope),
        };

    private static string Cast(string type, string expression) => $"unchecked(({type}){expression})";

    private static string Paren(string expression) => $"({expression})";

    private string Constant() => _choices.Of("0", "1", "2", "3", "4", "5", "7", "8", "11", "12", "(-1)", "(-3)", "13", "127", "255", "256", "int.MaxValue", "int.MinValue");

    private string ConstantOf(string wide) => wide is "uint" or "ulong" ? _choices.Of("1", "3", "7", "10", "255") : _choices.Of("1", "3", "7", "10", "255", "-2");

    private string NotZero(string wide) => wide is "uint" or "ulong" ? _choices.Of("1", "2", "5", "12", "200") : _choices.Of("1", "2", "5", "12", "200", "-3");

    private static string Input(Choices choices) => "Inputs." + choices.Of("I", "J", "L", "U", "B", "S", "H", "W");

    private string Input() => Input(_choices);

    private string Variable(string type, Scope scope)
    {
        IReadOnlyList<Variable> same = scope.OfType(type);
        if (same.Count > 0 && !_choices.OneIn(4))
            return Among(same).Name;
        return scope.Numbers is { Count: > 0 } numbers ? Cast(type, Among(numbers).Name) : Cast(type, Input());
    }

    private string Operand(Scope scope, int depth, out string wide)
    {
        wide = _choices.Of("int", "int", "uint", "long", "ulong");
        return Paren(Expression(wide, scope, depth - 1));
    }

    private string Sum(string type, Scope scope, int depth)
    {
        string left = Operand(scope, depth, out string wide);
        string right = _choices.Next(2) == 0 ? Paren(Cast(wide, Constant())) : Paren(Expression(wide, scope, depth - 1));
        return Cast(type, $"({left} {_choices.Of("+", "-", "*", "/", "%", "&", "|", "^")} {DivisorOr(right, wide)})");
    }

    /// <summary>A constant zero after a division sign would not compile.</summary>
    private static string DivisorOr(string operand, string wide) => operand.EndsWith(")0))", StringComparison.Ordinal) ? Cast(wide, "s_two") : operand;

    private string? Checked(Scope scope)
    {
        IReadOnlyList<Variable> numbers = scope.OfType("int");
        return numbers.Count == 0 ? null : $"({Among(numbers).Name} {_choices.Of("+", "-", "*")} {_choices.Of("1", "2", "3", "100", "s_two")})";
    }

    private string SwitchExpression(string type, Scope scope, int depth)
    {
        string on = Variable("int", scope);
        int first = _choices.Next(4);
        string when = _choices.OneIn(3) ? $" when {Condition(scope, depth - 2)}" : "";
        return $"({on} switch {{ {first}{when} => {Expression(type, scope, depth - 2)}, > {first} and < {first + 2 + _choices.Next(8)} => {Expression(type, scope, depth - 2)}, {_choices.Of("_", "var any")} => {Expression(type, scope, depth - 2)} }})";
    }

    /// <summary>An expression that assigns.</summary>
    private string SideEffect(string type, Scope scope, int depth)
    {
        IReadOnlyList<Variable> assignable = scope.Assignable(type);
        if (assignable.Count == 0)
            return Variable(type, scope);
        string name = Among(assignable).Name;
        return type == "E" ? _choices.Of($"({name}++)", $"(--{name})")
            : _choices.Next(6) switch
            {
                0 => $"({name}++)",
                1 => $"(++{name})",
                2 => $"(--{name})",
                3 => $"({name} = {Expression(type, scope, depth - 1)})",
                4 => $"({name} += {Expression(type, scope, depth - 1)})",
                _ => $"({name} {_choices.Of("-=", "*=", "&=", "|=", "^=")} {Cast(type, Constant())})",
            };
    }

    private string HelperCall(Scope scope, int depth)
        => $"Helper{_choices.Next(_helpers)}({Among(scope.Args)}, {Expression("int", scope, depth - 1)}, {Cast("byte", Expression("int", scope, depth - 1))})";
}

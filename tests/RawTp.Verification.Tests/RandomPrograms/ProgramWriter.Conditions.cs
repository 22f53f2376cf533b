namespace RawTp.Verification.Tests.RandomPrograms;

internal sealed partial class ProgramWriter
{
    private string Condition(Scope scope, int depth)
    {
        if (depth <= 0)
            return _choices.Next(4) switch { 0 => "Inputs.Flag", 1 => Guard(scope), 2 => Bool(scope), _ => Comparison(scope, 1) };
        return _choices.Next(14) switch
        {
            0 => "Inputs.Flag",
            1 => Bool(scope),
            2 or 3 => Comparison(scope, depth),
            4 or 5 or 6 => Guard(scope),
            7 => $"({Condition(scope, depth - 1)} && {Condition(scope, depth - 1)})",
            8 => $"({Condition(scope, depth - 1)} || {Condition(scope, depth - 1)})",
            9 => $"!({Condition(scope, depth - 1)})",
            10 => $"({Condition(scope, depth - 1)} {_choices.Of("&", "|", "^")} {Condition(scope, depth - 1)})",
            11 => $"({Variable("int", scope)} is {Pattern(2)})",
            12 when scope.Args.Count > 0 => $"({Among(scope.Args)} is {_choices.Of("", "not ")}{{ Count: {Pattern(1)} }})",
            13 => $"({Condition(scope, depth - 1)} {_choices.Of("==", "!=")} {Condition(scope, depth - 2)})",
            _ => $"((int?){Paren(Expression("int", scope, depth - 1))} {_choices.Of("<", ">=", "==")} {_choices.Next(12)})",
        };
    }

    private string Bool(Scope scope)
        => scope.OfType("bool") is { Count: > 0 } bools ? _choices.Of("", "!") + Among(bools).Name : _choices.Of("true", "false", "Inputs.Flag");

    private string Comparison(Scope scope, int depth)
    {
        string wide = _choices.Of("int", "int", "uint", "long", "ulong", "byte");
        return $"({Expression(wide, scope, depth - 1)} {Order()} {Expression(wide, scope, depth - 1)})";
    }

    private string Order() => _choices.Of("<", "<=", ">", ">=", "==", "!=");

    /// <summary>A condition like those that people write before they use an index.</summary>
    private string Guard(Scope scope)
    {
        string index = Variable("int", scope);
        string count = scope.Args.Count > 0 ? Among(scope.Args) + ".Count" : "s_most";
        int bound = 1 + _choices.Next(12);
        return _choices.Next(11) switch
        {
            0 => $"({index} >= 0 && {index} < {bound})",
            1 => $"((uint){index} < (uint){count})",
            2 => $"({index} >= 0 && {index} < {count})",
            3 => $"({count} > {bound})",
            4 => $"({index} < {bound})",
            5 => $"({count} > {index})",
            6 => $"({index} is >= 0 and < {bound})",
            7 => $"((ulong){index} <= {bound}UL)",
            8 => $"({index} + 1 < {count})",
            9 when scope.Assignable("int") is { Count: > 0 } assignable => $"({Among(assignable).Name}{_choices.Of("++", "--")} {Order()} {bound})",
            _ => $"({index} != {bound})",
        };
    }

    private string Relation() => $"{_choices.Of("<", "<=", ">", ">=")} {1 + _choices.Next(11)}";

    private string Pattern(int depth)
        => depth <= 0 ? Relation() : _choices.Next(5) switch
        {
            0 => $"{_choices.Next(6)}",
            1 => $"({Relation()} or {_choices.Next(12)})",
            2 => $">= {_choices.Next(4)} and < {5 + _choices.Next(8)}",
            3 => $"not ({Pattern(depth - 1)})",
            _ => Relation(),
        };
}

namespace RawTp.Verification.Tests.RandomPrograms;

internal sealed partial class ProgramWriter
{
    private void Read(Scope scope, int depth)
    {
        if (scope.Args.Count == 0)
        {
            Simple(scope);
            return;
        }
        IReadOnlyList<Variable> numbers = scope.OfType("int");
        if (numbers.Count == 0 || _choices.OneIn(4))
        {
            Line($"sink += {ReadOf(scope, Index(scope))};");
            return;
        }
        string index = Among(numbers).Name;
        string args = Among(scope.Args);
        switch (_choices.Next(8))
        {
            case 0:
                Line($"sink += {ReadOf(scope, index)};");
                return;
            case 1:
                Line($"if ({index} < 0 || {index} >= {_choices.Of("3", "7", args + ".Count")}) {(scope.CanLeave && scope.IsOwnMethod ? scope.Return : "throw new InvalidOperationException()")};");
                break;
            case 2:
                Line($"if (!({Condition(scope, 1)}) || {index} is < 0 or > {3 + _choices.Next(7)}) {(scope.CanLeave && scope.IsOwnMethod ? scope.Return : "throw new InvalidOperationException()")};");
                break;
            default:
                Line($"if ({_choices.Next(7) switch
                {
                    0 => $"(uint){index} < (uint){args}.Count",
                    1 => $"{index} >= 0 && {index} < {args}.Count",
                    2 => $"{index} is >= 0 and <= {1 + _choices.Next(8)}",
                    3 => $"{Condition(scope, 1)} && {index} >= 0 && {index} <= {1 + _choices.Next(8)}",
                    4 => $"{index} >= 0 && {args}.Count > {index}",
                    5 => $"{args}.Count - {index} > 0 && (uint){index} < 9",
                    _ => $"({index} > -1) & ({index} < {1 + _choices.Next(9)})",
                }})");
                break;
        }
        Open();
        Scope inner = scope.Inner();
        // Between the guard and the read there is often something that may undo it.
        Statements(inner, _choices.Next(3), _choices.Next(Math.Max(depth, 1)));
        Line($"sink += {ReadOf(inner, index)};");
        Close();
    }

    private string ReadOf(Scope scope, string index)
    {
        string args = Among(scope.Args);
        return _choices.Next(10) switch
        {
            0 => $"(ulong){args}.Value<byte>({index})",
            1 => $"(ulong)({args}.Reference<string>({index}) is null ? 1 : 2)",
            2 => $"(ulong){args}.Ref<int>({index})",
            3 => $"(ulong){args}.Span<char>({index}).Length",
            5 => $"({args}.Count > {_choices.Next(3)} ? {args}[^{_choices.Of("1", "2", $"(({Paren(Expression("int", scope, 1))} & 1) + 1)")}] : 0)",
            4 => $"(ulong)({args}.Value<E>(index: {index}) == E.A ? 1 : 2)",
            _ => $"{args}[{index}]",
        };
    }

    /// <summary>An index that can usually be shown to be in range.</summary>
    private string Index(Scope scope)
        => _choices.Next(13) switch
        {
            0 => $"{_choices.Next(12)}",
            1 => $"{Expression("int", scope, 1)} & {_choices.Of("1", "3", "7")}",
            2 => Cast("int", $"(unchecked((uint){Paren(Expression("int", scope, 1))}) % {1 + _choices.Next(12)})"),
            3 => $"Math.Clamp({Expression("int", scope, 1)}, 0, {1 + _choices.Next(10)})",
            4 => $"Math.Min(Math.Max({Expression("int", scope, 1)}, 0), {_choices.Next(11)})",
            5 => $"Math.Abs({Expression("int", scope, 1)} % {1 + _choices.Next(12)})",
            6 => $"({Condition(scope, 1)} ? {_choices.Next(12)} : {_choices.Next(12)})",
            7 => $"({Variable("int", scope)} switch {{ < 3 => {_choices.Next(5)}, 5 => {_choices.Next(8)}, _ => {_choices.Next(12)} }})",
            8 => $"Bounded({Expression("int", scope, 1)})",
            9 => $"{Cast("byte", Paren(Expression("int", scope, 1)))} >> {_choices.Of("5", "6", "7")}",
            10 => $"(int)(E){_choices.Next(4)}",
            11 => $"s_most - {Paren(Expression("int", scope, 1))} % 6 & 7",
            _ => Expression("int", scope, 2),
        };
}

namespace RawTp.Verification.Tests.RandomPrograms;

internal sealed partial class ProgramWriter
{
    private void Statement(Scope scope, int depth)
    {
        if (depth <= 0)
        {
            Simple(scope);
            return;
        }
        switch (_choices.Next(30))
        {
            case 0 or 1: Declare(scope); break;
            case 2 or 3 or 4: Simple(scope); break;
            case 5 or 6: If(scope, depth); break;
            case 7 or 8 or 9: For(scope, depth); break;
            case 10: While(scope, depth); break;
            case 11: Switch(scope, depth); break;
            case 12: Try(scope, depth); break;
            case 13: Goto(scope, depth); break;
            case 14: Leave(scope); break;
            case 15: Function(scope, depth); break;
            case 16: Reference(scope); break;
            case 17: Swap(scope); break;
            case 18: Left(scope); break;
            case 19: Held(scope); break;
            case 20: Bools(scope, depth); break;
            case 21: Each(scope, depth); break;
            case 22 or 23: Unnamed(scope, depth); break;
            default: Read(scope, depth); break;
        }
    }

    private void Declare(Scope scope)
    {
        string type = Among(s_types);
        string name = Name("v");
        // Mostly a small number, so that what is done with it can often be an index.
        string value = _choices.Next(5) < 3 ? Cast(type, $"{_choices.Next(6)}") : Expression(type, scope, 2);
        Line($"{type} {name} = {value};");
        scope.Add(new Variable(name, type));
    }

    private void Simple(Scope scope)
    {
        List<Variable> assignable = [.. scope.Numbers.Where(static variable => variable.IsAssignable)];
        if (assignable.Count == 0)
        {
            Declare(scope);
            return;
        }
        Variable to = Among(assignable);
        string value = Expression(to.Type, scope, 2);
        Line(_choices.Next(7) switch
        {
            0 => $"{to.Name}++;",
            1 => $"--{to.Name};",
            2 when to.Type != "E" => $"{to.Name} {_choices.Of("+=", "-=", "*=", "&=", "|=", "^=")} {Cast(to.Type, Constant())};",
            3 when to.Type != "E" => $"{to.Name} {_choices.Of("%=", "/=")} {Cast(to.Type, _choices.Of("1", "2", "5", "12"))};",
            4 when to.Type != "E" => $"{to.Name} {_choices.Of("<<=", ">>=", ">>>=")} {_choices.Of("1", "2", "s_two", "Inputs.I")};",
            5 when to.Type != "E" => $"{to.Name} {_choices.Of("+=", "-=", "|=")} {value};",
            _ => $"{to.Name} = {value};",
        });
    }

    private void If(Scope scope, int depth)
    {
        Line($"if ({Condition(scope, 2)})");
        Block(scope, depth);
        if (!_choices.OneIn(2))
            return;
        Line("else");
        Block(scope, depth);
    }

    private void For(Scope scope, int depth)
    {
        string name = Name("i");
        string bound = _choices.Next(6) switch
        {
            0 when scope.Args.Count > 0 => $"{Among(scope.Args)}.Count",
            1 when scope.Args.Count > 0 => $"Math.Min({Among(scope.Args)}.Count, {1 + _choices.Next(6)})",
            2 => Variable("int", scope),
            _ => $"{_choices.Next(7)}",
        };
        bool isDisturbed = _choices.OneIn(3);
        Line(_choices.Next(6) switch
        {
            0 => $"for (int {name} = {bound} - 1; {name} >= {_choices.Of("0", "0", "1", "-1")}; {name}--)",
            1 => $"for (int {name} = {_choices.Next(3)}; {name} <= {bound}; {name}++)",
            2 => $"for (int {name} = {_choices.Next(3)}; {name} < {bound}; {name} += {1 + _choices.Next(3)})",
            3 => $"for (int {name} = 0; {name} != {bound}; {name}++)",
            _ => $"for (int {name} = {_choices.Next(2)}; {name} < {bound}; {name}++)",
        });
        Loop(scope, depth, inner => inner.Add(new Variable(name, "int", isDisturbed)));
    }

    private void While(Scope scope, int depth)
    {
        string condition = Condition(scope, 2);
        if (_choices.OneIn(3))
        {
            Line("do");
            Loop(scope, depth);
            Line($"while ({condition});");
            return;
        }
        Line($"while ({condition})");
        Loop(scope, depth);
    }

    private void Loop(Scope scope, int depth, Action<Scope>? first = null)
        => Block(scope, depth, inner =>
        {
            Line("Fuel.Burn();");
            inner.IsInLoop = true;
            first?.Invoke(inner);
        });

    private void Switch(Scope scope, int depth)
    {
        int first = _choices.Next(4);
        string on = _choices.OneIn(4) && scope.Args.Count > 0 ? $"{Among(scope.Args)}.Count" : Variable("int", scope);
        string when = _choices.OneIn(3) ? $" when {Condition(scope, 1)}" : "";
        string any = Name("s");
        Line($"switch ({on})");
        Open();
        foreach (string label in (string[])[$"case {first}{when}:", $"case {first + 1}: case {first + 2}:", $"case > {first + 2} and < {first + 4 + _choices.Next(6)}:", _choices.Of("default:", $"case var {any} when {Condition(scope, 1)}:")])
        {
            Line(label);
            Scope inner = scope.Inner();
            inner.IsInLoop = false;
            Block(inner, depth);
            Line(label.StartsWith("case >", StringComparison.Ordinal) && _choices.OneIn(3) && scope.CanLeave ? $"{{ Fuel.Burn(); goto case {first + 1}; }}" : "break;");
        }
        Close();
    }

    private void Try(Scope scope, int depth)
    {
        Line("try");
        Block(scope, depth);
        int kind = _choices.Next(4);
        if (kind > 0)
        {
            Line($"catch (Exception e{_names++}) when (e{_names - 1} is not OutOfFuelException{(_choices.OneIn(2) ? $" && {Condition(scope, 1)}" : "")})");
            Block(scope, depth);
        }
        if (kind is 1 or 2)
            return;
        Line("finally");
        Block(scope, depth, static inner =>
        {
            inner.CanLeave = false;
            inner.IsInLoop = false;
        });
    }

    private void Goto(Scope scope, int depth)
    {
        string label = Name("l");
        if (_choices.OneIn(3))
        {
            Line($"{label}: Fuel.Burn();");
            Block(scope, depth);
            Line($"if ({Condition(scope, 1)}) goto {label};");
            return;
        }
        Line($"if ({Condition(scope, 1)}) goto {label};");
        Block(scope, depth);
        Line($"{label}: ;");
    }

    private void Leave(Scope scope)
    {
        string condition = Condition(scope, 2);
        Line($"if ({condition}) {_choices.Next(4) switch
        {
            0 when scope.IsInLoop => "break;",
            1 when scope.IsInLoop => "continue;",
            2 => "throw new InvalidOperationException();",
            _ when scope.CanLeave && scope.IsOwnMethod => "return 0;",
            _ => "throw new InvalidOperationException();",
        }}");
    }

    private void Bools(Scope scope, int depth)
    {
        string name = Name("b");
        Line($"bool {name} = {Condition(scope, 2)};");
        scope.Add(new Variable(name, "bool"));
        if (_choices.OneIn(2))
            Simple(scope);
        if (_choices.OneIn(4))
            Line($"{name} {_choices.Of("&=", "|=", "=")} {Condition(scope, 1)};");
        Line($"if ({_choices.Of(name, "!" + name)})");
        Block(scope, depth);
    }
}

namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>What makes a variable change without being named, or not change although it is.</summary>
internal sealed partial class ProgramWriter
{
    /// <summary>A lambda or a local function that writes what is around it.</summary>
    private void Function(Scope scope, int depth)
    {
        string name = Name("f");
        if (_choices.OneIn(2) && scope.Args.Count > 0)
        {
            Line($"ulong {name}(RawTracepointArgs {name}args, int {name}i)");
            Scope inner = scope.Captured();
            inner.Args.Add($"{name}args");
            inner.Add(new Variable($"{name}i", "int"));
            Open();
            Line("Fuel.Burn();");
            Statements(inner, 1 + _choices.Next(2), depth - 2);
            Line("return 1;");
            Close();
            Line($"sink += {name}({Among(scope.Args)}, {Expression("int", scope, 1)});");
            return;
        }
        Scope captured = scope.Captured();
        Line(_choices.Of($"void {name}()", $"Action {name} = () =>"));
        Open();
        Statements(captured, 1 + _choices.Next(2), depth: 0);
        Line("Fuel.Burn();");
        _indentation--;
        Line("};");
        if (_choices.OneIn(2))
            Simple(scope);
        Line($"{name}();");
    }

    private void Reference(Scope scope)
    {
        IReadOnlyList<Variable> assignable = scope.IsOwnMethod ? scope.Assignable("int") : [];
        if (assignable.Count == 0)
        {
            Declare(scope);
            return;
        }
        string a = Among(assignable).Name;
        string b = Among(assignable).Name;
        string value = _choices.Of(Expression("int", scope, 1), $"(Inputs.Flag ? {_choices.Next(9)} : {_choices.Next(60)})");
        string reference = Name("r");
        Line(_choices.Next(9) switch
        {
            0 => $"Set(out {a}, {value});",
            1 => $"Add(ref {a}, {value});",
            2 => $"Set(out {a}, ({b} = {value}));",
            3 => $"(Inputs.Flag ? ref {a} : ref {b}) = {value};",
            4 => $"(Inputs.Flag ? ref {a} : ref {b}){_choices.Of("++", "--", " += 2")};",
            5 => $"ref int {reference} = ref {a}; {reference} = {value};",
            6 => $"ref int {reference} = ref (Inputs.Flag ? ref {a} : ref {b}); {b} = 1; {reference} += {value};",
            7 => $"Either(Inputs.Flag, ref {a}, ref {b}) = {value};",
            _ => $"Add(ref (Inputs.Flag ? ref {a} : ref {b}), {value});",
        });
    }

    private void Swap(Scope scope)
    {
        IReadOnlyList<Variable> assignable = scope.Assignable("int");
        if (assignable.Count == 0)
        {
            Declare(scope);
            return;
        }
        string a = Among(assignable).Name;
        string b = Among(assignable).Name;
        Line(_choices.Next(4) switch
        {
            0 => $"({a}, {b}) = ({b}, {a});",
            1 => $"({a}, {b}) = ({Expression("int", scope, 1)}, {Expression("int", scope, 1)});",
            2 => $"({a}, {b}) = Two({Expression("int", scope, 1)});",
            _ => $"({a}, ({b}, _)) = ({b} + 1, ({a}, 3));",
        });
    }

    /// <summary>A call that the compiler leaves out, with what its argument does.</summary>
    private void Left(Scope scope)
    {
        string condition = Condition(scope, 1);
        string switched = $"{Variable("int", scope)} switch {{ 0 => 1, > 0 and < {2 + _choices.Next(9)} => 2 }}";
        Line($"Trace({_choices.Of(SideEffect("int", scope, 1), condition, switched)});");
    }

    /// <summary>The arguments in a struct, under another name, in a method that calls itself.</summary>
    private void Held(Scope scope)
    {
        if (scope.Args.Count == 0)
        {
            Simple(scope);
            return;
        }
        string args = Among(scope.Args);
        string name = Name("h");
        switch (_choices.Next(6))
        {
            case 0:
                Line($"RawTracepointArgs {name} = {args};");
                scope.Args.Add(name);
                break;
            case 1:
                Line($"sink += Downwards({args}, {Expression("int", scope, 1)});");
                break;
            case 2:
                Line($"sink += Upwards({args}, {_choices.Next(3)}, {_choices.Of("3", $"{args}.Count", Variable("int", scope))});");
                break;
            case 3:
                Line($"sink += As<{_choices.Of("byte", "int", "E")}>({args}, {Index(scope)});");
                break;
            case 4:
                Line($"sink += Twice<byte>({args}, {Condition(scope, 1)});");
                break;
            default:
                Line($"var {name} = new Holder({args}, {Index(scope)}); sink += {name}.{_choices.Of("Here", "Moved()", $"Read({Expression("int", scope, 1)})", $"First()", $"Args[{Index(scope)}]")};");
                break;
        }
    }
}

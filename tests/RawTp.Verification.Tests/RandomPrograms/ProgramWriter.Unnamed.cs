namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>Statements in which a variable changes in the middle of something else, or by way of memory.</summary>
internal sealed partial class ProgramWriter
{
    private void Each(Scope scope, int depth)
    {
        string name = Name("x");
        string some = $"{Expression("int", scope, 1)}, {_choices.Next(9)}, {_choices.Next(40)}";
        Line($"foreach (int {name} in {_choices.Of($"new[] {{ {some} }}", $"stackalloc int[] {{ {some} }}", $"(ReadOnlySpan<int>)[{some}]")})");
        Loop(scope, depth, inner => inner.Add(new Variable(name, "int", IsAssignable: false)));
    }

    private void Unnamed(Scope scope, int depth)
    {
        IReadOnlyList<Variable> assignable = scope.IsOwnMethod ? scope.Assignable("int") : [];
        if (assignable.Count == 0)
        {
            Declare(scope);
            return;
        }
        string a = Among(assignable).Name;
        string b = Among(assignable).Name;
        string name = Name("u");
        string value = Expression("int", scope, 1);
        switch (_choices.Next(12))
        {
            case 0:
                // Not of one that a lambda captures.
                Line($"int {name} = {a}; int* {name}p = &{name}; {name} = {_choices.Next(5)}; *{name}p = {value}; {b} = {name};");
                break;
            case 1:
                Line($"{a}.Jump();");
                break;
            case 2:
                Line($"sink += (ulong)Through({_choices.Of("", "in ")}{a});");
                break;
            case 3:
                Line($"using (new Undo(ref {a}))");
                Block(scope, depth);
                break;
            case 4:
                Line($"(int, int) {name} = ({value}, {b}); ({a}, {b}) = {_choices.Of(name, $"({name}.Item2, {name}.Item1)", $"({b}, {name}.Item1)")};");
                break;
            case 5:
                Line($"var {name} = new Pair({a}, {a} = {value}) with {{ Second = {b} = {_choices.Next(20)} }}; {a} = {name}.{_choices.Of("First", "Second")};");
                break;
            case 6:
                Line($"sink += (ulong)$\"{{{a} = {value}}} {{{b}}}\".Length;");
                break;
            case 7:
                Line($"int[] {name} = [{a}, {a} = {value}, {b}++]; {name}[{a} & 1] = {b} = {_choices.Next(15)};");
                break;
            case 8:
                Line($"int? {name} = {_choices.Of(value, "null")}; {name} ??= {a} = {_choices.Next(20)}; {b} = {name}.Value;");
                break;
            case 9:
                Line($"int[]? {name} = Inputs.Flag ? new int[1] : null; {name}?[0] = {a} = {value};");
                break;
            case 10:
                Line($"object {name} = {value}; if ({name} is not int {name}i) {a} = 1; else {_choices.Of(a, b)} = {name}i;");
                break;
            default:
                Line($"Span<int> {name} = new(ref {a}); {b} = {_choices.Next(5)}; {name}[0] {_choices.Of("=", "+=")} {value};");
                break;
        }
    }
}

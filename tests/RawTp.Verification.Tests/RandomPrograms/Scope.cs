namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>A local or a parameter of the program being written.</summary>
/// <param name="IsAssignable">Whether the program may assign to it; some loops count undisturbed.</param>
internal sealed record Variable(string Name, string Type, bool IsAssignable = true);

/// <summary>What can be named where the program is being written.</summary>
internal sealed class Scope
{
    private readonly List<Variable> _variables = [];

    public Scope()
    {
    }

    private Scope(Scope outer)
    {
        _variables.AddRange(outer._variables);
        Args = outer.Args;
        IsInLoop = outer.IsInLoop;
        CanLeave = outer.CanLeave;
        IsOwnMethod = outer.IsOwnMethod;
    }

    /// <summary>The names of what holds the arguments; empty where there are none.</summary>
    public List<string> Args { get; private set; } = [];

    public bool IsInLoop { get; set; }

    /// <summary>How to return what has been read.</summary>
    public string Return { get; init; } = "return sink";

    /// <summary>Whether one can return, break and continue from here: not from a finally block.</summary>
    public bool CanLeave { get; set; } = true;

    /// <summary>Whether the variables belong to the function that is being written: those of another cannot have references taken.</summary>
    public bool IsOwnMethod { get; set; } = true;

    public IReadOnlyList<Variable> Numbers => [.. _variables.Where(static variable => variable.Type != "bool")];

    public Scope Inner() => new(this) { Args = [.. Args], Return = Return };

    public void Add(Variable variable) => _variables.Add(variable);

    public IReadOnlyList<Variable> OfType(string type) => [.. _variables.Where(variable => variable.Type == type)];

    public IReadOnlyList<Variable> Assignable(string type) => [.. _variables.Where(variable => variable.Type == type && variable.IsAssignable)];

    /// <summary>The same, without the arguments, which no lambda can capture.</summary>
    public Scope Captured()
    {
        Scope captured = Inner();
        captured.Args = [];
        captured.IsInLoop = false;
        captured.IsOwnMethod = false;
        return captured;
    }
}

namespace RawTp.Benchmarks.Compare;

/// <summary>One way to instrument a site.</summary>
/// <param name="Group">What it is compared with.</param>
/// <param name="Name">As in the table.</param>
/// <param name="IsOn">Whether somebody looks at the time.</param>
/// <param name="Loop">Does the operation as often as it is told.</param>
/// <param name="Late">What is done only when the JIT has compiled the operation for good.</param>
internal sealed record Candidate(string Group, string Name, bool IsOn, Action<int> Loop, Action? Late = null);

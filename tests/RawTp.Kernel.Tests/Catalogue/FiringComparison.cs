namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>Fires tracepoints with every bit pattern and compares what a program saw with what the kernel would have shown it.</summary>
internal sealed class FiringComparison
{
    private readonly List<string> _differences = [];
    private int _tracepoints;
    private int _expectedArguments;
    private int _comparedArguments;

    /// <summary>Fires one tracepoint: detached, with the program attached, and detached again.</summary>
    /// <param name="tracepoint">The kernel's tracepoint.</param>
    /// <param name="pointers">What its pointers are in C#.</param>
    /// <param name="entry">Its counterpart.</param>
    /// <param name="program">A program that observes all its arguments.</param>
    /// <param name="expected">The word that the program must see of a value argument, made from the word that the tracepoint is fired with.</param>
    public void Fire(KernelTracepoint tracepoint, PointersAs pointers, CatalogueEntry entry, RawTracepointProgram program, Func<CArgument, ulong, ulong> expected)
    {
        _tracepoints++;
        ulong[][] rows = [.. BitPatterns.ForArity(tracepoint.Arguments.Length)];
        FireDetached(tracepoint, entry, rows[0]);
        using (RawTracepoint.Open(CatalogueSource.NameOf(tracepoint, pointers), program))
        {
            foreach (ulong[] bits in rows)
                FireAttached(tracepoint, pointers, entry, bits, expected);
        }
        FireDetached(tracepoint, entry, rows[0]);
    }

    /// <summary>Fails with the first differences where there is any, and where not everything has been compared.</summary>
    public void AssertNoDifference(int tracepoints)
    {
        Assert.True(_differences.Count == 0, $"{_differences.Count} differences: {string.Join(Environment.NewLine, _differences.Take(20))}");
        Assert.Equal(tracepoints, _tracepoints);
        Assert.Equal(_expectedArguments, _comparedArguments);
    }

    private void FireDetached(KernelTracepoint tracepoint, CatalogueEntry entry, ulong[] bits)
    {
        Observation.Reset();
        entry.Fire(bits, entry.NewObjects());
        if (Observation.Runs != 0)
            _differences.Add($"{tracepoint.Name}: a program ran that was not attached");
    }

    private void FireAttached(KernelTracepoint tracepoint, PointersAs pointers, CatalogueEntry entry, ulong[] bits, Func<CArgument, ulong, ulong> expected)
    {
        object?[] objects = entry.NewObjects();
        // Null pointers are pointers, too.
        if (bits.All(word => word == 0))
            Array.Clear(objects);
        Observation.Reset();
        entry.Fire(bits, objects);
        if (Observation.Runs != 1 || Observation.Count != tracepoint.KernelArgumentCount)
            _differences.Add($"{tracepoint.Name}: the program ran {Observation.Runs} times and was told of {Observation.Count} arguments; the kernel has {tracepoint.KernelArgumentCount}");
        _expectedArguments += tracepoint.KernelArgumentCount;
        for (int i = 0; i < tracepoint.Arguments.Length; i++)
        {
            CArgument argument = tracepoint.Arguments[i];
            _comparedArguments++;
            if (argument.Kind == CKind.Pointer && pointers == PointersAs.References)
                CompareObject(tracepoint, i, objects[i]);
            else
                CompareWord(tracepoint, i, bits[i], expected(argument, bits[i]));
        }
    }

    private void CompareObject(KernelTracepoint tracepoint, int index, object? expected)
    {
        if (!ReferenceEquals(expected, Observation.SeenObjects[index]))
            _differences.Add($"{tracepoint.Name} args[{index}] ({tracepoint.Arguments[index].Type}): fired with {expected ?? "null"}, arrived {Observation.SeenObjects[index] ?? "null"}");
    }

    private void CompareWord(KernelTracepoint tracepoint, int index, ulong bits, ulong expected)
    {
        ulong arrived = Observation.SeenWords[index];
        if (arrived != expected)
            _differences.Add($"{tracepoint.Name} args[{index}] ({tracepoint.Arguments[index].Type}): fired with 0x{bits:x16}, arrived 0x{arrived:x16}, but the kernel shows 0x{expected:x16}");
    }
}

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>A test that loads programs into the running kernel; skipped with the reason where that cannot be done.</summary>
internal sealed class KernelFactAttribute : FactAttribute
{
    public KernelFactAttribute() => Skip = BpfPermission.WhyNot;

    /// <summary>The first kernel with what the test needs, such as <c>6.10</c>; older ones skip it.</summary>
    public string Since
    {
        get;
        set
        {
            field = value;
            Skip ??= BpfPermission.WhyTooOld(value);
        }
    } = "4.17";
}

/// <summary>A <see cref="KernelFactAttribute"/> with data.</summary>
internal sealed class KernelTheoryAttribute : TheoryAttribute
{
    public KernelTheoryAttribute() => Skip = BpfPermission.WhyNot;
}

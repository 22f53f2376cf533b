namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>What the kernel's macros make of an argument, computed from the catalogue's sizes alone.</summary>
internal static class KernelWidening
{
    /// <summary>The word in which a program finds the argument: <c>CAST_TO_U64</c> (include/trace/bpf_probe.h).</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="bits">A word whose lower bits hold the argument's value; of a bool's the lowest.</param>
    public static ulong CastToU64(CArgument argument, ulong bits)
        => argument.Kind == CKind.Bool ? bits & 1 : bits & ulong.MaxValue >> 8 * (sizeof(ulong) - argument.Size);

    /// <summary>The value that C code reads back from that word by a cast to the argument's type, as libbpf's <c>BPF_PROG</c> does; sign-extended.</summary>
    public static ulong ReadBack(CArgument argument, ulong bits)
    {
        if (argument.Kind is not (CKind.Signed or CKind.SignedEnum))
            return CastToU64(argument, bits);
        int unused = 8 * (sizeof(ulong) - argument.Size);
        return (ulong)((long)bits << unused >> unused);
    }
}

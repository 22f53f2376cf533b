using System.Runtime.InteropServices;

namespace RawTp.Kernel.Tests.Bpf;

/// <summary>Whether this process may load programs into the kernel, found out once, by loading one.</summary>
internal static class BpfPermission
{
    private static readonly Lazy<string?> s_whyNot = new(Probe);

    /// <summary>Why no program can be loaded here, as a sentence; null where one can.</summary>
    public static string? WhyNot => s_whyNot.Value;

    /// <summary>Why a test that needs a kernel from <paramref name="version"/> on cannot run here; null where it can.</summary>
    public static string? WhyTooOld(string version)
        => KernelVersion >= Version.Parse(version) ? null : $"Needs Linux {version}; this is {KernelVersion.ToString(2)}.";

    /// <summary>The running kernel's version; .NET takes it from uname(2).</summary>
    public static Version KernelVersion => Environment.OSVersion.Version;

    /// <summary>What an error of the first BPF_PROG_LOAD means for somebody who runs the tests.</summary>
    internal static string Explain(Errno errno, string message) => errno switch
    {
        Errno.EPERM or Errno.EACCES => $"This process may not load BPF programs ({errno}): it takes root, or CAP_BPF and CAP_PERFMON, with neither a seccomp filter nor kernel lockdown in the way.",
        Errno.ENOSYS => "There is no bpf(2) here (ENOSYS): the kernel is built without CONFIG_BPF_SYSCALL, or a sandbox hides it.",
        Errno.EINVAL => "The kernel does not know raw tracepoint programs (EINVAL): they came with Linux 4.17 and need CONFIG_BPF_EVENTS.",
        _ => message,
    };

    private static string? Probe()
    {
        if (!OperatingSystem.IsLinux())
            return $"Raw tracepoints of the kernel exist on Linux only; this is {RuntimeInformation.OSDescription}.";
        if (!BpfSyscall.IsKnownHere)
            return $"The number of bpf(2) is known to these tests on x64 and arm64 only; this is {RuntimeInformation.ProcessArchitecture}.";
        try
        {
            using BpfProgram probe = KernelPrograms.ReadingNothing();
            return null;
        }
        catch (BpfException refusal)
        {
            return Explain(refusal.Errno, refusal.Message);
        }
    }
}

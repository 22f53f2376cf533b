namespace RawTp.Kernel.Tests.Bpf;

/// <summary>The error numbers that bpf(2) answers with (include/uapi/asm-generic/errno-base.h), under their own names.</summary>
internal enum Errno
{
    None = 0,
    EPERM = 1,
    ENOENT = 2,
    E2BIG = 7,
    EBADF = 9,
    ENOMEM = 12,
    EACCES = 13,
    EFAULT = 14,
    EBUSY = 16,
    EEXIST = 17,
    EINVAL = 22,
    ENOSPC = 28,
    ENOSYS = 38,
    EOPNOTSUPP = 95,
    ENOTSUPP = 524,
}

using System.Collections.Immutable;
using RawTp.Kernel.Tests.Bpf;
using RawTp.Kernel.Tests.Catalogue;

namespace RawTp.Kernel.Tests.SameAnswer;

/// <summary>Which programs the running kernel lets attach to one of its tracepoints.</summary>
/// <param name="Tracepoint">The tracepoint, as the catalogue has it.</param>
/// <param name="AcceptsArgument">For each index whether a program that reads <c>args[index]</c> was attached.</param>
public sealed record KernelAnswer(KernelTracepoint Tracepoint, ImmutableArray<bool> AcceptsArgument)
{
    public int ArgumentCount => AcceptsArgument.Count(accepted => accepted);
}

/// <summary>
/// The kernel's answers for a sample of its tracepoints: for each arity up to <see cref="PerArity"/> of them, from as many
/// systems as possible. Asked once for all tests, since the first program on a tracepoint costs about 13 ms.
/// </summary>
public sealed class KernelAnswers
{
    private const int PerArity = 25;

    private readonly Lazy<(ImmutableArray<KernelAnswer> Answers, ImmutableArray<string> Absent)> _asked = new(Ask);

    /// <summary>The tracepoints that the running kernel has, with what it said.</summary>
    public ImmutableArray<KernelAnswer> Answers => _asked.Value.Answers;

    /// <summary>The tracepoints of the sample that the running kernel was built without.</summary>
    public ImmutableArray<string> Absent => _asked.Value.Absent;

    /// <summary>The same on every machine and in every run.</summary>
    public static ImmutableArray<KernelTracepoint> Sample { get; } =
    [
        .. LinuxCatalogue.Tracepoints
            .GroupBy(tracepoint => (tracepoint.KernelArgumentCount, tracepoint.System))
            .SelectMany(ofOneSystem => ofOneSystem.Select((tracepoint, rank) => (tracepoint, rank)))
            .OrderBy(ranked => ranked.rank)
            .GroupBy(ranked => ranked.tracepoint.KernelArgumentCount, ranked => ranked.tracepoint)
            .OrderBy(ofOneArity => ofOneArity.Key)
            .SelectMany(ofOneArity => ofOneArity.Take(PerArity)),
    ];

    private static (ImmutableArray<KernelAnswer>, ImmutableArray<string>) Ask()
    {
        var answers = ImmutableArray.CreateBuilder<KernelAnswer>();
        var absent = ImmutableArray.CreateBuilder<string>();
        using BpfProgram readsNothing = KernelPrograms.ReadingNothing();
        BpfProgram[] reads = [.. Enumerable.Range(0, KernelPrograms.MaxArguments).Select(KernelPrograms.Reading)];
        foreach (KernelTracepoint tracepoint in Sample)
        {
            // Held open, so that those which follow are not the first program on the tracepoint.
            using BpfLink? link = readsNothing.TryOpen(tracepoint.Name, out Errno errno);
            if (link is not null)
                answers.Add(new KernelAnswer(tracepoint, [.. reads.Select(program => Accepts(program, tracepoint.Name))]));
            else if (errno == Errno.ENOENT)
                absent.Add(tracepoint.Name);
            else
                throw new BpfException($"BPF_RAW_TRACEPOINT_OPEN of '{tracepoint.Name}' with a program that reads nothing", errno);
        }
        foreach (BpfProgram program in reads)
            program.Dispose();
        return (answers.ToImmutable(), absent.ToImmutable());
    }

    private static bool Accepts(BpfProgram program, string tracepoint)
    {
        using BpfLink? link = program.TryOpen(tracepoint, out Errno errno);
        return errno switch
        {
            Errno.None => true,
            Errno.EINVAL => false,
            _ => throw new BpfException($"BPF_RAW_TRACEPOINT_OPEN of '{tracepoint}'", errno),
        };
    }
}

using System.Globalization;
using RawTp.Kernel.Tests.Bpf;
using Xunit.Abstractions;

namespace RawTp.Kernel.Tests.SameVerdict;

/// <summary>
/// Whatever program the kernel's verifier accepts RawTp accepts, too, and asks for no more arguments. Other programs than always:
/// <c>RAWTP_RANDOM_SEED=123</c>; more of them: <c>RAWTP_RANDOM_PROGRAMS=10000</c>.
/// </summary>
public class RandomVerdictTests(ITestOutputHelper output)
{
    private const int PerCompilation = 100;

    [KernelFact]
    public void RawTp_accepts_what_the_kernel_accepts_and_refuses_what_it_refuses()
    {
        int seed = Setting("RAWTP_RANDOM_SEED", 1);
        int programs = Setting("RAWTP_RANDOM_PROGRAMS", 400);
        var differences = new List<string>();
        int accepted = 0;
        int better = 0;

        foreach (int[] seeds in Enumerable.Range(seed, programs).Chunk(PerCompilation))
        {
            Statement[][] described = [.. seeds.Select(RandomDescription.Of)];
            string[] sources = [.. described.Select(SourceOf.Program)];
            foreach ((int index, ProgramVerdict rawTp) in Verdicts.OfRawTp(sources).Index())
            {
                ProgramVerdict kernel = Verdicts.OfKernel(described[index]);
                accepted += kernel.IsAccepted ? 1 : 0;
                // What RawTp knows to be dead although the kernel does not is read by neither.
                better += rawTp.IsAccepted && rawTp.MaxArgs != kernel.MaxArgs ? 1 : 0;
                if (kernel.IsAccepted && !(rawTp.MaxArgs <= kernel.MaxArgs))
                    differences.Add($"Seed {seeds[index]}: the kernel accepts it with {kernel.MaxArgs} arguments, RawTp {(rawTp.IsAccepted ? $"with {rawTp.MaxArgs}" : $"refuses it: {rawTp.Reason}")}\n{sources[index]}");
            }
        }

        output.WriteLine($"{programs} programs, {accepted} accepted by the kernel, {better} by RawTp with fewer arguments or only; {differences.Count} differences");
        Assert.True(differences.Count == 0, $"{differences.Count} of {programs}\n{string.Join("\n\n", differences.OrderBy(static difference => difference.Length).Take(6))}");
        Assert.InRange(accepted, programs / 4, programs * 9 / 10);
        // Both know the same of nearly all programs, or one of the two knows nothing.
        Assert.InRange(better, 0, programs / 20);
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

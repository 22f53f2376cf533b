using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RawTp.Model;
using RawTp.Model.Verification;
using RawTp.Verification.Tests.Programs;
using Xunit.Abstractions;

namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>
/// No program that the analysis accepts reads an argument that does not exist, or one that is not in its record. More programs than in
/// every run: <c>RAWTP_RANDOM_PROGRAMS=10000</c>; others than always: <c>RAWTP_RANDOM_SEED=123</c>.
/// </summary>
[Collection(RunningPrograms.Name)]
public class SoundnessTests(ITestOutputHelper output)
{
    private const int ProgramsPerCompilation = 125;
    private const int RunsPerCount = 12;

    [Fact]
    public void No_program_that_is_accepted_reads_an_argument_that_does_not_exist_or_is_not_recorded()
    {
        int programs = Setting("RAWTP_RANDOM_PROGRAMS", 1000);
        ulong seed = (ulong)Setting("RAWTP_RANDOM_SEED", 1);
        output.WriteLine($"{programs} programs, seeds from {seed} on");
        var tally = new Tally();

        for (int done = 0; done < programs; done += ProgramsPerCompilation)
            Check(seed + (ulong)done, Math.Min(ProgramsPerCompilation, programs - done), tally);

        output.WriteLine(tally.ToString());
        Assert.True(tally.Violations.Count == 0, $"{tally}\n{string.Join("\n\n", tally.Violations.Take(3))}");
        // Where little is accepted, or little compiles, nothing is shown.
        Assert.True(tally.Accepted > 0.30 * programs, tally.ToString());
        Assert.True(tally.WithComputedIndex > 0.15 * programs, tally.ToString());
        Assert.True(tally.NotCompiled < 0.05 * programs, tally.ToString());
    }

    private static void Check(ulong firstSeed, int count, Tally tally)
    {
        ulong[] seeds = [.. Enumerable.Range(0, count).Select(index => firstSeed + (ulong)index)];
        string[] sources = [.. seeds.Select(static seed => ProgramWriter.Write($"P{seed}", Choices.Draw(seed)))];
        ProgramCompilation compilation = ProgramCompilation.Of(sources.Append(ProgramWriter.Shared));
        (Assembly assembly, System.Runtime.Loader.AssemblyLoadContext context, IReadOnlyList<Diagnostic> errors) = compilation.Load();
        tally.Errors.AddRange(errors.Select(static error => $"{error} in {error.Location.SourceTree!.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start)}"));
        for (int i = 0; i < count; i++)
        {
            string name = $"P{seeds[i]}";
            if (assembly.GetType(name) is not { } type)
            {
                tally.NotCompiled++;
                continue;
            }
            ArgumentReads reads = ProgramVerification.Verify(compilation.Method(name, "Run"), compilation.Compilation, CancellationToken.None);
            if (!reads.IsVerified)
            {
                foreach (Unverifiable problem in reads.Unverifiable)
                    tally.Reasons.Add(problem.Reason);
                tally.Refused++;
                continue;
            }
            tally.Accepted++;
            if (reads.Reads.Any(static read => read.First != read.Last))
                tally.WithComputedIndex++;
            var program = type.GetMethod("Run")!.CreateDelegate<ProgramBody>();
            if (ProgramRuns.FindViolation(reads, program, (int)seeds[i], RunsPerCount) is { } violation)
                tally.Violations.Add($"Seed {seeds[i]}: {violation}\n{SmallerProgram.Of(seeds[i], RunsPerCount)}");
        }
        context.Unload();
    }

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

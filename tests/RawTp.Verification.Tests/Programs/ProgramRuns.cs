using RawTp.Model;

namespace RawTp.Verification.Tests.Programs;

/// <summary>Runs an accepted program with every number of arguments that it may be attached to, and compares what it reads with what was recorded of it.</summary>
internal static class ProgramRuns
{
    /// <returns>What went wrong, with the inputs; null where nothing did.</returns>
    public static string? FindViolation(ArgumentReads reads, ProgramBody program, int seed, int runs)
    {
        var random = new Random(seed);
        for (int count = reads.MaxArgs; count <= RuntimeNames.MaxArgs; count++)
        {
            for (int run = 0; run < runs; run++)
            {
                Inputs.Draw(random);
                string inputs = Inputs.Describe();
                var recorder = new ReadRecorder([.. Enumerable.Range(0, count).Select(_ => run % 2 == 0 ? (ulong)random.Next(16) : (ulong)random.NextInt64())]);
                Run(program, recorder);
                foreach (RecordedRead read in recorder.Reads)
                {
                    if (WhyWrong(read, reads, count) is { } wrong)
                        return $"{read.Accessor}{(read.Type is null ? "" : $"<{read.Type}>")} of args[{read.Index}] {wrong}, with {count} arguments, {inputs}, args: {string.Join(' ', recorder.Values)}";
                }
            }
        }
        return null;
    }

    private static void Run(ProgramBody program, ReadRecorder recorder)
    {
        Fuel.Fill();
        try
        {
            program(new RawTracepointArgs(recorder));
        }
        catch (Exception end) when (end is OutOfFuelException or InvalidOperationException or ArgumentException or ArithmeticException)
        {
            // A program may end by an exception; what it has read until then counts.
        }
    }

    private static string? WhyWrong(RecordedRead read, ArgumentReads reads, int count)
    {
        if (read.Index < 0 || read.Index >= count)
            return "is out of range";
        bool isRecorded = reads.Reads.Any(recorded => recorded.First <= read.Index && read.Index <= recorded.Last
            && recorded.Accessor.ToString() == read.Accessor
            && recorded.Type?.ToDisplayString().Split('.')[^1] is var type && (type is null ? read.Type is null : NameOf(read.Type) == type)
            && (recorded.IsGuarded || read.Index < reads.MaxArgs));
        return isRecorded ? null : "is not in the record";
    }

    private static string? NameOf(Type? type)
        => type == typeof(byte) ? "byte" : type == typeof(int) ? "int" : type == typeof(long) ? "long" : type == typeof(char) ? "char" : type == typeof(string) ? "string" : type?.Name;
}

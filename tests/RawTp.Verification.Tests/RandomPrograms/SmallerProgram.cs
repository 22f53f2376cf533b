using System.Reflection;
using RawTp.Model;
using RawTp.Model.Verification;
using RawTp.Verification.Tests.Programs;

namespace RawTp.Verification.Tests.RandomPrograms;

/// <summary>Makes a program that went wrong as small as it can be and still go wrong.</summary>
internal static class SmallerProgram
{
    private const int Attempts = 250;

    public static string Of(ulong seed, int runs)
    {
        int[] numbers = Choices.Draw(seed);
        int attempts = 0;
        for (int length = numbers.Length / 2; length > 0 && attempts < Attempts; length /= 2)
        {
            for (int start = 0; start + length <= numbers.Length && attempts < Attempts; attempts++)
            {
                int[] shorter = [.. numbers[..start], .. numbers[(start + length)..]];
                if (GoesWrong(shorter, runs))
                    numbers = shorter;
                else
                    start += length;
            }
        }
        return ProgramWriter.Write("P", numbers);
    }

    private static bool GoesWrong(int[] numbers, int runs)
    {
        ProgramCompilation compilation = ProgramCompilation.Of(ProgramWriter.Write("P", numbers), ProgramWriter.Shared);
        (Assembly assembly, System.Runtime.Loader.AssemblyLoadContext context, _) = compilation.Load();
        try
        {
            if (assembly.GetType("P") is not { } type)
                return false;
            ArgumentReads reads = ProgramVerification.Verify(compilation.Method("P", "Run"), compilation.Compilation, CancellationToken.None);
            return reads.IsVerified && ProgramRuns.FindViolation(reads, type.GetMethod("Run")!.CreateDelegate<ProgramBody>(), seed: 1, runs) is not null;
        }
        finally
        {
            context.Unload();
        }
    }
}

namespace RawTp.Benchmarks.Footprint;

/// <summary>What processes print that use a library for the first time, as <see cref="MeasuredProgram"/> orders it.</summary>
/// <param name="Tracepoints">How many the library has.</param>
/// <param name="Precompiled">What was compiled before.</param>
/// <param name="Processes">The numbers of each process, in the order of the rounds.</param>
internal sealed record StartUp(int Tracepoints, Precompiled Precompiled, double[][] Processes)
{
    private const int Rounds = 25;

    /// <summary>Microseconds from before the first use of the library to after it.</summary>
    public double[] FirstUse => Column(0);

    /// <summary>Microseconds of processor time, of all threads until the end.</summary>
    public double[] Processor => Column(1);

    public double[] AllocatedBytes => Column(2);

    public double[] CompiledMethods => Column(3);

    public double[] PrivateKilobytes => Column(4);

    public static IReadOnlyList<StartUp> Measure(BuiltAssemblies assemblies)
    {
        Precompiled[] kinds = BuiltAssemblies.Crossgen is null ? [Precompiled.Nothing] : [Precompiled.Nothing, Precompiled.All];
        (int Tracepoints, Precompiled Precompiled)[] cases = [.. from kind in kinds from tracepoints in (int[])[0, 1, BuiltAssemblies.All] select (tracepoints, kind)];
        double[][][] printed = MeasuredProgram.RunInTurns([.. cases.Select(one => (assemblies.Deploy(one.Tracepoints, one.Precompiled), "start"))], Rounds);
        return [.. cases.Zip(printed, static (one, processes) => new StartUp(one.Tracepoints, one.Precompiled, processes))];
    }

    private double[] Column(int column) => [.. Processes.Select(process => process[column])];
}

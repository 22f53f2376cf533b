namespace RawTp.Benchmarks.Footprint;

/// <summary>What the first <c>Open</c> of a process takes, and another on a second tracepoint.</summary>
/// <param name="IsByName">Or by the tracepoint's property.</param>
/// <param name="Precompiled">What was compiled before.</param>
/// <param name="Processes">The numbers of each process, as <see cref="MeasuredProgram"/> orders them.</param>
internal sealed record FirstOpen(bool IsByName, Precompiled Precompiled, double[][] Processes)
{
    private const int Rounds = 15;

    public double[] Microseconds => Column(0);

    public double[] CompiledMethods => Column(1);

    public double[] MicrosecondsOfSecond => Column(2);

    public static IReadOnlyList<FirstOpen> Measure(BuiltAssemblies assemblies)
    {
        Precompiled[] kinds = BuiltAssemblies.Crossgen is null ? [Precompiled.Nothing] : [Precompiled.Nothing, Precompiled.RawTp, Precompiled.All];
        (bool IsByName, Precompiled Precompiled)[] cases = [.. from kind in kinds from isByName in (bool[])[false, true] select (isByName, kind)];
        double[][][] printed = MeasuredProgram.RunInTurns([.. cases.Select(one => (assemblies.Deploy(BuiltAssemblies.All, one.Precompiled), one.IsByName ? "open-name" : "open"))], Rounds);
        return [.. cases.Zip(printed, static (one, processes) => new FirstOpen(one.IsByName, one.Precompiled, processes))];
    }

    private double[] Column(int column) => [.. Processes.Select(process => process[column])];
}

namespace RawTp.Kernel.Tests.Catalogue;

/// <summary>For each arity a program that observes the words that arrive, of any tracepoint with as many arguments.</summary>
internal static partial class ArgumentCopies
{
    private static readonly RawTracepointProgram[] s_byArity =
    [
        Copy1Program,
        Copy2Program,
        Copy3Program,
        Copy4Program,
        Copy5Program,
        Copy6Program,
        Copy7Program,
        Copy8Program,
        Copy9Program,
        Copy10Program,
        Copy11Program,
        Copy12Program,
    ];

    public static RawTracepointProgram ForArity(int arguments) => s_byArity[arguments - 1];

    [RawTracepointProgram]
    private static void Copy1(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0]);

    [RawTracepointProgram]
    private static void Copy2(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1]);

    [RawTracepointProgram]
    private static void Copy3(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2]);

    [RawTracepointProgram]
    private static void Copy4(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3]);

    [RawTracepointProgram]
    private static void Copy5(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4]);

    [RawTracepointProgram]
    private static void Copy6(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5]);

    [RawTracepointProgram]
    private static void Copy7(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5], args[6]);

    [RawTracepointProgram]
    private static void Copy8(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7]);

    [RawTracepointProgram]
    private static void Copy9(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7], args[8]);

    [RawTracepointProgram]
    private static void Copy10(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7], args[8], args[9]);

    [RawTracepointProgram]
    private static void Copy11(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7], args[8], args[9], args[10]);

    [RawTracepointProgram]
    private static void Copy12(RawTracepointArgs args)
        => Observation.Words(args.Count, args[0], args[1], args[2], args[3], args[4], args[5], args[6], args[7], args[8], args[9], args[10], args[11]);
}

using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawTp.Everywhere;

/// <summary>
/// Runs every check, prints a line for each, and ends with the number of those that failed. With <c>site</c>, only runs the call site until a JIT has
/// optimised it.
/// </summary>
internal static class Program
{
    private static readonly (string Name, Action Run)[] s_checks =
    [
        ("a program sees what is fired", LifeCycle.AProgramSeesWhatIsFired),
        ("programs run in the order of attachment", LifeCycle.ProgramsRunInTheOrderOfAttachment),
        ("a program is attached by name", LifeCycle.AProgramIsAttachedByName),
        ("an unknown name is refused with the nearest", LifeCycle.AnUnknownNameIsRefusedWithTheNearest),
        ("a program that does not fit is refused", LifeCycle.AProgramThatDoesNotFitIsRefused),
        ("a link's program is replaced", LifeCycle.ALinksProgramIsReplaced),
        ("nothing runs after a detach among firing threads", LifeCycle.NothingRunsAfterADetachAmongFiringThreads),
        ("what is there is opened when available", LifeCycle.WhatIsThereIsOpenedWhenAvailable),
        ("all tracepoints are listed", LifeCycle.AllTracepointsAreListed),
        ("a program is not entered again", Runs.AProgramIsNotEnteredAgain),
        ("a program that throws is detached", Runs.AProgramThatThrowsIsDetached),
        ("runs are counted and timed", Runs.RunsAreCountedAndTimed),
        ("a test run returns what the program returns", Runs.ATestRunReturnsWhatTheProgramReturns),
        ("numbers arrive as they were", Arguments.NumbersArriveAsTheyWere),
        ("references and nulls arrive as they were", Arguments.ReferencesAndNullsArriveAsTheyWere),
        ("structs and variables arrive as they were", Arguments.StructsAndVariablesArriveAsTheyWere),
        ("spans arrive as they were", Arguments.SpansArriveAsTheyWere),
        ("types and names of arguments are known", Arguments.TypesAndNamesOfArgumentsAreKnown),
        ("firing allocates 0 bytes off and on", Allocations.FiringAllocatesNothing),
        ("events show the firings", Observers.EventsShowTheFirings),
        ("the meter counts links", Observers.TheMeterCountsLinks),
        ("the call site returns what it computes", CallSite.ReturnsWhatItComputes),
    ];

    private static int Main(string[] arguments)
    {
        if (arguments is ["site"])
        {
            CallSite.Warm();
            return 0;
        }
        Console.WriteLine($"on: {RuntimeInformation.FrameworkDescription}, {(RuntimeFeature.IsDynamicCodeSupported ? "JIT" : "NativeAOT")}, {(GCSettings.IsServerGC ? "server GC" : "workstation GC")}");
        int failed = 0;
        foreach ((string name, Action run) in s_checks)
        {
            try
            {
                run();
                Console.WriteLine($"passed: {name}");
            }
            catch (Exception fault)
            {
                failed++;
                Console.WriteLine($"FAILED: {name}: {fault}");
            }
        }
        Console.WriteLine($"{s_checks.Length - failed} passed, {failed} failed");
        return failed;
    }
}

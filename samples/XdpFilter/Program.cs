using System.Runtime.InteropServices;

namespace XdpFilter;

internal static class Program
{
    private const int Success = 0;
    private const int BadInput = 1;
    private const int BadCommandLine = 2;
    private const int Interrupted = 130;
    private const int Terminated = 143;

    private static int Main(string[] args)
    {
        using CancellationTokenSource interruption = new();
        int interrupted = Interrupted;
        void Interrupt(PosixSignalContext signal)
        {
            // The first time, what there is so far is shown; the second time, the process ends.
            signal.Cancel = !interruption.IsCancellationRequested;
            interrupted = signal.Signal == PosixSignal.SIGTERM ? Terminated : Interrupted;
            interruption.Cancel();
        }
        using PosixSignalRegistration controlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

        try
        {
            CommandLine commandLine = CommandLine.Parse(args);
            if (commandLine.WantsHelp)
                Console.WriteLine(CommandLine.Help);
            else
                new Session(commandLine, Screen.ForStandardOutput(), interruption.Token).Run();
            return Success;
        }
        catch (CommandLineException e)
        {
            return Fail(e.Message, BadCommandLine);
        }
        catch (Exception e) when (e is CaptureException or RulesException)
        {
            return Fail(e.Message, BadInput);
        }
        catch (OperationCanceledException)
        {
            return Fail("interrupted; what there was until then has been shown", interrupted);
        }
        catch (IOException e)
        {
            // All that is read reports its own failures, so this is about what was written.
            return Fail($"the output cannot be written: {e.Message.TrimEnd('.')}", BadInput);
        }
    }

    private static int Fail(string sentence, int exitCode)
    {
        Console.Error.WriteLine($"XdpFilter: {sentence}.");
        return exitCode;
    }
}

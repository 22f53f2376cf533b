using System.Globalization;

namespace XdpFilter;

/// <summary>What the user asked for.</summary>
internal sealed record CommandLine(string CapturePath, string RulesPath, long? Repeat, bool WantsHelp)
{
    public const string Help = """
        XdpFilter filters the packets of a capture, and programs attached at run time watch it.

        Usage: XdpFilter [--pcap FILE] [--rules FILE] [--repeat N]

          --pcap FILE    a pcap or pcapng file of Ethernet packets, of any size
                         (default: the capture that comes with the sample)
          --rules FILE   what to do with which packets; rules.txt, the default, explains itself
          --repeat N     how often each measurement of costs goes through the packets;
                         0 measures nothing (default: as often as takes a moment)
          --help         this text

        Ctrl+C ends it early, with what there is to show until then.

        Exit code: 0 if all went well, 1 if the capture or the rules are wrong,
        2 if the command line is, 130 after Ctrl+C, 143 after SIGTERM.
        """;

    private const long MaxRepeat = 1_000_000_000;

    /// <exception cref="CommandLineException">The arguments are wrong.</exception>
    public static CommandLine Parse(string[] args)
    {
        string? capture = null;
        string? rules = null;
        long? repeat = null;
        for (int i = 0; i < args.Length; i++)
        {
            int equals = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i].IndexOf('=') : -1;
            string option = equals < 0 ? args[i] : args[i][..equals];

            string Value(object? before, string what)
            {
                if (before is not null)
                    throw new CommandLineException($"{option} is given twice; give it once");
                string? value = equals >= 0 ? args[i][(equals + 1)..] : i + 1 < args.Length ? args[++i] : null;
                return string.IsNullOrEmpty(value) ? throw new CommandLineException($"{option} needs {what} behind it") : value;
            }

            switch (option)
            {
                case "--pcap":
                    capture = Value(capture, "the path of a pcap or pcapng file");
                    break;
                case "--rules":
                    rules = Value(rules, "the path of a file of rules");
                    break;
                case "--repeat":
                    repeat = Number(Value(repeat, "a number"));
                    break;
                case "--help" or "-h" or "-?" when equals < 0:
                    return new CommandLine("", "", null, WantsHelp: true);
                default:
                    throw new CommandLineException(option.StartsWith('-')
                        ? $"there is no option {option}; --help lists those that there are"
                        : $"\"{option}\" is not an option; a capture is given as --pcap {option}");
            }
        }

        return new CommandLine(
            capture ?? Path.Combine(AppContext.BaseDirectory, "captures", "traffic.pcapng"),
            rules ?? Path.Combine(AppContext.BaseDirectory, "rules.txt"),
            repeat,
            WantsHelp: false);
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number <= MaxRepeat
            ? number
            : throw new CommandLineException($"--repeat {text} is not possible; write a number from 0 to {MaxRepeat}");
}

/// <summary>What is wrong with the arguments, in one sentence.</summary>
internal sealed class CommandLineException(string message) : Exception(message);

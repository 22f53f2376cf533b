namespace XdpFilter.Tests;

public class CommandLineTests
{
    [Fact]
    public void Without_options_the_sample_takes_what_comes_with_it()
    {
        CommandLine commandLine = CommandLine.Parse([]);

        Assert.Equal(CheckedInCapture.Path, commandLine.CapturePath);
        Assert.Equal(CheckedInCapture.RulesPath, commandLine.RulesPath);
        Assert.Null(commandLine.Repeat);
    }

    [Fact]
    public void Options_take_their_values_from_behind_a_space_or_an_equals_sign()
    {
        CommandLine commandLine = new("a b.pcap", "r=1.txt", 7, WantsHelp: false);

        Assert.Equal(commandLine, CommandLine.Parse(["--pcap", "a b.pcap", "--rules=r=1.txt", "--repeat", "7"]));
        Assert.Equal(commandLine, CommandLine.Parse(["--repeat=7", "--rules", "r=1.txt", "--pcap=a b.pcap"]));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_can_be_asked_for(string option) => Assert.True(CommandLine.Parse([option, "--whatever"]).WantsHelp);

    [Theory]
    [InlineData("there is no option --pcpa; --help lists those that there are", "--pcpa", "x")]
    [InlineData("there is no option -p; --help lists those that there are", "-p")]
    [InlineData("\"x.pcap\" is not an option; a capture is given as --pcap x.pcap", "x.pcap")]
    [InlineData("--pcap needs the path of a pcap or pcapng file behind it", "--pcap")]
    [InlineData("--rules needs the path of a file of rules behind it", "--rules=")]
    [InlineData("--rules is given twice; give it once", "--rules", "a", "--rules", "b")]
    [InlineData("--repeat many is not possible; write a number from 0 to 1000000000", "--repeat", "many")]
    [InlineData("--repeat -1 is not possible; write a number from 0 to 1000000000", "--repeat=-1")]
    [InlineData("--repeat 1000000001 is not possible; write a number from 0 to 1000000000", "--repeat", "1000000001")]
    public void Wrong_arguments_are_told_in_one_sentence(string sentence, params string[] args) =>
        Assert.Equal(sentence, Assert.Throws<CommandLineException>(() => CommandLine.Parse(args)).Message);
}

namespace XdpFilter.Tests;

public class RuleErrorTests
{
    private const string Conditions = "ip, ip6, arp, tcp, udp, icmp, icmp6, fragment, vlan, length, src, dst, host or port";
    private const string Verdicts = "pass, drop, tx, redirect, aborted or a number";

    [Theory]
    [InlineData("reject udp", $"\"reject\" is not a verdict; a rule starts with {Verdicts}")]
    [InlineData("-1 udp", $"\"-1\" is not a verdict; a rule starts with {Verdicts}")]
    [InlineData("4294967296", $"\"4294967296\" is not a verdict; a rule starts with {Verdicts}")]
    [InlineData("drop prot 53", $"\"prot\" is not a condition; write {Conditions}")]
    [InlineData("drop udp 53", $"\"53\" is not a condition; write {Conditions}")]
    [InlineData("drop vlan tcp 7", $"\"7\" is not a condition; write {Conditions}")]
    [InlineData("drop dst port", "\"port\" is the last word of this rule, but needs a port behind it")]
    [InlineData("drop src", "\"src\" is the last word of this rule, but needs an address, or the word port behind it")]
    [InlineData("drop host", "\"host\" is the last word of this rule, but needs an address behind it")]
    [InlineData("drop length", "\"length\" is the last word of this rule, but needs a length behind it")]
    [InlineData("drop port http", "\"http\" is not a port; write a number from 0 to 65535, or two of them like 1000-2000")]
    [InlineData("drop port 65536", "\"65536\" is not a port; write a number from 0 to 65535, or two of them like 1000-2000")]
    [InlineData("drop port 1-2-3", "\"1-2-3\" is not a port; write a number from 0 to 65535, or two of them like 1000-2000")]
    [InlineData("drop port 80-", "\"80-\" is not a port; write a number from 0 to 65535, or two of them like 1000-2000")]
    [InlineData("drop vlan 4096", "\"4096\" is not a VLAN id; write a number from 0 to 4095, or two of them like 1000-2000")]
    [InlineData("drop port 90-80", "\"90-80\" runs backwards; write 80-90")]
    [InlineData("drop src 10.0.0", "\"10.0.0\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop src 10.0.0.256", "\"10.0.0.256\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop src 10.0.0.0/33", "\"10.0.0.0/33\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop src 10.0.0.0/-1", "\"10.0.0.0/-1\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop src 0x0a.0.0.1", "\"0x0a.0.0.1\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop src 2001:db8::/129", "\"2001:db8::/129\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop src fe80::1%eth0", "\"fe80::1%eth0\" is not an address; write one like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32")]
    [InlineData("drop tcp udp", "\"udp\" is a second protocol, and no packet has two; write two rules")]
    [InlineData("drop port 1 port 2", "\"port\" stands here twice; write two rules")]
    [InlineData("drop src port 1 src port 2", "\"src port\" stands here twice; write two rules")]
    [InlineData("drop ip6 src 10.0.0.1", "\"10.0.0.1\" can never match here, because an earlier word of this rule asks for IPv6; write two rules")]
    [InlineData("drop src 10.0.0.1 dst ::1", "\"::1\" can never match here, because an earlier word of this rule asks for IPv4; write two rules")]
    [InlineData("drop icmp6 ip", "\"ip\" can never match here, because an earlier word of this rule asks for IPv6; write two rules")]
    [InlineData("drop arp udp", "\"udp\" can never match here, because an earlier word of this rule asks for ARP; write two rules")]
    public void An_error_names_file_line_and_word_and_says_what_would_be_right(string rule, string sentence)
    {
        RulesException e = Assert.Throws<RulesException>(() => RuleFile.Parse("my.rules", $"# first\n\n  {rule}  # here\npass"));

        Assert.Equal($"my.rules, line 3: {sentence}", e.Message);
    }

    [Fact]
    public void A_word_of_any_length_and_kind_gives_a_sentence_of_one_line()
    {
        RulesException e = Assert.Throws<RulesException>(() => RuleFile.Parse("r", "drop \e[31m\0" + new string('x', 5000)));

        Assert.StartsWith("r, line 1: \"?[31m?xxxx", e.Message);
        Assert.InRange(e.Message.Length, 50, 200);
    }

    [Fact]
    public void Random_words_give_rules_or_a_sentence()
    {
        string[] words = ["drop", "pass", "9", "ip", "ip6", "arp", "tcp", "udp", "icmp", "vlan", "length", "src", "dst", "host", "port", "fragment", "10.0.0.1", "::1/8", "80-90", "#", "\n", "x"];
        Random random = new(5);
        int good = 0;
        for (int i = 0; i < 50_000; i++)
        {
            string rules = string.Join(' ', random.GetItems(words, random.Next(1, 8)));
            try
            {
                RuleFile.Parse("r", rules);
                good++;
            }
            catch (RulesException e)
            {
                Assert.StartsWith("r, line ", e.Message);
            }
        }
        Assert.InRange(good, 1_000, 49_000);
    }

    [Fact]
    public void Files_that_are_not_rules_are_told_apart()
    {
        Assert.Equal("/nowhere/rules: there is no such file; a text file of rules is expected", Refusal("/nowhere/rules"));
        Assert.Equal($"{AppContext.BaseDirectory}: this is a directory; a text file of rules is expected", Refusal(AppContext.BaseDirectory));
        Assert.Equal("this file is not text; UTF-8 text, one rule in each line, is expected", RefusalOf([0xd4, 0xc3, 0xb2, 0xa1]));
        Assert.Equal("this file is longer than 1048576 characters; a text file of rules is expected", RefusalOf(new byte[2_000_000]));
    }

    [Fact]
    public void The_rules_that_come_with_the_sample_are_right() => Assert.Equal("rules.txt", RuleFile.Load(CheckedInCapture.RulesPath).Name);

    private static string Refusal(string path) => Assert.Throws<RulesException>(() => RuleFile.Load(path)).Message;

    private static string RefusalOf(byte[] content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            return Refusal(path).Replace($"{path}: ", "");
        }
        finally
        {
            File.Delete(path);
        }
    }
}

using RawTp.Testing.Tests.Toys;
using Xunit;

namespace RawTp.Testing.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rawtp-snapshot-").FullName;

    private string FilePath => Path.Combine(_folder, "Snapshots", "Test.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_text_of_a_run_matches_its_file_beside_the_test() =>
        Snapshot.Match(GeneratorRun.Of(new GreetingGenerator(), GreetingGenerator.Attribute + "[Greet] partial class C;"));

    [Fact]
    public void A_missing_file_fails_and_is_not_written()
    {
        CheckFailedException failure = Assert.Throws<CheckFailedException>(() => Snapshot.Match("text\n", FilePath, update: false));
        Assert.Contains("UPDATE_SNAPSHOTS=1", failure.Message);
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void An_update_writes_the_file_and_then_it_matches()
    {
        Snapshot.Match("text\n", FilePath, update: true);
        Snapshot.Match("text\n", FilePath, update: false);
        Snapshot.Match("other\n", FilePath, update: true);
        Assert.Equal("other\n", File.ReadAllText(FilePath));
    }

    [Fact]
    public void A_difference_anywhere_fails_with_the_lines_that_differ_and_leaves_the_file()
    {
        string[] lines = [.. Enumerable.Range(1, 20).Select(i => $"line {i}")];
        Snapshot.Match(string.Join('\n', lines), FilePath, update: true);
        lines[9] = "line ten ";
        CheckFailedException failure = Assert.Throws<CheckFailedException>(() => Snapshot.Match(string.Join('\n', lines), FilePath, update: false));
        Assert.Contains("  line 9\n- line 10\n+ line ten ·\n  line 11\n", failure.Message);
        Assert.DoesNotContain("line 2\n", failure.Message);
        Assert.Contains("line 10", File.ReadAllText(FilePath));
        Assert.Throws<CheckFailedException>(() => Snapshot.Match(File.ReadAllText(FilePath) + "\n", FilePath, update: false));
    }

    [Fact]
    public void The_version_of_the_generator_is_not_part_of_the_snapshot()
    {
        Snapshot.Match("[GeneratedCode(\"RawTp.Generators\", \"0.1.0.0\")]", FilePath, update: true);
        Snapshot.Match("[GeneratedCode(\"RawTp.Generators\", \"2.0.0.0\")]", FilePath, update: false);
        Assert.Contains("{version}", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Carriage_returns_in_the_text_fail_while_a_file_checked_out_with_them_matches()
    {
        Assert.Throws<CheckFailedException>(() => Snapshot.Match("a\r\nb\n", FilePath, update: true));
        Snapshot.Match("a\nb\n", FilePath, update: true);
        File.WriteAllText(FilePath, "a\r\nb\r\n");
        Snapshot.Match("a\nb\n", FilePath, update: false);
    }

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    [InlineData("1", "true", false)]
    [InlineData("1", "True", false)]
    [InlineData(null, null, false)]
    [InlineData("0", null, false)]
    public void Snapshots_are_rewritten_on_demand_but_never_in_continuous_integration(string? demand, string? integration, bool expected) =>
        Assert.Equal(expected, Snapshot.MayUpdate(name => name == "CI" ? integration : demand));
}

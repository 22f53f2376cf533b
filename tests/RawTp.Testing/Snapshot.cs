using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace RawTp.Testing;

/// <summary>
/// Whole texts, checked in beside the test as <c>Snapshots/TestClass.TestName.txt</c> and compared from first to last character.
/// With UPDATE_SNAPSHOTS=1 they are written anew; with CI=true they never are.
/// </summary>
public static partial class Snapshot
{
    /// <summary>Compares every file that the generator wrote with the snapshot of the calling test.</summary>
    public static void Match(GeneratorRun run, [CallerMemberName] string test = "", [CallerFilePath] string testFile = "") =>
        Match(run.AllText(), test, testFile);

    /// <summary>Compares a text with the snapshot of the calling test.</summary>
    public static void Match(string actual, [CallerMemberName] string test = "", [CallerFilePath] string testFile = "") =>
        Match(actual, PathOf(test, testFile), MayUpdate(Environment.GetEnvironmentVariable));

    internal static string PathOf(string test, string testFile) =>
        Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(testFile)}.{test}.txt");

    internal static bool MayUpdate(Func<string, string?> environment) =>
        environment("UPDATE_SNAPSHOTS") == "1" && !string.Equals(environment("CI"), "true", StringComparison.OrdinalIgnoreCase);

    internal static void Match(string actual, string path, bool update)
    {
        string text = WithoutVersion(actual);
        if (text.Contains('\r'))
            throw new CheckFailedException("The text has carriage returns; generated text ends its lines with \\n on every machine.");

        string? expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (expected == text)
            return;
        if (update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }
        throw new CheckFailedException(expected is null
            ? $"There is no snapshot {path}; run the test with UPDATE_SNAPSHOTS=1 and read what it writes. The text is:\n{text}"
            : $"The text differs from {path}; if it should, run the test with UPDATE_SNAPSHOTS=1.\n{TextDiff.Describe(expected, text)}");
    }

    /// <summary>The generator's version is in [GeneratedCode]; a release must not change every snapshot.</summary>
    private static string WithoutVersion(string text) => GeneratedCodeVersion().Replace(text, "$1{version}$2");

    [GeneratedRegex("""(GeneratedCode(?:Attribute)?\("[^"]*",\s*")[^"]*(")""")]
    private static partial Regex GeneratedCodeVersion();
}

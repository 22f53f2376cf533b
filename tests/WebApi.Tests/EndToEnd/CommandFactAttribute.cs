namespace WebApi.Tests;

/// <summary>A test that needs commands of the machine's, and is skipped where they are not installed.</summary>
internal sealed class CommandFactAttribute : FactAttribute
{
    public CommandFactAttribute(params string[] commands)
    {
        string[] folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        string[] missing = [.. commands.Where(command => !folders.Any(folder => File.Exists(Path.Combine(folder, command))))];
        if (missing.Length > 0)
            Skip = $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} not on this machine's PATH.";
    }
}

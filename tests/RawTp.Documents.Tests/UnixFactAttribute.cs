namespace RawTp.Documents.Tests;

/// <summary>A test that needs bash; skipped where there is none to expect.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "It runs a script of bash." : null;
}

namespace RawTp.Verification.Tests.Programs;

/// <summary>Programs under test share their inputs and their fuel, so tests that run them take turns.</summary>
[CollectionDefinition(Name)]
public sealed class RunningPrograms
{
    public const string Name = "Programs that run";
}

namespace RawTp;

/// <summary>One element of what a firing walks: all that running a program takes. Immutable, so that readers see it whole.</summary>
internal sealed class AttachedProgram(RawTracepointLink link, RawTracepointProgram program, ulong cookie)
{
    public readonly BpfTrace.ProgramBody Body = program.Body;
    public readonly ulong Cookie = cookie;
    public readonly int ProgramId = program.Id;
    public readonly RawTracepointProgram Program = program;
    public readonly RawTracepointLink Link = link;
}

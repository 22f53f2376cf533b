namespace RawTp.Analyzers;

/// <summary>The ids of the rules, which never change their meaning.</summary>
internal static class RuleIds
{
    public const string TracepointShape = "RTP0001";
    public const string ContainerNotPartial = "RTP0002";
    public const string TooManyParameters = "RTP0003";
    public const string ImpossibleParameter = "RTP0004";
    public const string GenericTracepoint = "RTP0005";
    public const string InvalidName = "RTP0006";
    public const string DuplicateTracepoint = "RTP0007";
    public const string LargeStructByValue = "RTP0008";
    public const string MissingArgument = "RTP1001";
    public const string UnprovenIndex = "RTP1002";
    public const string EscapingArguments = "RTP1003";
    public const string UnknownTracepoint = "RTP1004";
    public const string WrongType = "RTP1005";
    public const string ProgramShape = "RTP1006";
    public const string UnfitProgram = "RTP1007";
    public const string LostSign = "RTP1008";
    public const string UnexpectedNull = "RTP1009";
    public const string UnkeptLink = "RTP2001";
    public const string CostlyArgument = "RTP2002";
    public const string AllocatingProgram = "RTP2003";
    public const string BlockingProgram = "RTP2004";
    public const string DirectPlumbing = "RTP2005";
}

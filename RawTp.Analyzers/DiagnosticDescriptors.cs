using Microsoft.CodeAnalysis;

namespace RawTp.Analyzers;

/// <summary>Every rule: what it is called, what it says, and the page that explains it.</summary>
internal static class DiagnosticDescriptors
{
    private const string HelpLink = "https://github.com/rawtp/rawtp/blob/main/docs/rules/";

    /// <summary>How a tracepoint is declared.</summary>
    private const string Definition = "RawTp.Definition";

    /// <summary>What a program may read.</summary>
    private const string Verification = "RawTp.Verification";

    /// <summary>How tracepoints are fired, and programs written and attached.</summary>
    private const string Usage = "RawTp.Usage";

    public static readonly DiagnosticDescriptor TracepointShape = new(
        RuleIds.TracepointShape,
        "A tracepoint is declared 'static partial void' without a body",
        "'{0}' cannot be a tracepoint because {1}; declare it 'static partial void', without a body",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.TracepointShape + ".md");

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        RuleIds.ContainerNotPartial,
        "A type that holds tracepoints or programs is partial",
        "Type '{0}' is {1}, so nothing can be generated for '{2}' in it; {3}",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ContainerNotPartial + ".md");

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        RuleIds.TooManyParameters,
        "A tracepoint has at most 12 parameters",
        "Tracepoint '{0}' has {1} parameters, but at most 12 can be passed; group some of them in a struct that is passed by 'in'",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.TooManyParameters + ".md");

    public static readonly DiagnosticDescriptor ImpossibleParameter = new(
        RuleIds.ImpossibleParameter,
        "A tracepoint's parameter can be passed in 64 bits or by its address",
        "Parameter '{0}' of tracepoint '{1}' cannot be passed because {2}",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ImpossibleParameter + ".md");

    public static readonly DiagnosticDescriptor GenericTracepoint = new(
        RuleIds.GenericTracepoint,
        "A tracepoint is not generic",
        "Tracepoint '{0}' cannot be generic because its name stands for one tracepoint; {1}",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.GenericTracepoint + ".md");

    public static readonly DiagnosticDescriptor InvalidName = new(
        RuleIds.InvalidName,
        "A tracepoint's name is 1 to 127 letters, digits, '_', '-' or '.'",
        "'{0}' cannot be the {1} of a tracepoint because it {2}; {3}",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.InvalidName + ".md");

    public static readonly DiagnosticDescriptor DuplicateTracepoint = new(
        RuleIds.DuplicateTracepoint,
        "A tracepoint's name and the members generated for it are its own",
        "Tracepoint '{0}' {1}",
        Definition,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DuplicateTracepoint + ".md");

    public static readonly DiagnosticDescriptor LargeStructByValue = new(
        RuleIds.LargeStructByValue,
        "A tracepoint takes a large struct by 'in'",
        "Parameter '{0}' of tracepoint '{1}' is a struct of {2} bytes, which each call copies, also while nothing is attached; pass it by 'in'",
        Definition,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.LargeStructByValue + ".md");

    public static readonly DiagnosticDescriptor MissingArgument = new(
        RuleIds.MissingArgument,
        "A program reads only arguments that its tracepoint has",
        "Program '{0}' {1}, but {2}",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.MissingArgument + ".md");

    public static readonly DiagnosticDescriptor UnprovenIndex = new(
        RuleIds.UnprovenIndex,
        "The index of an argument can be shown to be in range",
        "Program '{0}' reads an argument by an index{1} that cannot be shown to be in range: {2}; use a constant, or compare it with args.Count first",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnprovenIndex + ".md");

    public static readonly DiagnosticDescriptor EscapingArguments = new(
        RuleIds.EscapingArguments,
        "A program's arguments stay where they can be followed",
        "What program '{0}' reads cannot be verified{1}: {2}; read each argument where it can be followed, in the program or in a method that it calls directly",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.EscapingArguments + ".md");

    public static readonly DiagnosticDescriptor UnknownTracepoint = new(
        RuleIds.UnknownTracepoint,
        "A program names a tracepoint that exists",
        "Program '{0}' is for tracepoint '{1}', but {2}",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnknownTracepoint + ".md");

    public static readonly DiagnosticDescriptor WrongType = new(
        RuleIds.WrongType,
        "An argument is read as the type that it is",
        "Program '{0}' {1}, but {2}",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.WrongType + ".md");

    public static readonly DiagnosticDescriptor UnfitProgram = new(
        RuleIds.UnfitProgram,
        "A program fits the tracepoint that it is attached to",
        "Program '{0}' cannot be attached to tracepoint '{1}': it {2}, but {3}",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnfitProgram + ".md");

    public static readonly DiagnosticDescriptor LostSign = new(
        RuleIds.LostSign,
        "A signed argument is narrowed before it is used",
        "Program '{0}' reads args[{1}] as 64 bits, but argument '{2}' of tracepoint '{3}' is signed and narrower, so that -1 is read as {4}; read it with {5}",
        Verification,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.LostSign + ".md");

    public static readonly DiagnosticDescriptor UnexpectedNull = new(
        RuleIds.UnexpectedNull,
        "A reference that may be null is read as one that may be",
        "Program '{0}' {1}, but argument '{2}' of tracepoint '{3}' may be null; {4}",
        Verification,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnexpectedNull + ".md");

    public static readonly DiagnosticDescriptor ProgramShape = new(
        RuleIds.ProgramShape,
        "A program is a static method that takes arguments and returns void, int or ulong",
        "'{0}' cannot be a program because {1}",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ProgramShape + ".md");

    public static readonly DiagnosticDescriptor UnkeptLink = new(
        RuleIds.UnkeptLink,
        "A link is kept until it is disposed",
        "The link that '{0}' returns is not kept, so its program cannot be detached; dispose it, return it, or store it where it lives as long as the program should run",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnkeptLink + ".md");

    public static readonly DiagnosticDescriptor CostlyArgument = new(
        RuleIds.CostlyArgument,
        "Arguments of a tracepoint cost nothing while no program is attached",
        "An argument of tracepoint '{0}' {1} even while no program is attached; guard the call with 'if ({2})'",
        Usage,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.CostlyArgument + ".md");

    public static readonly DiagnosticDescriptor AllocatingProgram = new(
        RuleIds.AllocatingProgram,
        "A program does not allocate",
        "Program '{0}' allocates: it {1}; use what was made before, or a value on the stack",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.AllocatingProgram + ".md");

    public static readonly DiagnosticDescriptor BlockingProgram = new(
        RuleIds.BlockingProgram,
        "A program does not wait",
        "Program '{0}' can make the traced code wait: it {1}; hand over to another thread what has to wait",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.BlockingProgram + ".md");

    public static readonly DiagnosticDescriptor DirectPlumbing = new(
        RuleIds.DirectPlumbing,
        "Generated plumbing is used by generated code only",
        "'{0}' is for generated code only; {1}",
        Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.DirectPlumbing + ".md");
}

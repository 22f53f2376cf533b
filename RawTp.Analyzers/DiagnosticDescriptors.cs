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
        "Program '{0}' reads an argument by the index '{1}', which cannot be shown to be in range; use a constant",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.UnprovenIndex + ".md");

    public static readonly DiagnosticDescriptor EscapingArguments = new(
        RuleIds.EscapingArguments,
        "A program's arguments stay where they can be followed",
        "Program '{0}' {1}, so what it reads cannot be verified; read each argument in the program itself, by an index, Value, Reference, Ref or Span",
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

    public static readonly DiagnosticDescriptor ProgramShape = new(
        RuleIds.ProgramShape,
        "A program is a static method that takes arguments and returns void, int or ulong",
        "'{0}' cannot be a program because {1}",
        Verification,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + RuleIds.ProgramShape + ".md");
}

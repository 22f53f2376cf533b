using System.Diagnostics.CodeAnalysis;

namespace RawTp;

/// <summary>
/// The third verification, at attach. The kernel compares <c>max_ctx_offset</c> with the argument count and says EINVAL
/// (<c>bpf_probe_register</c>, kernel/trace/bpf_trace.c); here types are compared as well, and the sentence says what is wrong.
/// </summary>
internal static class AttachCheck
{
    public static void VerifyGiven([NotNull] RawTracepointProgram? program, string tracepoint)
    {
        if (program is null)
            throw NoProgram(tracepoint);
    }

    private static RawTracepointException NoProgram(string tracepoint)
        => new(RawTracepointError.NoProgram,
            $"No program was given for tracepoint '{tracepoint}'; pass the {nameof(RawTracepointProgram)} that is generated beside the program's method.");

    public static void VerifyName(string text)
    {
        (string? system, string name) = TracepointName.Split(text);
        string? invalid = !TracepointName.IsValid(name) ? name : system is { Length: > 0 } && !TracepointName.IsValid(system) ? system : null;
        if (invalid is not null)
        {
            throw new RawTracepointException(RawTracepointError.InvalidName,
                $"'{text}' cannot name a tracepoint, because '{invalid}' {TracepointName.WhatIsWrong(invalid)}; a name is 1 to {TracepointName.MaxLength} letters, digits, '_', '-' or '.', with or without 'system:' before it.");
        }
    }

    public static RawTracepointException SwitchedOff(string tracepoint)
        => new(RawTracepointError.SwitchedOff,
            $"Tracepoint '{tracepoint}' cannot be opened, because the application was built with RawTpEnabled false, which switches all tracepoints off; build it without.");

    public static RawTracepointException UnknownTracepoint(string text)
    {
        (string? system, string wanted) = TracepointName.Split(text);
        (string? System, string Name)[] known = [.. RawTracepointMap.FindAllNames().Select(TracepointName.Split)];
        string? nearest = TracepointName.Nearest(wanted, known.Select(static known => known.Name));
        // As it was asked for, of the same system if there is one.
        if (nearest is not null && system is not null)
            nearest = known.Where(known => known.Name == nearest).OrderByDescending(known => known.System == system).Select(static known => $"{known.System}:{known.Name}").First().TrimStart(':');
        return new RawTracepointException(RawTracepointError.UnknownTracepoint,
            $"There is no tracepoint '{text}' in the loaded assemblies{(nearest is null ? $", nor one with a name like it; {nameof(RawTracepoint)}.{nameof(RawTracepoint.All)} lists those that there are." : $"; did you mean '{nearest}'?")}");
    }

    public static RawTracepointException Ambiguous(string text, IEnumerable<string> tracepoints)
        => new(RawTracepointError.AmbiguousTracepoint,
            $"'{text}' names {string.Join(" and ", tracepoints)}; give 'system:name', or open the one that is meant by its {nameof(RawTracepoint)} property.");

    public static RawTracepointException Detached(RawTracepointLink link)
        => new(link.Fault is null ? RawTracepointError.LinkDisposed : RawTracepointError.LinkFaulted,
            $"Link {link.Id} on tracepoint '{link.Tracepoint.Name}' {(link.Fault is null ? "is disposed" : "was detached when its program threw")}, so its program cannot be replaced; open a new link.");

    public static RawTracepointException TracepointUnloaded(RawTracepoint tracepoint)
        => new(RawTracepointError.TracepointUnloaded,
            $"Tracepoint '{tracepoint.Name}' cannot be opened, because its assembly {(tracepoint.IsGone ? "is unloaded" : "is being unloaded")}; open the tracepoint of that name in an assembly that is loaded.");

    public static RawTracepointException ProgramUnverified(string program)
        => new(RawTracepointError.ProgramUnverified,
            $"Program '{program}' cannot be used, because what it reads could not be verified when it was built; mend what RTP1001, RTP1002 and RTP1003 say of it instead of suppressing them.");

    public static RawTracepointException ProgramUnloaded(RawTracepointProgram program)
        => new(RawTracepointError.ProgramUnloaded,
            $"Program '{program.Name}' cannot be run, because its assembly {(program.IsGone ? "is unloaded" : "is being unloaded")}; take the program from an assembly that is loaded.");

    public static RawTracepointException TypeUnloaded(RawTracepointArgument argument)
        => new(RawTracepointError.TracepointUnloaded,
            $"The type of argument '{argument.Declaration}' is no longer known, because its assembly is unloaded; {nameof(RawTracepointArgument.Declaration)} says how it was declared.");

    public static void Verify(RawTracepoint tracepoint, RawTracepointProgram program)
    {
        if (tracepoint.IsLeftOut)
        {
            throw new RawTracepointException(RawTracepointError.TracepointLeftOut,
                $"Tracepoint '{tracepoint.Name}' cannot be opened, because its project was built with RawTpEnabled false, which leaves tracepoints out; build that project without.");
        }
        if (tracepoint.IsUnloaded)
            throw TracepointUnloaded(tracepoint);
        program.RequireBody();
        TracepointSnapshot? snapshot = BuiltFor(tracepoint, program);
        foreach (RawTracepointRead read in program.Reads)
        {
            if (read.Index >= tracepoint.ArgumentCount)
            {
                if (read.IsOptional)
                    continue;
                throw MissingArgument(tracepoint, program, read);
            }
            if (read.Widening is ArgumentWidening widening && !Fits(tracepoint.Arguments[read.Index], widening, read.Type!))
                throw TypeMismatch(tracepoint, program, read, widening);
            if (snapshot is not null && read.Index < snapshot.Parameters.Length)
                VerifyUnchanged(tracepoint, program, read.Index, snapshot.Parameters[read.Index]);
        }
    }

    private static TracepointSnapshot? BuiltFor(RawTracepoint tracepoint, RawTracepointProgram program)
    {
        foreach (TracepointSnapshot built in program.BuiltFor)
        {
            if (TracepointName.Names(built.Name, tracepoint.System, tracepoint.Name))
                return built;
        }
        return null;
    }

    private static RawTracepointException MissingArgument(RawTracepoint tracepoint, RawTracepointProgram program, RawTracepointRead read)
        => new(RawTracepointError.MissingArgument,
            $"Program '{program.Name}' reads args[{read.Index}], but tracepoint '{tracepoint.Name}' has {Arguments(tracepoint.ArgumentCount)}; attach it to a tracepoint with at least {program.MaxArgs}.");

    private static RawTracepointException TypeMismatch(RawTracepoint tracepoint, RawTracepointProgram program, RawTracepointRead read, ArgumentWidening widening)
    {
        RawTracepointArgument argument = tracepoint.Arguments[read.Index];
        return new RawTracepointException(RawTracepointError.TypeMismatch,
            $"Program '{program.Name}' reads args[{read.Index}] as {Accessor(widening)}<{read.Type}>, but argument '{argument.Name}' of tracepoint '{tracepoint.Name}' is of type {argument.Type} and is read with {Accessor(argument.Widening)}<{ReadAs(argument)}>.");
    }

    /// <summary>
    /// The mistake that the kernel cannot see, and that its users are bitten by: the count still fits, but the argument in
    /// that place is another. A new name alone is no harm.
    /// </summary>
    private static void VerifyUnchanged(RawTracepoint tracepoint, RawTracepointProgram program, int index, string built)
    {
        RawTracepointArgument now = tracepoint.Arguments[index];
        (string builtType, string builtName) = SplitDeclaration(built);
        (string nowType, _) = SplitDeclaration(now.Declaration);
        RawTracepointArgument? moved = now.Name == builtName ? null : tracepoint.Arguments.FirstOrDefault(argument => argument.Name == builtName);
        if (moved is null && WithoutAnnotations(builtType) == WithoutAnnotations(nowType))
            return;
        throw new RawTracepointException(RawTracepointError.TracepointChanged,
            $"Program '{program.Name}' reads args[{index}], which was '{built}' when it was built, but is '{now.Declaration}' in tracepoint '{tracepoint.Name}' as it is loaded; build the program against that version.");
    }

    private static (string Type, string Name) SplitDeclaration(string declaration)
    {
        int space = declaration.LastIndexOf(' ');
        return (declaration[..Math.Max(space, 0)], declaration[(space + 1)..]);
    }

    /// <summary>Nullable annotations are no other type. A nullable value type is, and travels otherwise, which the widening tells.</summary>
    private static string WithoutAnnotations(string type) => type.Replace("?", "");

    public static void VerifyTestRun(RawTracepointProgram program, int count)
    {
        if (count < program.MaxArgs || count > BpfTrace.MaxArgs)
        {
            throw new RawTracepointException(RawTracepointError.TestRunArguments,
                $"TestRun of program '{program.Name}' was given {Arguments(count)}, but it takes {program.MaxArgs} to {BpfTrace.MaxArgs}.");
        }
        foreach (RawTracepointRead read in program.Reads)
        {
            if (read.Widening is not (null or ArgumentWidening.Value) && !(read.IsOptional && read.Index >= count))
            {
                throw new RawTracepointException(RawTracepointError.TestRunReference,
                    $"TestRun cannot run program '{program.Name}', because it reads args[{read.Index}] with {Accessor(read.Widening.Value)}<{read.Type}>, which takes an address that no number can stand for; fire a tracepoint instead.");
            }
        }
    }

    private static bool Fits(RawTracepointArgument argument, ArgumentWidening widening, Type type)
        => argument.Widening == widening && widening switch
        {
            ArgumentWidening.Value => Representation(argument.Type) == Representation(type),
            ArgumentWidening.Reference => type.IsAssignableFrom(argument.Type),
            ArgumentWidening.Ref => argument.Type == type,
            // A span that cannot be written to is no Span<T>; either kind can be read.
            _ => ReadAs(argument) == type || argument.Type == type,
        };

    /// <summary>The type of a span's elements, else the argument's own: what the accessor's type argument is to be.</summary>
    private static Type ReadAs(RawTracepointArgument argument)
        => argument.Widening == ArgumentWidening.Span ? argument.Type.GenericTypeArguments[0] : argument.Type;

    /// <summary>An enum can be read as the integer that it is, and the reverse; a pointer, which cannot be a type argument, as nint or nuint.</summary>
    private static Type Representation(Type type)
        => type.IsEnum ? Enum.GetUnderlyingType(type)
            : type.IsPointer || type.IsFunctionPointer || type == typeof(nint) ? typeof(nuint)
            : type;

    private static string Accessor(ArgumentWidening widening) => widening.ToString();

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{count} arguments";
}

using System.Collections.Immutable;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RawTp.Model.Verification;

/// <summary>Reads of arguments, and calls that the arguments are passed to.</summary>
internal sealed partial class Evaluator
{
    private ValueRange Call(IInvocationOperation call, ProgramState state)
    {
        if (call.Instance is { } instance)
            Evaluate(instance, state);
        List<ValueRange> arguments = Arguments(call.Arguments, state);
        IMethodSymbol method = call.TargetMethod;
        if (ArgsType.IsArgs(method.ContainingType))
        {
            if (AccessorOf(method.Name) is { } accessor && method.Arity == 1 && arguments.Count == 1)
                Read(arguments[0], accessor, method.TypeArguments[0], call.Arguments[0].Value, state);
            return ValueRange.Of(call.Type);
        }
        if (Arithmetic.Function(method, InOrder(call.Arguments, arguments)) is { } known)
            return known;
        return call.ChildOperations.Any(ArgsType.Carries) || (IntegralType.Of(call.Type) is not null && MethodContext.CanFollow(method))
            ? IntegralType.Fit(Follow(method, call, call.Arguments, arguments, state), call.Type, isChecked: false)
            : ValueRange.Of(call.Type);
    }

    private ValueRange Create(IObjectCreationOperation creation, ProgramState state)
    {
        List<ValueRange> arguments = Arguments(creation.Arguments, state);
        if (creation.Initializer is { } initializer)
            Evaluate(initializer, state);
        if (creation.Constructor is { } constructor && creation.Arguments.Any(ArgsType.Carries))
            Follow(constructor, creation, creation.Arguments, arguments, state);
        return ValueRange.Of(creation.Type);
    }

    private List<ValueRange> Arguments(ImmutableArray<IArgumentOperation> arguments, ProgramState state)
    {
        List<ValueRange> values = [.. arguments.Select(argument => Evaluate(argument.Value, state))];
        // What is called may assign after all arguments have been evaluated.
        foreach (IOperation target in arguments.SelectMany(static argument => argument.Targets()))
            Forget(target, state);
        return values;
    }

    /// <summary>Arguments with names are evaluated in the order in which they are written.</summary>
    private static List<ValueRange> InOrder(ImmutableArray<IArgumentOperation> arguments, List<ValueRange> values)
        => [.. arguments.Zip(values, static (argument, value) => (argument, value)).OrderBy(static pair => pair.argument.Parameter?.Ordinal).Select(static pair => pair.value)];

    /// <summary>Looks at what is called, with what is known of the arguments there.</summary>
    private ValueRange Follow(IMethodSymbol method, IOperation call, ImmutableArray<IArgumentOperation> arguments, List<ValueRange> values, ProgramState state)
    {
        method = context.Resolve(method);
        bool takesArgs = call.ChildOperations.Any(ArgsType.Carries);
        ControlFlowGraph? body = MethodContext.CanFollow(method) ? context.GraphOf(method, graph) : null;
        if (body is null)
        {
            if (takesArgs && context.RecordOf(method, call.Syntax) is { } recorded)
                Include(recorded);
            else if (takesArgs && !context.IsWithoutBody(method))
                EscapeInto(call, call.ChildOperations, $"'{method.Name}' {WhyNotFollowed(method)}");
            return ValueRange.Of(call.Type);
        }
        IMethodSymbol definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        var start = new ProgramState();
        start.NarrowCount(state.CountAtLeast);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { RefKind: RefKind.None } parameter && IntegralType.Of(parameter.Type) is not null && parameter.Ordinal < definition.Parameters.Length)
                start.Set(definition.Parameters[parameter.Ordinal], IntegralType.Fit(values[i], parameter.Type, isChecked: false));
        }
        MethodSummary summary = context.Summarize(method, body, start, takesArgs);
        if (IsRecording)
            context.Include(summary, call.Syntax, method);
        return summary.Returned ?? ValueRange.Of(call.Type);
    }

    private void Include(IReadOnlyList<ArgumentRead> recorded)
    {
        foreach (ArgumentRead read in recorded)
        {
            if (!IsRecording)
                continue;
            if (read.Type is { } type && context.KnownToProgram(type) is null)
                context.Unverifiable.Add(new Unverifiable(true, read.Place, $"the program's record cannot name the type '{TypeText.Readable(type)}'", read.CalledMethod));
            else
                context.Reads.Add(read);
        }
    }

    private string WhyNotFollowed(IMethodSymbol method)
        => method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract || method.IsVirtual || method.IsOverride ? "may be any of several methods"
            : ArgsType.IsHiddenIn(method) ? "takes them as a type parameter, so that they are not known there"
            : method.IsExtern || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Owner.ContainingAssembly) ? "is compiled elsewhere, and no record there says what it reads"
            : "reads them where it is not followed";

    private void EscapeInto(IOperation operation, IEnumerable<IOperation> parts, string reason)
    {
        if (IsRecording && parts.Any(ArgsType.Carries))
            context.Unverifiable.Add(new Unverifiable(true, operation.Syntax, reason));
    }

    private void EscapeIntoSetter(IOperation target, IOperation assignment)
    {
        if (target is IPropertyReferenceOperation { Property.SetMethod: { } setter } property && !context.IsWithoutBody(setter))
            EscapeInto(assignment, [.. target.ChildOperations, .. assignment.ChildOperations.Where(child => child != target)], $"the setter of '{property.Property.Name}' is not followed");
    }

    private void Read(ValueRange index, Accessor accessor, ITypeSymbol? type, IOperation place, ProgramState state)
    {
        index = index.Tightened(state.CountAtLeast);
        BigInteger min = index.Min;
        int needed = 0;
        if (min < 0 && index is { AboveCount: < 0, BelowCount: { } below and < 0 })
        {
            // args[args.Count - k]: in range wherever there are k arguments.
            needed = -below;
            min = 0;
        }
        bool isGuarded = min >= 0 && index.IsBelowCount(state.CountAtLeast);
        ITypeSymbol? substituted = context.Substitute(type);
        if (!IsRecording)
            return;
        if (place.DescendantsAndSelf().Any(static part => part is IInvalidOperation) || (substituted is not null && TypeText.HasErrors(substituted)))
            context.Unverifiable.Add(Unverifiable.Error(place.Syntax));
        else
            Record(index, min, needed, isGuarded, accessor, substituted, place.Syntax);
    }

    private void Record(ValueRange index, BigInteger min, int needed, bool isGuarded, Accessor accessor, ITypeSymbol? type, SyntaxNode place)
    {
        bool isOne = index.IsConstant;
        if (!isOne && (min < 0 || (!isGuarded && index.Max >= RuntimeNames.MaxArgs)))
        {
            context.Unverifiable.Add(new Unverifiable(false, place, Why(index)));
            return;
        }
        if (needed > RuntimeNames.MaxArgs)
        {
            context.Unverifiable.Add(new Unverifiable(false, place, $"no tracepoint has more than {RuntimeNames.MaxArgs} arguments"));
            return;
        }
        if (accessor != Accessor.Raw && (type is null || context.KnownToProgram(type) is null))
        {
            context.Unverifiable.Add(new Unverifiable(true, place, type is null ? "the type that it is read as is not known here" : $"the program's record cannot name the type '{TypeText.Readable(type)}'"));
            return;
        }
        int first = (int)BigInteger.Max(BigInteger.Min(min, int.MaxValue), int.MinValue);
        int last = (int)BigInteger.Max(BigInteger.Min(isGuarded ? BigInteger.Min(index.Max, RuntimeNames.MaxArgs - 1) : index.Max, int.MaxValue), int.MinValue);
        context.Reads.Add(new ArgumentRead(first, last, isGuarded, isGuarded ? needed : Math.Max(needed, last < int.MaxValue ? last + 1 : last), accessor, type is null ? null : context.KnownToProgram(type), place));
    }

    private static string Why(ValueRange index)
    {
        ValueRange widest = IntegralType.Widest;
        return (index.Min > int.MinValue && index.Min > widest.Min, index.Max < int.MaxValue && index.Max < widest.Max) switch
        {
            (true, true) => $"it is {index.Min} to {index.Max}",
            (true, false) => $"it is {index.Min} or more",
            (false, true) => $"it is {index.Max} or less",
            _ => "it may be any number",
        };
    }

    /// <summary>The accessor that is a method of that name.</summary>
    public static Accessor? AccessorOf(string method)
        => method switch
        {
            "Value" => Accessor.Value,
            "Reference" => Accessor.Reference,
            "Ref" => Accessor.Ref,
            "Span" => Accessor.Span,
            _ => null,
        };
}

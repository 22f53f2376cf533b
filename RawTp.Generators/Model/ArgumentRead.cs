using Microsoft.CodeAnalysis;

namespace RawTp.Model;

/// <summary>With which member of <c>RawTracepointArgs</c> an argument is read.</summary>
internal enum Accessor
{
    /// <summary><c>args[i]</c></summary>
    Raw,
    Value,
    Reference,
    Ref,
    Span,
}

/// <summary>One place where a program reads an argument, or one of several.</summary>
/// <param name="First">The least index that it can be.</param>
/// <param name="Last">The greatest; at most 11 where <paramref name="IsGuarded"/>.</param>
/// <param name="IsGuarded">Whether the code has made sure that the tracepoint has the argument, by comparing with <c>args.Count</c>.</param>
/// <param name="CountNeeded">How many arguments the tracepoint must have for the read to be in range.</param>
/// <param name="Accessor">By which member.</param>
/// <param name="Type">The accessor's type argument; null for <see cref="Accessor.Raw"/>.</param>
/// <param name="Place">The index as it is written; where <paramref name="CalledMethod"/> reads it, the program's call.</param>
/// <param name="CalledMethod">The name of the method that has the read, if it is not the program itself.</param>
internal readonly record struct ArgumentRead(int First, int Last, bool IsGuarded, int CountNeeded, Accessor Accessor, ITypeSymbol? Type, SyntaxNode Place, string? CalledMethod = null);

/// <summary>Something in a program that cannot be verified.</summary>
/// <param name="IsEscape">Whether the arguments go where they are not followed; else an index cannot be shown to be in range.</param>
/// <param name="Reason">What could not be shown, as the end of a sentence.</param>
/// <param name="CalledMethod">The name of the method that it is in, if it is not the program itself.</param>
internal readonly record struct Unverifiable(bool IsEscape, SyntaxNode Place, string Reason, string? CalledMethod = null)
{
    /// <summary>Whether it is only that this does not compile yet, which the compiler says. The generator, which does not see what generators add, finds more of it.</summary>
    public bool IsError { get; private init; }

    public static Unverifiable Error(SyntaxNode place) => new(true, place, "it does not compile") { IsError = true };
}

/// <summary>What a program does with its arguments.</summary>
/// <param name="Reads">Every read that can happen.</param>
/// <param name="Unverifiable">What stands against the program.</param>
internal sealed record ArgumentReads(IReadOnlyList<ArgumentRead> Reads, IReadOnlyList<Unverifiable> Unverifiable)
{
    /// <summary>The files of the bodies that were looked into; null where what is read stands in the program's own text, whatever else there is.</summary>
    public IReadOnlyCollection<SyntaxTree>? Followed { get; init; }

    /// <summary>How many arguments a tracepoint must have for the program to be attached: the kernel's <c>max_ctx_offset / 8</c>.</summary>
    public int MaxArgs => Reads.Count == 0 ? 0 : Reads.Max(static read => read.CountNeeded);

    /// <summary>Whether a program object may be made: its record says all that it can read, of some tracepoint that there could be.</summary>
    public bool IsVerified => Unverifiable.Count == 0 && MaxArgs <= RuntimeNames.MaxArgs && Reads.All(static read => read.First >= 0);
}

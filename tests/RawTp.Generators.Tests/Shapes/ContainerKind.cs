using System.Collections.Immutable;

namespace RawTp.Generators.Tests.Shapes;

/// <summary>A kind of place that tracepoints can be declared in: what stands before and behind them.</summary>
public sealed record ContainerKind(string Name, string Before, string After)
{
    /// <summary>Accessibilities that the members of such a container can have, "" among them.</summary>
    public ImmutableArray<string> Accessibilities { get; init; } = ["", "public", "internal", "private"];

    public string Declare(string members) => $"{Before}\n{members}\n{After}\n";

    public override string ToString() => Name;
}

/// <summary>Every kind of container.</summary>
public static class ContainerKinds
{
    private static readonly ImmutableArray<string> s_inheritable = ["", "public", "internal", "private", "protected", "protected internal", "private protected"];

    public static ImmutableArray<ContainerKind> All { get; } =
    [
        new("a static class in a namespace", "namespace N { public static partial class C {", "} }"),
        new("a class in a file-scoped namespace", "namespace N.M; public partial class C {", "}") { Accessibilities = s_inheritable },
        new("a class in the global namespace", "partial class C {", "}") { Accessibilities = s_inheritable },
        new("a sealed class", "namespace N; internal sealed partial class C {", "}"),
        new("an abstract class", "namespace N; public abstract partial class C {", "}") { Accessibilities = s_inheritable },
        new("a struct", "namespace N; public partial struct C {", "}"),
        new("a readonly struct", "namespace N; internal readonly partial struct C {", "}"),
        new("a ref struct", "namespace N; public ref partial struct C {", "}"),
        new("a record", "namespace N; public partial record C(int P) {", "}") { Accessibilities = s_inheritable },
        new("a record struct", "namespace N; public readonly partial record struct C(int P) {", "}"),
        new("an interface", "namespace N; public partial interface C {", "}") { Accessibilities = s_inheritable },
        new("a nested class", "namespace N; public partial struct Outer { public static partial class C {", "} }"),
        new("a private class nested in a private struct", "namespace N; public partial class Outermost { private partial struct Outer { private static partial class C {", "} } }"),
        new("a protected class nested in an interface", "namespace N; internal partial interface IOuter { protected partial class C {", "} }") { Accessibilities = s_inheritable },
        new("a class in nested namespaces with keywords as names", "namespace @namespace { namespace @class { partial class @event { internal partial record @struct {", "} } } }") { Accessibilities = s_inheritable },
        new("a class that is declared in several parts", "namespace N; public partial class C { } partial class C { public override string ToString() => \"C\";", "} partial class C;") { Accessibilities = s_inheritable },
    ];
}

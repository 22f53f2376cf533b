using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RawTp.Benchmarks;

/// <summary>The clone that this program was built in: what is measured of the compiler's side is taken from there.</summary>
internal static class Checkout
{
    private static readonly string s_folder = typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "Repository").Value!;

    /// <summary>The catalogue of Linux's tracepoints.</summary>
    public static string LinuxTracepoints { get; } = Path.Combine(s_folder, "tests", "RawTp.Kernel.Tests", "Data", "linux-tracepoints.tsv");

    /// <summary>What a project that extends the compiler was built to.</summary>
    public static Assembly Built(string project) => Assembly.LoadFrom(Path.Combine(s_folder, project, "bin", "Release", "netstandard2.0", project + ".dll"));

    /// <summary>One of each type that is a <typeparamref name="T"/>, suppressors left out.</summary>
    public static IEnumerable<T> InstancesOf<T>(Assembly assembly)
        => assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && !typeof(DiagnosticSuppressor).IsAssignableFrom(type))
            .Select(static type => (T)Activator.CreateInstance(type)!);
}

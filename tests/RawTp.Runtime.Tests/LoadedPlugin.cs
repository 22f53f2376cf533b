using System.Reflection;
using System.Runtime.Loader;

namespace RawTp.Tests;

/// <summary>A load context that can be unloaded, with assemblies by path. The runtime of RawTp is the host's.</summary>
internal sealed class LoadedPlugin(params string[] projects) : AssemblyLoadContext("plugin", isCollectible: true)
{
    private readonly Dictionary<string, string> _paths = projects
        .Select(static project => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "plugins", project), "*.dll").Single())
        .ToDictionary(static path => Path.GetFileNameWithoutExtension(path)!);

    public MethodInfo Method(string assembly, string type, string name)
        => LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!.GetMethod(name)!;

    public RawTracepointProgram Program(string assembly, string type, string method)
        => (RawTracepointProgram)Method(assembly, type, $"get_{method}Program").Invoke(null, null)!;

    protected override Assembly? Load(AssemblyName name)
        => _paths.TryGetValue(name.Name!, out string? path) ? LoadFromAssemblyPath(path) : null;
}

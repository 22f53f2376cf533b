using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace RawTp.Testing;

/// <summary>Which RawTp.Runtime a loaded assembly runs on.</summary>
public enum RuntimeCopy
{
    /// <summary>A copy of its own. Tracepoint names are unique in a process, so this is what keeps tests apart.</summary>
    Own,

    /// <summary>The one that the test itself is linked with, for tests which pass or receive its types.</summary>
    Shared,
}

/// <summary>A compilation that was emitted and loaded into a context of its own, which unloads when this is disposed.</summary>
public sealed class InMemoryAssembly : IDisposable
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Context _context;

    private InMemoryAssembly(Context context, Assembly assembly)
    {
        _context = context;
        Assembly = assembly;
    }

    public Assembly Assembly { get; }

    /// <summary>Loads a compilation after those that it references.</summary>
    public static InMemoryAssembly Load(Compilation compilation, params Compilation[] dependencies) =>
        Load(RuntimeCopy.Own, compilation, dependencies);

    public static InMemoryAssembly Load(RuntimeCopy runtime, Compilation compilation, params Compilation[] dependencies)
    {
        Dictionary<string, byte[]> images = dependencies.Append(compilation).ToDictionary(one => one.AssemblyName!, one => one.EmitToMemory());
        if (runtime == RuntimeCopy.Own)
            images["RawTp.Runtime"] = File.ReadAllBytes(ReferenceSets.Newest.RuntimePath);
        Context context = new(images);
        return new(context, context.LoadFromAssemblyName(new AssemblyName(compilation.AssemblyName!)));
    }

    public Type Type(string name) =>
        Assembly.GetType(name) ?? throw new CheckFailedException(
            $"The assembly has no type '{name}'; it has {string.Join(", ", Assembly.GetTypes().Select(type => type.FullName))}.");

    /// <summary>Calls a static method, public or not; an exception in it arrives as it was thrown.</summary>
    public object? Invoke(string typeName, string methodName, params object?[] arguments)
    {
        Type type = Type(typeName);
        MethodInfo method = type.GetMethod(methodName, AnyStatic)
            ?? throw new CheckFailedException($"The type '{typeName}' has no static method '{methodName}'.");
        try
        {
            return method.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
            throw;
        }
    }

    public T Invoke<T>(string typeName, string methodName, params object?[] arguments) => (T)Invoke(typeName, methodName, arguments)!;

    public void Dispose() => _context.Unload();

    private sealed class Context(Dictionary<string, byte[]> images) : AssemblyLoadContext("in-memory test assembly", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name)
        {
            if (!images.TryGetValue(name.Name!, out byte[]? image))
                return null;
            using MemoryStream stream = new(image);
            return LoadFromStream(stream);
        }
    }
}

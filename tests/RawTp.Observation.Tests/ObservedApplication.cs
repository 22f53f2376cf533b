using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json.Nodes;

namespace RawTp.Observation.Tests;

/// <summary>RawTp.Observed: run as a process, or loaded, once more at each call.</summary>
internal static class ObservedApplication
{
    private static readonly string s_path = typeof(ObservedApplication).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "ObservedApplication").Value!;

    /// <param name="what"><c>fire</c> or <c>serve</c>.</param>
    /// <param name="environment">Variables of the runtime.</param>
    /// <param name="switches">Settings of the runtime that have no variable.</param>
    public static Process Start(string what, Dictionary<string, string>? environment = null, params string[] switches)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        if (switches.Length > 0)
        {
            start.ArgumentList.Add("--runtimeconfig");
            start.ArgumentList.Add(WithSwitches(switches));
        }
        start.ArgumentList.Add(s_path);
        start.ArgumentList.Add(what);
        foreach ((string name, string value) in environment ?? [])
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        return process;
    }

    /// <summary>Loads it into a context, which begins with its module initialiser.</summary>
    /// <param name="context">One of its own by default.</param>
    /// <returns>A way to fire <c>shop:order_shipped</c>, and that tracepoint.</returns>
    public static (Action<int> ShipOrder, RawTracepoint Tracepoint) Load(AssemblyLoadContext? context = null)
    {
        context ??= new AssemblyLoadContext("late");
        Assembly assembly = context.LoadFromAssemblyPath(s_path);
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        Type shop = assembly.GetType("RawTp.Observed.Shop")!;
        return (shop.GetMethod("OrderShipped")!.CreateDelegate<Action<int>>(), (RawTracepoint)shop.GetProperty("OrderShippedTracepoint")!.GetValue(null)!);
    }

    private static string WithSwitches(string[] switches)
    {
        string path = Path.Combine(Path.GetDirectoryName(s_path)!, $"{string.Join('.', switches)}.runtimeconfig.json");
        JsonNode config = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(s_path, "runtimeconfig.json")))!;
        foreach (string name in switches)
            config["runtimeOptions"]!["configProperties"]![name] = false;
        File.WriteAllText(path, config.ToJsonString());
        return path;
    }
}

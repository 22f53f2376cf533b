using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;

namespace RawTp;

/// <summary>
/// The tracepoints of one assembly: the kernel's section <c>__bpf_raw_tp_map</c>. The generator derives one, and the
/// assembly's module initialiser registers it; that is all that happens at start-up, however many tracepoints there are.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class RawTracepointMap
{
    private static readonly object s_lock = new();
    private static volatile Entry[] s_maps = [];

    private bool _referencesAreLoaded;

    /// <summary>In UTF-8: a line feed, then <c>system:name</c> and a line feed for each tracepoint.</summary>
    protected abstract ReadOnlySpan<byte> Names { get; }

    /// <summary>Names of the referenced assemblies that have a map themselves, each followed by a line feed.</summary>
    protected abstract ReadOnlySpan<byte> References { get; }

    /// <summary>
    /// Called once by the module initialiser of an assembly with tracepoints, or with references to such, which holds the map in a
    /// static: here it is held weakly if the assembly can be unloaded.
    /// </summary>
    /// <param name="map">The assembly's map.</param>
    public static void Register(RawTracepointMap map)
    {
        Assembly assembly = map.GetType().Assembly;
        var entry = new Entry(new AssemblyBound<RawTracepointMap>(map, assembly.IsCollectible), CollectibleContext.Of(assembly));
        lock (s_lock)
        {
            Entry[] maps = Array.FindAll(s_maps, static entry => entry.Map is not null);
            Array.Resize(ref maps, maps.Length + 1);
            maps[^1] = entry;
            s_maps = maps;
        }
        PendingOpen.TryAll();
        LoadAnnouncement.Raise(map);
        // Last: from then on those who enable events may wait for the module's initialiser, with locks in their hands.
        Observers.Registered(map);
    }

    /// <summary>The tracepoint in a line of <see cref="Names"/>, made when it is first asked for.</summary>
    /// <param name="index">Which line, from 0.</param>
    /// <returns>The same object at every call.</returns>
    protected abstract RawTracepoint Tracepoint(int index);

    internal static RawTracepoint? Find(string text)
    {
        // Cheap first: an assembly is loaded for a name only when no assembly that is there already has it.
        List<RawTracepoint> found = FindLoaded(text);
        if (found.Count == 0 && LoadReferences())
            found = FindLoaded(text);
        return Single(text, found);
    }

    internal static IReadOnlyList<RawTracepoint> FindAll()
    {
        LoadReferences();
        var all = new List<RawTracepoint>();
        foreach (RawTracepointMap map in Loaded())
            all.AddRange(map.Tracepoints());
        return all;
    }

    /// <summary>The names of all, as <c>system:name</c> with or without a system; no tracepoint is made for that.</summary>
    internal static IEnumerable<string> FindAllNames()
    {
        LoadReferences();
        return Loaded().SelectMany(static map => map.QualifiedNames());
    }

    /// <summary>All of this map, but for those of a class that cannot be initialised, which can never be fired either.</summary>
    internal List<RawTracepoint> Tracepoints()
    {
        var tracepoints = new List<RawTracepoint>();
        int count = Names.Count((byte)'\n') - 1;
        for (int index = 0; index < count; index++)
        {
            try
            {
                tracepoints.Add(Tracepoint(index));
            }
            catch (Exception)
            {
                // Code of the user's, which fails the same way wherever the class is used; here it would fail those who ask for others.
            }
        }
        return tracepoints;
    }

    /// <summary>The lines of <see cref="Names"/>: <c>system:name</c>, with the colon also where there is no system.</summary>
    private string[] QualifiedNames() => Encoding.UTF8.GetString(Names).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The tracepoints of that name in assemblies that are there already.</summary>
    internal static List<RawTracepoint> FindLoaded(string text)
    {
        byte[] line = LineOf(text);
        var found = new List<RawTracepoint>();
        foreach (RawTracepointMap map in Loaded())
            map.AddNamed(line, found);
        return found;
    }

    internal static RawTracepoint? Single(string text, List<RawTracepoint> found)
        => found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw AttachCheck.Ambiguous(text, Loaded().SelectMany(map => map.Named(LineOf(text)))),
        };

    /// <summary>What is looked for in <see cref="Names"/>: no name holds a line feed or a colon, so what is found between these marks is a whole name.</summary>
    private static byte[] LineOf(string text)
    {
        (string? system, string name) = TracepointName.Split(text);
        return Encoding.UTF8.GetBytes(system is null ? $":{name}\n" : $"\n{system}:{name}\n");
    }

    private void AddNamed(byte[] line, List<RawTracepoint> found)
    {
        ReadOnlySpan<byte> names = Names;
        int lineFeedsBefore = line[0] == '\n' ? 1 : 0;
        for (int start = 0, at; (at = names[start..].IndexOf(line)) >= 0; start += at + 1)
        {
            int index = names[..(start + at + lineFeedsBefore)].Count((byte)'\n') - 1;
            found.Add(Tracepoint(index));
        }
    }

    /// <summary>Each as it is declared, and in which assembly: two may be declared alike.</summary>
    private IEnumerable<string> Named(byte[] line)
    {
        var found = new List<RawTracepoint>();
        AddNamed(line, found);
        return found.Select(tracepoint => $"{tracepoint} in {GetType().Assembly.GetName().Name}");
    }

    /// <summary>The maps of the assemblies that are neither unloaded nor about to be.</summary>
    internal static List<RawTracepointMap> Loaded()
    {
        var loaded = new List<RawTracepointMap>();
        foreach (Entry entry in s_maps)
        {
            if (entry.Map is { } map)
                loaded.Add(map);
        }
        return loaded;
    }

    /// <summary>
    /// An assembly registers its map when its module is first used, so one that is referenced and not used yet is unknown. NativeAOT runs all
    /// module initialisers at start-up.
    /// </summary>
    /// <returns>Whether there may be new maps.</returns>
    private static bool LoadReferences()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return false;
        bool loaded = false;
        // Maps that register meanwhile, for these references, come with references of their own: go on until there are none.
        for (RawTracepointMap? map; (map = Loaded().Find(static map => !map._referencesAreLoaded)) is not null; loaded = true)
        {
            // Two threads may both load them, which changes nothing; a lock held here could meet another module's initialiser.
            map.LoadOwnReferences();
            map._referencesAreLoaded = true;
        }
        return loaded;
    }

    private void LoadOwnReferences()
    {
        AssemblyLoadContext? context = AssemblyLoadContext.GetLoadContext(GetType().Assembly);
        foreach (string reference in Encoding.UTF8.GetString(References).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                if (context?.LoadFromAssemblyName(new(reference)) is { } assembly)
                    RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
            }
            catch (Exception absent) when (absent is IOException or BadImageFormatException or TypeInitializationException)
            {
                // Trimmed away, not deployed, or its initialiser fails: then nothing in it can be fired either.
            }
        }
    }

    /// <summary>A class, since lists of a struct are compiled anew: at every start of every process.</summary>
    private sealed class Entry(AssemblyBound<RawTracepointMap> map, CollectibleContext? context)
    {
        /// <summary>Null once the assembly is unloaded, or about to be.</summary>
        public RawTracepointMap? Map => context is { IsUnloading: true } ? null : map.Target;
    }
}

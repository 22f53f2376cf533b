namespace RawTp.Plugins;

/// <summary>A mistake of the plugin's own: nothing of this class can ever be used.</summary>
public static partial class Unusable
{
    static Unusable() => throw new InvalidOperationException("as always");

    [TracePoint("plugin_unusable", System = "plugin")]
    public static partial void Used(int value);
}

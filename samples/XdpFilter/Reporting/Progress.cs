using System.Diagnostics;

namespace XdpFilter;

/// <summary>One line on stderr that says how far things are, if somebody is looking.</summary>
internal sealed class Progress
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private readonly bool _isWatched = !Console.IsErrorRedirected;
    private long _lastShown = Stopwatch.GetTimestamp();
    private int _length;

    public void Show(Func<string> text)
    {
        if (!_isWatched || Stopwatch.GetElapsedTime(_lastShown) < s_interval)
            return;
        _lastShown = Stopwatch.GetTimestamp();
        Replace(text());
    }

    public void Clear()
    {
        if (_length > 0)
            Replace("");
    }

    private void Replace(string text)
    {
        Console.Error.Write($"\r{text.PadRight(_length)}\r");
        _length = text.Length;
    }
}

namespace XdpFilter;

/// <summary>What is wrong with a capture, in one sentence that names the file and the place in it.</summary>
internal sealed class CaptureException(string message, Exception? cause = null) : Exception(message, cause);

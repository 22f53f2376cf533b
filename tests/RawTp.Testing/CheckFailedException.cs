namespace RawTp.Testing;

/// <summary>A check of generated code, an analyzer or a fix did not hold; the message is all a reader needs to see why.</summary>
public sealed class CheckFailedException(string message) : Exception(message);

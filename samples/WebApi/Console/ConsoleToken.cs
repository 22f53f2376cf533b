using System.Security.Cryptography;
using System.Text;

namespace WebApi;

/// <summary>
/// What one has to know to attach and detach. It travels in a header, which no page from elsewhere can send, so there is nothing that a
/// browser adds by itself.
/// </summary>
internal sealed class ConsoleToken
{
    public const string Setting = "Console:Token";

    private const string Scheme = "Bearer ";
    private const int ShortestToken = 16;

    private readonly byte[] _hash;

    /// <param name="configured">The token from the configuration; without one, it is made up.</param>
    /// <exception cref="ConfigurationException">The configured one can be guessed.</exception>
    public ConsoleToken(string? configured)
    {
        if (configured is { Length: < ShortestToken })
            throw new ConfigurationException($"{Setting} has {configured.Length} characters and can be guessed; give at least {ShortestToken}, or none, and one will be made up");
        IsMadeUp = configured is null;
        Text = configured ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        _hash = Hash(Text);
    }

    public string Text { get; }

    public bool IsMadeUp { get; }

    /// <returns>Null where the header holds the token, and otherwise a sentence that says what is missing.</returns>
    public string? Refusal(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
            return "The token is missing; send the header 'Authorization: Bearer TOKEN' with the one that the service printed when it started.";
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return "The header 'Authorization' holds no token; write 'Authorization: Bearer TOKEN'.";
        // Hashes, so that all have the same length and take the same time to compare.
        return CryptographicOperations.FixedTimeEquals(_hash, Hash(authorization[Scheme.Length..].Trim()))
            ? null
            : "The token is not the right one; send the one that the service printed when it started.";
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

namespace XdpFilter;

/// <summary>What is wrong with a file of rules, in one sentence that names the file, the line and the word.</summary>
internal sealed class RulesException(string message, Exception? cause = null) : Exception(message, cause);

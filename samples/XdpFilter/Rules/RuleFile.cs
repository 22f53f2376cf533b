using System.Text;

namespace XdpFilter;

/// <summary>A text file of rules, one in each line; # starts a comment.</summary>
internal static class RuleFile
{
    private const int MaxLength = 1 << 20;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="RulesException">The file cannot be read, or a line of it is wrong.</exception>
    public static XdpProgram Load(string path)
    {
        if (Directory.Exists(path))
            throw new RulesException($"{path}: this is a directory; a text file of rules is expected");

        try
        {
            using StreamReader reader = new(path, s_strict);
            char[] text = new char[MaxLength + 1];
            int length = reader.ReadBlock(text);
            return length <= MaxLength
                ? Parse(path, new string(text, 0, length))
                : throw new RulesException($"{path}: this file is longer than {MaxLength} characters; a text file of rules is expected");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RulesException($"{path}: there is no such file; a text file of rules is expected", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new RulesException($"{path}: this file may not be read; read permission is needed", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new RulesException($"{path}: this file is not text; UTF-8 text, one rule in each line, is expected", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new RulesException($"{path}: this file cannot be read; a text file of rules is expected", e);
        }
    }

    public static XdpProgram Parse(string name, string text)
    {
        List<Rule> rules = [];
        int number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                rules.Add(new RuleLine($"{name}, line {number}", words).Parse());
        }
        return new XdpProgram(Path.GetFileName(name), rules);
    }
}

using System.Text;

namespace SupportBot.Core.Turns.Understanding.Vocabulary;

/// <summary>The plain text files of a language: one entry a line, <c>#</c> before a space for comments, a tab before a value.</summary>
internal static class WordFile
{
    /// <summary>The lines that say something; none when the file is missing.</summary>
    public static IEnumerable<string> Lines(string path) => !File.Exists(path) ? [] :
        File.ReadLines(path, Encoding.UTF8).Select(line => line.Trim()).Where(line => line.Length > 0 && !IsComment(line));

    public static IEnumerable<(string Word, string Value)> Pairs(string path)
    {
        foreach (var line in Lines(path))
        {
            var parts = line.Split('\t', StringSplitOptions.TrimEntries);
            if (parts.Length != 2) throw new InvalidDataException($"{path}: \"{line}\" should be two columns with one tab between them.");
            yield return (parts[0], parts[1]);
        }
    }

    // "#4711 where is it" is a message, "# notes" is not.
    private static bool IsComment(string line) => line[0] == '#' && (line.Length == 1 || line[1] is ' ' or '\t' or '#');
}

using SupportBot.Core.Policies.Rules;

namespace SupportBot.Core.Policies.Reading;

/// <summary>Cuts a rule out of its file: the comments right above it, and everything that is set in deeper than its dash.</summary>
internal static class RuleLines
{
    /// <param name="at">The line of its first key, from 1.</param>
    public static RuleText Cut(string file, IReadOnlyList<string> lines, int at)
    {
        var first = at - 1;
        var depth = Depth(lines[first]);
        var end = first + 1;
        while (end < lines.Count && (IsBlank(lines[end]) || Depth(lines[end]) > depth)) end++;
        while (IsBlank(lines[end - 1])) end--;
        while (first > 0 && IsComment(lines[first - 1]) && Depth(lines[first - 1]) == depth) first--;
        return new RuleText(file, first + 1, [.. lines.Take(first..end).Select(line => line.Length > depth ? line[depth..] : line.TrimStart())]);
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    private static bool IsComment(string line) => line.TrimStart().StartsWith('#');
}

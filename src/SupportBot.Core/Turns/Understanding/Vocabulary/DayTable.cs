using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Vocabulary;

/// <summary>
/// Words for days: <c>yesterday&lt;TAB&gt;gestern</c>, and with <c>#</c> where a number stands, <c>days-ago&lt;TAB&gt;vor # Tagen</c>.
/// </summary>
internal sealed class DayTable
{
    private const string Number = "7777777";

    private readonly PhraseTable<string> plain = new();
    private readonly List<(string[] Before, string[] After, string Unit)> counted = [];

    /// <summary>How many words stand before the number in any phrase.</summary>
    public int MostBeforeNumber { get; private set; }

    public void Add(string phrase, string code)
    {
        if (!phrase.Contains('#', StringComparison.Ordinal)) { plain.Add(phrase, code); return; }
        var words = Tokenizer.Split(TextFolder.Fold(phrase.Replace("#", $" {Number} ", StringComparison.Ordinal)).Text).ConvertAll(token => token.Text);
        var at = words.IndexOf(Number);
        if (words.Count < 2) return;
        counted.Add(([.. words.Take(at)], [.. words.Skip(at + 1)], code));
        MostBeforeNumber = Math.Max(MostBeforeNumber, at);
    }

    public void AddAll(DayTable other)
    {
        plain.AddAll(other.plain);
        counted.AddRange(other.counted);
        MostBeforeNumber = Math.Max(MostBeforeNumber, other.MostBeforeNumber);
    }

    public int Match(IReadOnlyList<Token> tokens, int at, out string? code) => plain.Match(tokens, at, out code);

    /// <summary>A phrase around a number of <paramref name="length"/> tokens that stands <paramref name="before"/> tokens on: how many tokens it takes in all.</summary>
    public int MatchCounted(IReadOnlyList<Token> tokens, int at, int before, int length, out string? unit)
    {
        foreach (var phrase in counted)
        {
            if (phrase.Before.Length != before || !StandAt(tokens, at, phrase.Before) || !StandAt(tokens, at + before + length, phrase.After)) continue;
            unit = phrase.Unit;
            return before + length + phrase.After.Length;
        }
        unit = null;
        return 0;
    }

    private static bool StandAt(IReadOnlyList<Token> tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Count) return false;
        for (var i = 0; i < words.Length; i++) if (tokens[at + i].Text != words[i]) return false;
        return true;
    }
}

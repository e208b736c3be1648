using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Vocabulary;

/// <summary>Words and short phrases with a meaning each, looked up in a row of tokens, the longest first.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, T> phrases = new(StringComparer.Ordinal);

    // By the first token: how long the longest phrase is that begins with it. Most words begin none.
    private readonly Dictionary<string, int> longest = new(StringComparer.Ordinal);

    public void Add(string phrase, T value)
    {
        var tokens = Tokenizer.Split(TextFolder.Fold(phrase).Text);
        if (tokens.Count == 0) return;
        phrases[Key(tokens, 0, tokens.Count)] = value;
        Lengthen(tokens[0].Text, tokens.Count);
    }

    public void AddAll(PhraseTable<T> other)
    {
        foreach (var (phrase, value) in other.phrases) phrases.TryAdd(phrase, value);
        foreach (var (first, length) in other.longest) Lengthen(first, length);
    }

    public bool Contains(string word) => phrases.ContainsKey(word);

    public IEnumerable<string> Phrases => phrases.Keys;

    /// <summary>The meaning of the longest phrase that begins at a token, and how many tokens it takes; 0 when none does.</summary>
    public int Match(IReadOnlyList<Token> tokens, int at, out T? value)
    {
        for (var length = Math.Min(longest.GetValueOrDefault(tokens[at].Text), tokens.Count - at); length > 0; length--)
            if (phrases.TryGetValue(Key(tokens, at, length), out value)) return length;
        value = default;
        return 0;
    }

    private void Lengthen(string first, int length) => longest[first] = Math.Max(longest.GetValueOrDefault(first), length);

    private static string Key(IReadOnlyList<Token> tokens, int at, int length)
    {
        if (length == 1) return tokens[at].Text;
        var key = new System.Text.StringBuilder(tokens[at].Text);
        for (var i = at + 1; i < at + length; i++)
        {
            if (!(tokens[i].IsUnspaced && tokens[i - 1].IsUnspaced)) key.Append(' ');
            key.Append(tokens[i].Text);
        }
        return key.ToString();
    }
}

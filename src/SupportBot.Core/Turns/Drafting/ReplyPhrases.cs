using System.Globalization;
using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>The phrases of one language, ready to be filled with facts.</summary>
public sealed class ReplyPhrases(Language language, CultureInfo culture, bool isRightToLeft, IReadOnlyDictionary<string, string> phrases)
{
    public Language Language => language;
    public CultureInfo Culture => culture;
    public bool IsRightToLeft => isRightToLeft;

    /// <summary>The phrase with its facts filled in, formatted as the language writes them.</summary>
    public string Say(string key, params IReadOnlyList<Fact> facts) => phrases[key] + facts.Count.ToString(culture);
}

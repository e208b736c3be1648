using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Every sentence the bot can say, by language: <c>prompts/replies/&lt;language&gt;/</c>.</summary>
public sealed class ReplyLibrary(IReadOnlyDictionary<string, ReplyPhrases> byLanguage)
{
    public IEnumerable<Language> Languages => byLanguage.Keys.Select(tag => new Language(tag));

    public bool Speaks(Language language) => byLanguage.ContainsKey(language.Tag);

    /// <summary>The phrases of that language, or the English ones.</summary>
    public ReplyPhrases In(Language language) => byLanguage.GetValueOrDefault(language.Tag) ?? byLanguage[Language.English.Tag];
}

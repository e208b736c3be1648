using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Every sentence the bot can say, by language: <c>prompts/replies/&lt;language&gt;/</c>.</summary>
public sealed class ReplyLibrary(IReadOnlyDictionary<string, ReplyPhrases> byLanguage)
{
    /// <summary>Reads every language's folder.</summary>
    /// <exception cref="InvalidDataException">All that is wrong in the files, each with its file and what to do.</exception>
    public static ReplyLibrary Load(string folder) => ReplyLibraryReader.Read(folder);

    public IEnumerable<ReplyPhrases> All => byLanguage.Values;

    public bool Speaks(Language language) => byLanguage.ContainsKey(language.Tag);

    /// <summary>The phrases of that language, or the English ones.</summary>
    public ReplyPhrases In(Language language) => byLanguage.GetValueOrDefault(language.Tag) ?? byLanguage[Language.English.Tag];

    /// <summary>The same with the dates and numbers of a market.</summary>
    public ReplyPhrases In(Language language, string? market) => In(language).For(market);

    /// <summary>The spoken language that a page's locale asks for (<c>zh-CN</c> → <c>zh-Hans</c>, <c>de-AT</c> → <c>de</c>), else English.</summary>
    public Language Closest(string? locale)
    {
        var wanted = LocaleNames.Parents(locale).FirstOrDefault(byLanguage.ContainsKey);
        return wanted is null ? Language.English : new Language(wanted);
    }
}

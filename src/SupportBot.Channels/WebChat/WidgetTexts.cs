using System.Collections.Concurrent;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Channels.WebChat;

/// <summary>The widget's own words by language: the <c>widget_</c> phrases of the reply files, English where a language has none.</summary>
internal sealed class WidgetTexts(ReplyLibrary replies)
{
    private static readonly string[] RightToLeft = ["ar", "he", "fa", "ur", "ps", "yi", "dv", "ug", "ckb"];
    private readonly ConcurrentDictionary<(Language, string), string> said = new();

    public IEnumerable<Language> Languages => replies.All.Select(phrases => phrases.Language);

    /// <summary>A page is mirrored for its readers even where the words are still English.</summary>
    public static bool IsRightToLeft(Language language) => RightToLeft.Contains(language.Tag.Split('-')[0]);

    public Language Spoken(Language wanted) => replies.Speaks(wanted) ? wanted : Language.English;

    public string Say(Language language, string key) => said.GetOrAdd((language, key), asked => Find(asked.Item1, asked.Item2));

    private string Find(Language language, string key)
    {
        try { return replies.In(language).Say(key); }
        catch (KeyNotFoundException) when (language != Language.English) { return replies.In(Language.English).Say(key); }
    }
}

using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>What the shop says in one language, by the phrase's key: for tests that are not about its wording.</summary>
public sealed class Said
{
    private readonly ReplyPhrases phrases;

    private Said(ReplyPhrases phrases) => this.phrases = phrases;

    public string this[string key] => phrases.Say(key);

    public static Said In(RunningShop shop, string language) => new(shop.Services.GetRequiredService<ReplyLibrary>().In(new Language(language)));
}

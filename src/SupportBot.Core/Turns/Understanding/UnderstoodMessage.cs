using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>What a customer's message, or a burst of them, was understood to say.</summary>
/// <param name="Language">Of the words; <see cref="IsLanguageSpoken"/> tells whether the bot writes it.</param>
/// <param name="LanguageConfidence">0 to 1; low on short or mixed texts, when the conversation's language is kept.</param>
/// <param name="Intents">Above the threshold, in the order they were said; empty when nothing was understood.</param>
public sealed record UnderstoodMessage(
    Language Language, double LanguageConfidence, bool IsLanguageSpoken, IReadOnlyList<IntentScore> Intents, IReadOnlyList<Entity> Entities)
{
    public static readonly UnderstoodMessage Nothing = new(Language.English, 0, true, [], []);

    public bool Means(Intent intent) => Intents.Any(score => score.Intent == intent);

    public string? First(EntityKind kind) => Entities.FirstOrDefault(entity => entity.Kind == kind)?.Value;
}

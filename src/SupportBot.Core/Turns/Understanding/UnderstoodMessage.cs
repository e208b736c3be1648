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

    /// <summary>Where nothing is sure enough for <see cref="Intents"/>: what it may have been, the likeliest first.</summary>
    public IReadOnlyList<IntentScore> Guesses { get; init; } = [];

    /// <summary>Goods, sizes, colours, days, amounts and tracking numbers that are spoken of; none of them answers a question by itself.</summary>
    public IReadOnlyList<Entity> Mentions { get; init; } = [];

    /// <summary>The main intent first: what is wanted before courtesies, the surest first; the likeliest guess where nothing is sure.</summary>
    public IReadOnlyList<IntentScore> Ranked() =>
        [.. (Intents.Count > 0 ? Intents : Guesses).OrderBy(score => IntentTally.IsPolite(score.Intent)).ThenByDescending(score => score.Confidence)];

    /// <summary>Entities and mentions, in their order.</summary>
    public IEnumerable<Entity> All() => Entities.Concat(Mentions).OrderBy(entity => entity.Start);

    public bool Means(Intent intent) => Intents.Any(score => score.Intent == intent);

    public string? First(EntityKind kind) => Entities.FirstOrDefault(entity => entity.Kind == kind)?.Value;
}

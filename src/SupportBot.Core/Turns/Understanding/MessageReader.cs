using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Entities;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Reads messages with the models that were trained from the learning messages: no network, no chance, the same every time.</summary>
public sealed class MessageReader(UnderstandingModel model) : IMessageReader
{
    // The request stands at the start or at the end; the middle of a very long text is a story or a paste.
    private const int ReadAtEachEnd = 2000;

    public UnderstoodMessage Read(string text, Language current) => Read(text, current.Tag);

    /// <summary>Reads a message that may stand alone.</summary>
    /// <param name="current">The conversation's language so far; null where there is none yet.</param>
    public UnderstoodMessage ReadAlone(string text, string? current) => Read(text, current);

    private UnderstoodMessage Read(string text, string? current)
    {
        var folded = TextFolder.Fold(text);
        var entities = EntityReader.Open(folded);
        var guess = model.Identifier.Identify(TokensToRead(entities), current);
        var language = model.Find(guess.ReadAs);
        (language?.Entities ?? model.Entities).Read(entities, text);
        if (!guess.IsSpoken || language is null) return new UnderstoodMessage(new Language(guess.Tag), guess.Confidence, guess.IsSpoken, [], entities.Found) { Mentions = entities.Mentions };
        var (masked, tokens) = (entities.Masked, TokensToRead(entities));
        // A number and an address alone answer a question; they ask for nothing.
        var segments = new SegmentReader(language.Features);
        var reader = new IntentReader(language, segments);
        var isBare = tokens.All(token => token.IsMask);
        var intents = isBare ? model.Signs.Read(text) : reader.Read(masked, tokens);
        var reason = new ReasonReader(language, segments).Read(folded, masked, tokens);
        IReadOnlyList<Entity> found = reason is null ? entities.Found : [.. entities.Found.Append(reason).OrderBy(entity => entity.Start)];
        return new UnderstoodMessage(new Language(guess.Tag), Math.Round(guess.Confidence, 3), true, intents, found)
        {
            Mentions = entities.Mentions,
            Guesses = isBare || intents.Count > 0 ? [] : reader.Guess(tokens, masked.AsSpan().IndexOfAny('?', '\u061F') >= 0),
        };
    }

    private static IReadOnlyList<Token> TokensToRead(EntityScan scan) => scan.Masked.Length <= 2 * ReadAtEachEnd
        ? scan.Tokens
        : [.. Tokenizer.Split(scan.Masked, 0, ReadAtEachEnd), .. Tokenizer.Split(scan.Masked, scan.Masked.Length - ReadAtEachEnd, scan.Masked.Length)];
}

using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding.Languages;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Reads messages with the models that were trained from the learning messages: no network, no chance, the same every time.</summary>
public sealed class MessageReader(UnderstandingModel model) : IMessageReader
{
    // The request stands at the start or at the end; the middle of a very long text is a story or a paste.
    private const int ReadAtEachEnd = 2000;

    public UnderstoodMessage Read(string text, Language current)
    {
        var folded = TextFolder.Fold(text);
        var entities = model.Entities.Read(folded, text);
        var masked = entities.Masked;
        var tokens = TokensToRead(masked);
        var guess = model.Identifier.Identify(tokens, current.Tag);
        if (guess.IsSpoken && model.FindBook(guess.ReadAs) is { } book) return ReadByPhrases(book, guess, text);
        if (!guess.IsSpoken || model.Find(guess.ReadAs) is not { } language)
            return new UnderstoodMessage(new Language(guess.Tag), guess.Confidence, guess.IsSpoken, [], entities.Found);
        // A number and an address alone answer a question; they ask for nothing.
        var intents = tokens.TrueForAll(token => token.IsMask) ? model.Signs.Read(text) : new IntentReader(language).Read(masked, tokens);
        var reason = new ReasonReader(language).Read(folded, masked, tokens);
        IReadOnlyList<Entity> found = reason is null ? entities.Found : [.. entities.Found.Append(reason).OrderBy(entity => entity.Start)];
        return new UnderstoodMessage(new Language(guess.Tag), Math.Round(guess.Confidence, 3), true, intents, found);
    }

    private UnderstoodMessage ReadByPhrases(PhraseBook book, LanguageGuess guess, string text)
    {
        var entities = model.DigitsOnly.Read(TextFolder.Fold(text), text);
        var intents = entities.Masked.Any(char.IsLetter) ? book.Read(entities.Masked) : model.Signs.Read(text);
        return new UnderstoodMessage(new Language(guess.Tag), Math.Round(guess.Confidence, 3), true, intents, entities.Found);
    }

    private static List<Token> TokensToRead(string masked) => masked.Length <= 2 * ReadAtEachEnd
        ? Tokenizer.Split(masked)
        : [.. Tokenizer.Split(masked, 0, ReadAtEachEnd), .. Tokenizer.Split(masked, masked.Length - ReadAtEachEnd, masked.Length)];
}

using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding.Choosing;
using SupportBot.Core.Turns.Understanding.Text;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Finds which of the offered choices a customer's words pick: by title, by part of it, by number, or all of them.</summary>
public sealed class ChoiceMatcher(UnderstandingModel model)
{
    // A longer text is a message, not an answer; what it picks stands at its start.
    private const int LongestAnswer = 400;

    /// <summary>The chosen ones in the order they were offered; empty when it is not clear.</summary>
    public IReadOnlyList<Choice> Match(string text, Language language, IReadOnlyList<Choice> offered)
    {
        var answerText = TextFolder.Fold(text.Length > LongestAnswer ? text[..LongestAnswer] : text).Text;
        var tokens = Tokenizer.Split(answerText);
        if (offered.Count == 0 || tokens.Count == 0) return [];
        var lexicon = model.WordsOf(language.Tag);
        var titles = new OfferedTitles(offered.Select(choice => choice.Title), lexicon);
        if (titles.Exact(tokens) is { } exact) return [offered[exact]];
        if (IsPlainYesOrNo(tokens, lexicon)) return [];
        var answer = new AnswerReader(lexicon, part => Names(part, titles, lexicon)).Read(answerText, tokens);
        return [.. Pick(answer, titles, offered.Count).Order().Select(index => offered[index])];
    }

    // "Yep" and 不是 answer another question than which one.
    private static bool IsPlainYesOrNo(List<Token> tokens, Lexicon lexicon)
    {
        for (var at = 0; at < tokens.Count;)
        {
            var length = lexicon.Concepts.Match(tokens, at, out var concept);
            if (length == 0 || concept is not ("yes" or "nope")) return false;
            at += length;
        }
        return true;
    }

    private static bool Names(IReadOnlyList<Token> part, OfferedTitles titles, Lexicon lexicon) =>
        titles.Named(part).Any() || Enumerable.Range(0, part.Count).Any(at => part[at].IsNumber || lexicon.Ordinals.Match(part, at, out _) > 0);

    private static IEnumerable<int> Pick(ChoiceAnswer answer, OfferedTitles titles, int count)
    {
        var positions = new PositionReader(answer, count);
        var refused = titles.Named(answer.Refused).Concat(positions.Refused()).ToHashSet();
        var named = titles.Named(answer.Wanted).Except(refused).ToList();
        return named.Count > 0 ? named : positions.Wanted().Except(refused);
    }
}

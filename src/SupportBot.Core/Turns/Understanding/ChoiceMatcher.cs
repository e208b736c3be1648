using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding.Choosing;
using SupportBot.Core.Turns.Understanding.Text;

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
        return [.. Pick(ChoiceAnswer.Read(answerText, tokens, lexicon), titles, offered.Count).Order().Select(index => offered[index])];
    }

    private static IEnumerable<int> Pick(ChoiceAnswer answer, OfferedTitles titles, int count)
    {
        var positions = new PositionReader(answer, count);
        var refused = titles.Named(answer.Refused).Concat(positions.Refused()).ToHashSet();
        var named = titles.Named(answer.Wanted).Except(refused).ToList();
        return named.Count > 0 ? named : positions.Wanted().Except(refused);
    }
}

using System.Text;
using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Words a plan in the customer's language, from phrases and facts alone.</summary>
public sealed class Drafter(ReplyLibrary replies)
{
    /// <param name="isSpoken">False when the customer writes a language that the bot does not: then English stands below the page's language.</param>
    /// <param name="market">Whose dates and numbers are written; null for the language's own.</param>
    public DraftReply Draft(IReadOnlyList<Move> moves, Language language, bool isSpoken, string? market)
    {
        var draft = Draft(moves, replies.In(language, market));
        if (isSpoken) return draft;
        var notice = new Move("language_not_spoken", []) { Offers = [Offer.Say(OfferValues.Person, "option_person")] };
        var first = Draft([notice, .. moves], replies.In(language, market));
        return first.Language == Language.English ? first : Join(first, Draft([notice with { Offers = [] }, .. moves], replies.In(Language.English, market)));
    }

    private static DraftReply Draft(IReadOnlyList<Move> moves, ReplyPhrases phrases)
    {
        var statements = moves.Select(move => (move.IsListItem ? "- " : "") + phrases.Say(move.Phrase, move.Facts)).ToList();
        return new(phrases.Language, Text(moves, statements), statements, Choices(moves, phrases), Sources(moves, phrases.Language), [.. Founded(moves, phrases).Distinct()]);
    }

    private static string Text(IReadOnlyList<Move> moves, IReadOnlyList<string> statements)
    {
        var text = new StringBuilder();
        foreach (var (move, statement) in moves.Zip(statements))
        {
            if (text.Length > 0) text.Append(move.IsListItem ? "\n" : "\n\n");
            text.Append(statement);
        }
        return text.ToString();
    }

    private static IReadOnlyList<Choice> Choices(IReadOnlyList<Move> moves, ReplyPhrases phrases) =>
        [.. moves.SelectMany(move => move.Offers).DistinctBy(option => option.Value).Select(option => new Choice(option.Title ?? phrases.Say(option.Phrase!), option.Value))];

    private static IReadOnlyList<string> Sources(IReadOnlyList<Move> moves, Language language) =>
        [.. moves.SelectMany(move => move.Cites).Select(clause => Citation(clause, language)).Distinct()];

    private static string Citation(PolicyClause clause, Language language) => clause.Citation.GetValueOrDefault(language.Tag) ?? clause.Citation[Language.English.Tag];

    private static IEnumerable<string> Founded(IReadOnlyList<Move> moves, ReplyPhrases phrases) =>
        moves.SelectMany(move => move.Facts).Select(phrases.Write).Concat(Sources(moves, phrases.Language));

    private static DraftReply Join(DraftReply first, DraftReply second) =>
        first with { Text = first.Text + "\n\n" + second.Text, Statements = [.. first.Statements, .. second.Statements], Founded = [.. first.Founded.Union(second.Founded)], AlsoIn = second.Language };
}

using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Guarding;

/// <summary>
/// Whether a draft may go out: pure code over the text, its statements and the facts it was given, whoever worded it. The statements stand in it
/// word for word; what stands around them says nothing. A rule only ever adds findings; one is enough to hold the draft.
/// </summary>
public sealed class ReplyGuard(ReplyLibrary replies, ForbiddenWords words, IMessageReader reader)
{
    private readonly KindWordsRule kindWords = new(words, reader);

    private const int LongestReply = 4000;

    public GuardVerdict Check(DraftReply draft)
    {
        // What is founded may say what it wants; the rest of the text may bring nothing of its own.
        var rest = FoundedText.Without(draft.Text, draft.Founded);
        var (around, missing) = Statements.Without(draft.Text, draft.Statements);
        GuardFinding[] findings =
        [
            .. Shape(draft),
            .. missing.Select(statement => new GuardFinding(GuardRule.Missing, statement)),
            .. kindWords.Check(around, draft.Language, replies.In(draft.Language).Style.Script),
            .. NumberRule.Check(draft.Text, draft.Founded),
            .. ContactRule.Check(rest),
            .. MarkupRule.Check(draft.Text),
            .. ScriptRule.Check(rest, Scripts(draft)),
        ];
        return findings.Length == 0 ? GuardVerdict.Clean : new GuardVerdict(findings);
    }

    /// <summary>Whether a customer's own words may stand in a reply: nothing in them that a page would load or run.</summary>
    public static bool MayQuote(string words) => !MarkupRule.Check(words).Any();

    private IReadOnlyList<string> Scripts(DraftReply draft) =>
        [.. new[] { draft.Language, draft.AlsoIn }.OfType<Language>().Select(language => replies.In(language).Style.Script)];

    private static IEnumerable<GuardFinding> Shape(DraftReply draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Text)) yield return new GuardFinding(GuardRule.Empty, "");
        if (draft.Text.Length > LongestReply) yield return new GuardFinding(GuardRule.TooLong, FormattableString.Invariant($"{draft.Text.Length} characters"));
    }
}

using SupportBot.Core.Models;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;

namespace SupportBot.Core.Turns.Wording;

/// <summary>
/// Asks a model for kind words around a draft, where one is configured and the customer has said something with feeling in it. The guard reads
/// them; held once, the model is told why and may try again. Whatever goes wrong, the draft stays as it is: nobody waits for warmth.
/// </summary>
public sealed class Wordsmith(IPromptModel model, ModelOptions options, ModelBudget budget, ReplyGuard guard, ReplyLibrary replies, ForbiddenWords words, Menu menu, TimeProvider clock)
{
    private const string Prompt = "kind_words";
    private const int MostTries = 2, LongestKept = 1000;
    // Less than that is an order number, a yes, a name.
    private const int LettersOfFeeling = 12;

    /// <returns>The draft to send, and what asking came to; null when nobody was asked.</returns>
    public async Task<(DraftReply Draft, WordingRecord? Record)> WordAsync(DraftReply draft, TurnFacts facts, bool isPressed, CancellationToken cancellation)
    {
        if (options.Endpoint is null || isPressed || !IsWorthIt(draft, facts)) return (draft, null);
        var (worded, record) = await budget.IsSpentAsync(facts.Conversation.Id, cancellation) ? (draft, new WordingRecord(WordingOutcome.OverBudget, [])) : await AskAsync(draft, facts, cancellation);
        BotMeter.WordsSought(record.Outcome);
        return (worded, record);
    }

    private async Task<(DraftReply Draft, WordingRecord Record)> AskAsync(DraftReply draft, TurnFacts facts, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        return await TryAsync(draft, facts, both.Token, cancellation);
    }

    private bool IsWorthIt(DraftReply draft, TurnFacts facts) =>
        draft.AlsoIn is null && facts.Understood.IsLanguageSpoken && replies.Speaks(draft.Language) && words.Knows(draft.Language)
        && PromptText.Of(facts.Text).Count(char.IsLetter) >= LettersOfFeeling && !IsOfTheMenu(facts);

    // The greeting's buttons are not noted as offered: their words are those of a customer who types them too.
    private bool IsOfTheMenu(TurnFacts facts) =>
        menu.Choices(facts.Conversation.CurrentLanguage, withWithdrawal: true).Any(choice => string.Equals(choice.Title, facts.Text.Trim(), StringComparison.OrdinalIgnoreCase));

    private async Task<(DraftReply, WordingRecord)> TryAsync(DraftReply draft, TurnFacts facts, CancellationToken patience, CancellationToken cancellation)
    {
        List<WordingTry> tries = [];
        try
        {
            while (tries.Count < MostTries)
            {
                var start = clock.GetTimestamp();
                var answer = await model.AskAsync(Prompt, Arguments(draft, facts, tries), patience);
                BotMeter.TokensUsed(answer.TokensIn, answer.TokensOut);
                await budget.SpendAsync(facts.Conversation.Id, answer.TokensIn + answer.TokensOut, cancellation);
                var (worded, findings) = Judge(draft, answer.Text);
                tries.Add(new WordingTry(answer.Model, Cut(answer.Text), findings, answer.TokensIn, answer.TokensOut, clock.GetElapsedTime(start).TotalMilliseconds));
                if (findings.Count == 0) return (worded, new WordingRecord(WordingOutcome.Used, tries));
            }
            return (draft, new WordingRecord(WordingOutcome.Held, tries));
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested && away is ModelUnavailableException or OperationCanceledException)
        {
            return (draft, new WordingRecord(tries.Count > 0 ? WordingOutcome.Held : WordingOutcome.Unavailable, tries));
        }
    }

    private (DraftReply Draft, IReadOnlyList<GuardFinding> Findings) Judge(DraftReply draft, string text)
    {
        if (KindWordsReader.Read(text) is not { } kind) return (draft, [new GuardFinding(GuardRule.Markup, "not the JSON that was asked for")]);
        var worded = draft.With(kind);
        return (worded, guard.Check(worded).Findings);
    }

    private Dictionary<string, object?> Arguments(DraftReply draft, TurnFacts facts, List<WordingTry> tries) => new(StringComparer.Ordinal)
    {
        ["language"] = replies.In(draft.Language).Style.Name,
        ["language_tag"] = draft.Language.Tag,
        ["customer"] = PromptText.Of(facts.Text),
        ["statements"] = PromptText.Of(draft.Text),
        ["held"] = tries.Count > 0 ? tries[^1].Text : "",
        ["reasons"] = tries.Count > 0 ? string.Join("; ", tries[^1].Findings.Select(finding => $"{finding.Rule}: {finding.Evidence}")) : "",
    };

    private static string Cut(string text) => text.Length <= LongestKept ? text : text[..LongestKept] + "…";
}

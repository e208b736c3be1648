using System.Diagnostics;
using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns;

/// <summary>Tells whoever measures the program how a turn went: numbers, and names that the program itself knows.</summary>
public sealed class TurnMetrics(ReplyLibrary replies, PolicyLibrary policies)
{
    /// <param name="wait">From the customer's last word until the answer was in the log.</param>
    public void Answered(Conversation before, TurnAnswer answer, Activity? span, TimeSpan took, TimeSpan wait)
    {
        foreach (var entry in answer.Entries) Note(entry.Body);
        var turn = answer.Entries.Select(entry => entry.Body).OfType<TurnTaken>().FirstOrDefault()?.Record;
        Ended(answer.Outcome, turn?.Decision?.Market ?? before.Start?.Market, turn?.StateAfter.Language ?? before.CurrentLanguage, span, took);
        BotMeter.CustomerWaited(wait);
    }

    public void LeftToHuman(Conversation conversation, Activity? span, TimeSpan took) =>
        Ended(TurnOutcome.LeftToHuman, conversation.Start?.Market, conversation.CurrentLanguage, span, took);

    private void Note(EntryBody body)
    {
        if (body is HandoffRequested { Request: var request }) BotMeter.HandedOff(request.Reason, Known(request.Market));
        if (body is TurnTaken { Record.Guarded: var verdict })
            foreach (var finding in verdict.Findings) BotMeter.DraftHeld(finding.Rule);
    }

    private void Ended(TurnOutcome outcome, string? market, Language language, Activity? span, TimeSpan took)
    {
        var (where, how) = (Known(market), replies.Speaks(language) ? language.Tag : "other");
        BotMeter.TurnEnded(outcome, where, how, took);
        span?.SetTag("outcome", outcome.ToString()).SetTag("market", where).SetTag("language", how);
    }

    // A page may say any market and locale: what the program does not know is not passed on.
    private string Known(string? market) => market is not null && policies.Find(market) is not null ? market : "other";
}

using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Transcripts;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns;

/// <summary>Puts a conversation into the queue for a person, and tells the customer honestly when one will be there.</summary>
public sealed class Receptionist(ITranscriptIndex transcripts)
{
    public async Task<(TurnPlan Plan, HandoffRequest? Request)> ReceiveAsync(TurnPlan plan, TurnFacts facts, CancellationToken cancellation)
    {
        if (plan.Handoff is not { } reason) return (plan, null);
        var request = Request(reason, facts, plan.Decision);
        // Counted as the queue is ordered: those due no later come first.
        var ahead = (await transcripts.QueueAsync(cancellation)).Count(one =>
            one.Handoff == HandoffStatus.Waiting && one.Id != facts.Conversation.Id && one.DueAt <= request.DueAt);
        return (plan with { Moves = [.. plan.Moves, .. WhenSomeoneIsThere(facts, ahead)] }, request);
    }

    public static HandoffRequest Request(HandoffReason reason, TurnFacts facts, PolicyDecision? decision)
    {
        var due = facts.Policies.ServiceHoursOf(facts.Market).FirstAnswerDue(facts.Now);
        return new HandoffRequest(reason, facts.Language, facts.Market, facts.Order?.Number, HandoffSummary.Of(facts, decision), facts.Now, Clocks(facts, decision).Append(due).Min());
    }

    // What the seller must do first decides the place: for what is asked now, and in the order's open cases.
    private static IEnumerable<DateTimeOffset> Clocks(TurnFacts facts, PolicyDecision? decision) => facts.Cases
        .SelectMany(known => CaseClock.Of(known, facts.Policies)).Where(deadline => deadline.IsSellers).Select(deadline => (DateTimeOffset?)deadline.At)
        .Append(decision?.SellerMustDecideBy).OfType<DateTimeOffset>();

    private static IEnumerable<Move> WhenSomeoneIsThere(TurnFacts facts, int ahead)
    {
        var hours = facts.Policies.ServiceHoursOf(facts.Market);
        yield return hours.IsOpenAt(facts.Now)
            ? new Move("handoff_open", [Fact.Number("place", ahead + 1)])
            : new Move("handoff_closed", [Fact.Time("opens", TimeZoneInfo.ConvertTime(hours.NextOpening(facts.Now), hours.Calendar.Zone))]);
    }
}

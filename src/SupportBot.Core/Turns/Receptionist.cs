using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Transcripts;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns;

/// <summary>Puts a conversation into the queue for a person, and tells the customer honestly when one will be there.</summary>
public sealed class Receptionist(ITranscriptIndex transcripts, PolicyLibrary policies)
{
    // Where the merchant has said nothing about hours, nothing is promised; the queue still needs an order.
    private static readonly TimeSpan WithoutHours = TimeSpan.FromHours(24);

    public async Task<(TurnPlan Plan, HandoffRequest? Request)> ReceiveAsync(TurnPlan plan, TurnFacts facts, CancellationToken cancellation)
    {
        if (plan.Handoff is not { } reason) return (plan, null);
        var waiting = (await transcripts.QueueAsync(cancellation)).Count(one => one.Handoff == HandoffStatus.Waiting && one.Id != facts.Conversation.Id);
        return (plan with { Moves = [.. plan.Moves, .. WhenSomeoneIsThere(facts, waiting)] }, Request(reason, facts, plan.Decision));
    }

    public HandoffRequest Request(HandoffReason reason, TurnFacts facts, PolicyDecision? decision)
    {
        var due = HoursOf(facts)?.FirstAnswerDue(facts.Now) ?? facts.Now + WithoutHours;
        var clock = decision?.SellerMustDecideBy ?? due;
        return new HandoffRequest(reason, facts.Language, facts.Market, facts.Order?.Number, HandoffSummary.Of(reason, facts, decision), facts.Now, clock < due ? clock : due);
    }

    private IEnumerable<Move> WhenSomeoneIsThere(TurnFacts facts, int waiting)
    {
        yield return HoursOf(facts) is { } hours && !hours.IsOpenAt(facts.Now)
            ? new Move("handoff_closed", [Fact.Time("opens", TimeZoneInfo.ConvertTime(hours.NextOpening(facts.Now), facts.Zone))])
            : new Move("handoff_open", [Fact.Number("place", waiting + 1)]);
    }

    private ServiceHours? HoursOf(TurnFacts facts) => facts.Market is { } market ? policies.ServiceIn(market) : null;
}

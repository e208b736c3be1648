using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>A decision as the customer would be told of it, outside of any conversation.</summary>
public static class DecisionWords
{
    /// <param name="policies">Those that it was decided by.</param>
    /// <param name="isCancellation">It was asked whether the order can be called off, not whether goods can go back.</param>
    public static IReadOnlyList<Move> Of(PolicyRequest request, PolicyDecision decision, PolicyLibrary policies, DateTimeOffset now, bool isCancellation = false)
    {
        var conversation = new Conversation { Id = new ConversationId("explain") };
        var facts = new TurnFacts(
            conversation, DialogueState.Empty, UnderstoodMessage.Nothing, "", 0, ProofResult.Proven, request.Order, [], 0, TimeZoneInfo.FindSystemTimeZoneById(decision.TimeZone), now)
        { Policies = policies, ReceivedAt = now };
        var plan = new PlanBuilder(facts);
        if (isCancellation && decision.Verdict != Verdict.NeedsFact) CancelErrand.TellAnswer(plan, request.Order, decision);
        else Tell(plan, request, decision);
        return plan.Build().Moves;
    }

    private static void Tell(PlanBuilder plan, PolicyRequest request, PolicyDecision decision)
    {
        var errand = new Errand(decision.Remedies.Contains(Remedy.Refund) || decision.Remedies.Count == 0 ? Goal.Return : Goal.Exchange) { Items = request.Items, Reason = request.Reason };
        switch (decision.Verdict)
        {
            case Verdict.Granted or Verdict.NeedsEvidence: GrantWords.Tell(plan, request.Order, errand, decision); GrantWords.Goodwill(plan, decision); break;
            case Verdict.Refused: RefusalWords.Tell(plan, request.Order, request.Items, decision); break;
            case Verdict.NeedsFact: People.FindOut(plan, decision.Missing); break;
            case Verdict.NeedsCondition: plan.Say("ask_condition", ItemWords.Fact(request.Order, request.Items)); break;
            case Verdict.NeedsPerson: plan.Say("handoff_needed"); break;
        }
    }
}

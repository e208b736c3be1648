using SupportBot.Core.Handoff;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>
/// Decides what to say and do next. Pure: facts in, plan out, no clock, no store, no words. Reads from top to bottom as a colleague at the
/// counter would act: a wish for a person first, then proof, then questions, then the errand, then small talk.
/// </summary>
public sealed class Dialogue
{
    private readonly Hearing hearing;
    private readonly Errands errands;

    public Dialogue(ChoiceMatcher matcher, Menu menu)
    {
        hearing = new Hearing(matcher, menu);
        errands = new Errands(hearing);
    }

    public TurnPlan Decide(TurnFacts facts)
    {
        var (plan, heard) = (new PlanBuilder(facts), hearing.Hear(facts));
        if (WantsPerson(facts, heard)) People.Call(plan, HandoffReason.CustomerAsked);
        else if (OrderProofs.HasFailed(facts)) AskForProofAgain(plan, heard);
        else Converse(plan, heard);
        return plan.Build();
    }

    // What the customer wants is remembered, whatever becomes of the proof.
    private static void AskForProofAgain(PlanBuilder plan, Heard heard)
    {
        Errands.Note(plan, heard);
        if (plan.State.Errand is { Goal: Goal.Withdraw }) WithdrawErrand.AfterFailedProof(plan, heard);
        else OrderProofs.AskAgain(plan);
    }

    private void Converse(PlanBuilder plan, Heard heard)
    {
        CountMisunderstandings(plan, heard);
        if (plan.State.NotUnderstoodInARow > 1) { People.Suggest(plan); return; }
        SmallTalk.Open(plan, heard);
        PolicyQuestions.Answer(plan, heard);
        errands.Run(plan, heard);
        SmallTalk.Close(plan, heard);
        if (plan.Facts.Conversation.Handoff == HandoffStatus.Waiting) People.StillWaiting(plan);
    }

    private static bool WantsPerson(TurnFacts facts, Heard heard) => heard.WantsPerson || (facts.State.Asked == Question.Handoff && heard.SaysYes);

    // Whatever is written on the way to the order is part of the declaration.
    private static bool IsWithdrawing(TurnFacts facts) =>
        facts.State is { Errand.Goal: Goal.Withdraw, Asked: Question.OrderNumber or Question.Contact or Question.Confirm or Question.Condition };

    private void CountMisunderstandings(PlanBuilder plan, Heard heard)
    {
        var facts = plan.Facts;
        var understood = heard.Chosen.Count > 0 || heard.Understood.Intents.Count > 0 || heard.Understood.Entities.Count > 0 || facts.Files > 0
            || facts.Proof == ProofResult.Proven || facts.State.Asked is Question.Wish || IsWithdrawing(facts) || hearing.LinesNamed(facts).Count > 0;
        plan.Remember(state => state with { NotUnderstoodInARow = understood ? 0 : state.NotUnderstoodInARow + 1 });
    }
}

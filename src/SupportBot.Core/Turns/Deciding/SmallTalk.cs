using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Courtesies, anger, things that are not ours, and what to say when nothing else was said.</summary>
internal static class SmallTalk
{
    /// <summary>What comes before the matter itself.</summary>
    public static void Open(PlanBuilder plan, Heard heard)
    {
        if (heard.Means(Intent.Complaint)) plan.Say("calm");
        if (heard.Means(Intent.ChangeOrder) && heard.Goals.Count == 0) OfferPerson(plan, "change_order");
    }

    /// <summary>What is said when the matter was silent.</summary>
    public static void Close(PlanBuilder plan, Heard heard)
    {
        if (plan.IsWaitingForAnswer) return;
        if (plan.SaysNothing) Answer(plan, heard);
        else if (heard.Means(Intent.Complaint)) plan.Suggest(Offer.Say(OfferValues.Person, "option_person"));
    }

    private static void Answer(PlanBuilder plan, Heard heard)
    {
        if (plan.Facts.Files > 0) plan.Say("files_received");
        else if (heard.Means(Intent.Goodbye)) Goodbye(plan);
        else if (heard.Means(Intent.Thanks)) plan.Say("welcome");
        else if (heard.Means(Intent.OutOfScope)) AskWhatToDo(plan, "out_of_scope");
        else if (heard.Means(Intent.Greeting) && plan.Facts.State.Errand is null) AskWhatToDo(plan, "hello");
        else if (heard.Means(Intent.Greeting)) plan.Say("hello");
        else if (heard.SaysYes || heard.SaysNo || heard.Chosen.Contains(OfferValues.Stop)) AskWhatToDo(plan, "anything_else");
        else AskWhatWasMeant(plan, heard);
    }

    // Who leaves with details on the table must know that nothing was opened, and until when it can be.
    private static void Goodbye(PlanBuilder plan)
    {
        plan.Say("goodbye");
        if (plan.State.Errand is not { Shown: { } shown } errand) return;
        plan.Say("goodbye_not_opened");
        if (shown is { Verdict: not Verdict.Refused, LastDay: { } lastDay }) plan.Say("goodbye_until", Fact.Date("last_day", lastDay));
        plan.Remember(errand.Changed());
    }

    private static void AskWhatToDo(PlanBuilder plan, string phrase) => plan.Ask(Question.WhatToDo, phrase, [], Menu.Offers(plan.Facts.OwesWithdrawalFunction));

    private static void AskWhatWasMeant(PlanBuilder plan, Heard heard) => plan.Ask(
        Question.WhatToDo, plan.Facts.Order is null ? "not_understood" : "not_understood_with_order", [], Menu.Offers(plan.Facts.OwesWithdrawalFunction, heard.Understood.Guesses));

    private static void OfferPerson(PlanBuilder plan, string phrase) =>
        plan.Ask(Question.Handoff, phrase, [], Offer.Say(OfferValues.Person, "option_person"), Offer.Say(OfferValues.No, "option_no"));
}

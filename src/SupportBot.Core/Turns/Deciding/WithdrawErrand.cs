using SupportBot.Core.Handoff;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>
/// The online withdrawal function: the statement, then one button that confirms it. Asks for no reason. A declaration is the customer's alone to
/// make, so none is turned away: what is refused or cannot be proven is received all the same, and a person looks at it.
/// </summary>
internal sealed class WithdrawErrand(Hearing hearing)
{
    private const int TriesBeforeOwnWords = 2;

    private readonly ReturnSlots slots = new(hearing);

    public void Advance(PlanBuilder plan, Heard heard)
    {
        if (heard.Chosen.Contains(OfferValues.Stop) || IsCalledOff(plan, heard)) { Drop(plan); return; }
        if (plan.Facts.Order is not { } order) { Identify(plan, heard); return; }
        slots.Fill(plan, heard);
        TakeAllUnlessNamed(plan);
        if (AnswersConfirmation(plan, heard, order) || AsksForSlot(plan, order) || AsksWhich(plan, heard)) return;
        Decide(plan, heard, order);
    }

    /// <summary>After a proof that failed: the same words for an unknown number and a wrong contact; the second time, the declaration is taken as it is.</summary>
    public static void AfterFailedProof(PlanBuilder plan, Heard heard)
    {
        KeepWords(plan, heard);
        if (plan.State.FailedProofs + 1 < TriesBeforeOwnWords && plan.Facts.Proof != ProofResult.Locked) { OrderProofs.AskAgain(plan); return; }
        OrderProofs.Count(plan);
        if (OrderProofs.IsEnough(plan)) People.Call(plan, HandoffReason.ProofFailed);
        else plan.Say("proof_failed");
        OfferOwnWords(plan);
    }

    /// <summary>"Only the socks", said to the statement: a part of it, whatever else could be read out of so few words.</summary>
    public static bool NamesPart(PlanBuilder plan, Heard heard) => plan.Facts.State is { Asked: Question.Confirm, Errand: { Goal: Goal.Withdraw, Shown: not null } }
        && heard is { Chosen.Count: 0, IsShort: true, SaysYes: false, SaysNo: false } && heard.Goals.All(goal => goal == Goal.Return);

    private static bool IsCalledOff(PlanBuilder plan, Heard heard) => heard.SaysNo && heard.Goals.Count == 0 && plan.Facts.State.Asked == Question.Confirm;

    private static void Identify(PlanBuilder plan, Heard heard)
    {
        if (IsConfirmed(plan, heard)) { ReceiveUnproven(plan); return; }
        KeepWords(plan, heard);
        var errand = plan.State.Errand!;
        if (errand.TimesAsked >= TriesBeforeOwnWords) { OfferOwnWords(plan); return; }
        plan.Remember(errand with { TimesAsked = errand.TimesAsked + 1 });
        if (errand.TimesAsked > 0 || plan.State.ClaimedOrder is not null) OrderProofs.Missing(plan);
        else plan.Ask(Question.OrderNumber, "ask_withdrawal_order", [], Offer.Say(OfferValues.Person, "option_person"));
    }

    // All that was written on the way to the order is part of the declaration, should no order be found.
    private static void KeepWords(PlanBuilder plan, Heard heard)
    {
        var errand = plan.State.Errand!;
        if (heard.Chosen.Count > 0 || errand.Words?.EndsWith(plan.Facts.Text, StringComparison.Ordinal) == true) return;
        plan.Remember(errand with { Words = Errands.Shortened(string.Join('\n', new[] { errand.Words, plan.Facts.Text }.OfType<string>())) });
    }

    private static void OfferOwnWords(PlanBuilder plan)
    {
        var errand = plan.State.Errand! with { Shown = null, ConfirmationKey = CaseDraft.Key(plan.Facts) };
        plan.Remember(errand);
        // What the guard would hold back is not said again; the document has it, where it does no harm.
        if (errand.Words is { Length: > 0 } words && Guarding.ReplyGuard.MayQuote(words)) plan.Say(OwnWords(words));
        AskToConfirm(plan);
    }

    private static void ReceiveUnproven(PlanBuilder plan)
    {
        Acknowledge(plan, "withdrawal_received_unchecked", OwnWords(plan.State.Errand!.Words ?? plan.Facts.Text));
        plan.Remember((Errand?)null);
        People.Call(plan, HandoffReason.ProofFailed);
    }

    private static void TakeAllUnlessNamed(PlanBuilder plan)
    {
        var errand = plan.State.Errand!;
        if (errand.Items.Count == 0) plan.Remember(errand.Changed() with { Items = ReturnErrand.OpenItems(plan.Facts) });
    }

    private static bool AnswersConfirmation(PlanBuilder plan, Heard heard, Order order)
    {
        if (!IsConfirmed(plan, heard)) return false;
        var errand = plan.State.Errand!;
        if (errand.Shown is { Verdict: Verdict.Granted or Verdict.NeedsEvidence } granted) Receive(plan, order, errand, granted);
        else ReceiveUnchecked(plan, order, errand);
        plan.Remember((Errand?)null);
        return true;
    }

    // "I withdraw", said to the very statement, is as good as the button.
    private static bool IsConfirmed(PlanBuilder plan, Heard heard) =>
        plan.Facts.State.Asked == Question.Confirm && plan.State.Errand?.ConfirmationKey is not null && (heard.SaysYes || heard.SaysAgain(Understanding.Intent.Withdrawal));

    private static void Receive(PlanBuilder plan, Order order, Errand errand, PolicyDecision granted)
    {
        var draft = CaseDraft.Withdrawal(plan.Facts, errand, granted, errand.ConfirmationKey!);
        plan.Decide(granted);
        plan.Open(draft);
        plan.Declare(new Declaration(errand.ConfirmationKey!, order.Number, ReceivedAt(plan), Document(plan, Statement("document_statement", plan.Facts, order, errand),
            new Move("document_number", [Fact.Text("rma", draft.Rma)]), NameOf(order))));
    }

    private static void ReceiveUnchecked(PlanBuilder plan, Order order, Errand errand)
    {
        if (errand.Shown is { } shown) plan.Decide(shown);
        Acknowledge(plan, "withdrawal_received_review", Statement("document_statement", plan.Facts, order, errand), NameOf(order));
        People.Call(plan, HandoffReason.PolicyNeedsPerson);
    }

    private static void Acknowledge(PlanBuilder plan, string phrase, params IReadOnlyList<Move> declared)
    {
        plan.Say(phrase, Fact.Time("received", ReceivedAt(plan)));
        plan.Declare(new Declaration(plan.State.Errand!.ConfirmationKey!, plan.Facts.Order?.Number, ReceivedAt(plan), Document(plan, declared)));
    }

    private static IReadOnlyList<Move> Document(PlanBuilder plan, params IReadOnlyList<Move> declared) =>
        [new Move("document_intro", [Fact.Time("received", ReceivedAt(plan))]), .. declared, new Move("document_keep", [])];

    private static bool AsksForSlot(PlanBuilder plan, Order order)
    {
        if (plan.Facts.Cases.Any(known => known.Kind == CaseKind.Cancellation)) { StatusErrand.TellCases(plan, Goal.RefundStatus); return true; }
        if (order.Status != OrderStatus.Cancelled && ReturnErrand.OpenLines(plan.Facts).Count == 0) { StatusErrand.TellCases(plan, Goal.ReturnStatus); return true; }
        if (plan.State.Errand!.Items.FirstOrDefault(item => item.Quantity == 0) is not { } unclear) return false;
        ReturnQuestions.AskQuantity(plan, order, unclear);
        return true;
    }

    // A part was meant, but none of the names was in it.
    private static bool AsksWhich(PlanBuilder plan, Heard heard)
    {
        var open = ReturnErrand.OpenLines(plan.Facts);
        if (open.Count < 2 || !plan.SaysNothing || plan.State.Errand!.ConfirmationKey is null || !NamesPart(plan, heard)) return false;
        ReturnQuestions.AskItems(plan, open);
        return true;
    }

    private static void Decide(PlanBuilder plan, Heard heard, Order order)
    {
        var errand = plan.State.Errand!;
        var decision = DecisionOn(plan.Facts, order, errand);
        plan.Decide(decision);
        switch (decision.Verdict)
        {
            case Verdict.Granted or Verdict.NeedsEvidence: Show(plan, order, errand, decision); break;
            case Verdict.Refused: Refuse(plan, heard, order, decision); break;
            // Asked once, because the right hangs on it; who does not say may declare all the same.
            case Verdict.NeedsCondition when plan.Facts.State.Asked != Question.Condition: ReturnQuestions.AskCondition(plan, order); break;
            case Verdict.NeedsCondition or Verdict.NeedsPerson or Verdict.NeedsFact: Show(plan, order, errand, decision); break;
        }
    }

    // What is not even sent yet is called off: the money comes back at once, and nothing has to be sent back.
    private static PolicyDecision DecisionOn(TurnFacts facts, Order order, Errand errand)
    {
        var isWhole = order.Lines.All(line => errand.Items.Any(item => item.LineId == line.Id && item.Quantity == line.Quantity));
        return order.Status == OrderStatus.Preparing && isWhole && PolicyDecider.DecideCancellation(order, facts.Policies, facts.Now) is { Verdict: Verdict.Granted } called
            ? called : PolicyDecider.Decide(Request(order, errand), facts.Policies, facts.Now);
    }

    private static PolicyRequest Request(Order order, Errand errand) => new(order, errand.Items, ReturnReason.ChangedMind, errand.Condition);

    private static void Show(PlanBuilder plan, Order order, Errand errand, PolicyDecision decision)
    {
        plan.Remember(errand with { Shown = decision, ConfirmationKey = CaseDraft.Key(plan.Facts) });
        plan.Say(Statement("withdrawal_statement", plan.Facts, order, errand) with { Cites = decision.Clauses });
        AskToConfirm(plan);
    }

    // Some of several may be granted while others are not: say which, and go on with those. A no to all is told once; who still wants to, declares.
    private static void Refuse(PlanBuilder plan, Heard heard, Order order, PolicyDecision decision)
    {
        var errand = plan.State.Errand!;
        var granted = errand.Items.Count > 1
            ? errand.Items.Where(item => DecisionOn(plan.Facts, order, errand with { Items = [item] }).Verdict == Verdict.Granted).ToList() : [];
        if (granted.Count > 0) { GoOnWith(plan, heard, order, granted); return; }
        if (errand.ToldNo && heard.Goals.Contains(Goal.Withdraw)) { Show(plan, order, errand, decision); return; }
        RefusalWords.Tell(plan, order, errand.Items, decision);
        plan.Suggest(Offer.Say(OfferValues.Of(Goal.Withdraw), "option_withdraw"));
        plan.Remember(errand with { ToldNo = true });
    }

    private static void GoOnWith(PlanBuilder plan, Heard heard, Order order, IReadOnlyList<ItemSelection> granted)
    {
        var errand = plan.State.Errand!;
        IReadOnlyList<ItemSelection> others = [.. errand.Items.Except(granted)];
        RefusalWords.TellPart(plan, order, others, DecisionOn(plan.Facts, order, errand with { Items = others }));
        plan.Remember(errand with { Items = granted });
        Decide(plan, heard, order);
    }

    private static void AskToConfirm(PlanBuilder plan) => plan.Ask(Question.Confirm, "confirm_withdrawal", [],
        Offer.Say(OfferValues.Yes, "option_confirm_withdrawal"), Offer.Say(OfferValues.No, "option_no"), Offer.Say(OfferValues.Person, "option_person"));

    private static Move Statement(string phrase, TurnFacts facts, Order order, Errand errand) => new(phrase,
        [ItemWords.Fact(order, errand.Items), Fact.Text("order", order.Number), Fact.Date("placed", facts.DayOf(order.PlacedAt))]);

    private static Move OwnWords(string words) => new("document_words", [Fact.Text("words", words)]);

    private static Move NameOf(Order order) => new("document_name", [Fact.Text("name", order.Customer.Name)]);

    private static DateTimeOffset ReceivedAt(PlanBuilder plan) => TimeZoneInfo.ConvertTime(plan.Facts.ReceivedAt, plan.Facts.Zone);

    private static void Drop(PlanBuilder plan)
    {
        plan.Remember((Errand?)null);
        plan.Ask(Question.WhatToDo, "stopped", [], Menu.Offers(plan.Facts.OwesWithdrawalFunction));
    }
}

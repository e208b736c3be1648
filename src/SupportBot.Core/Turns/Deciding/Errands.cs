using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>Keeps to one errand at a time: takes up what is asked for, goes on with what is open, remembers what comes later.</summary>
internal sealed class Errands(Hearing hearing)
{
    private const int LongestWords = 1000;

    private readonly ReturnErrand returns = new(hearing);
    private readonly WithdrawErrand withdrawals = new(hearing);

    public void Run(PlanBuilder plan, Heard heard)
    {
        if (IsCourtesyOnly(heard)) { if (!heard.Means(Intent.Goodbye)) plan.KeepQuestion(); return; }
        Note(plan, heard);
        if (plan.State.Errand is not { } errand || !Concerns(plan, heard)) return;
        // A withdrawal can be declared without a proof.
        if (errand.Goal != Goal.Withdraw && OrderProofs.Missing(plan)) return;
        Advance(plan, heard, errand.Goal);
        GoOn(plan, heard);
    }

    /// <summary>Remembers what is wanted, and why.</summary>
    public static void Note(PlanBuilder plan, Heard heard)
    {
        TakeUp(plan, heard);
        NoteReason(plan, heard);
    }

    private void Advance(PlanBuilder plan, Heard heard, Goal goal)
    {
        switch (goal)
        {
            case Goal.Return or Goal.Exchange: returns.Advance(plan, heard); break;
            case Goal.Withdraw when plan.Facts is { Order: not null, OwesWithdrawalFunction: false }: SendBackInstead(plan, heard); break;
            case Goal.Withdraw: withdrawals.Advance(plan, heard); break;
            case Goal.Cancel: CancelErrand.Advance(plan, heard); break;
            case Goal.OrderStatus: StatusErrand.TellOrder(plan); break;
            case Goal.RefundStatus or Goal.ReturnStatus: StatusErrand.TellCases(plan, goal); break;
        }
    }

    // The order is older than the function: what the customer wants is a return like any other.
    private void SendBackInstead(PlanBuilder plan, Heard heard)
    {
        plan.Remember(plan.State.Errand!.Changed() with { Goal = Goal.Return, Reason = ReturnReason.ChangedMind });
        returns.Advance(plan, heard);
    }

    // What was interrupted comes before what was asked for in addition.
    private void GoOn(PlanBuilder plan, Heard heard)
    {
        if (plan.State.Errand is not null || plan.State.Paused is null && plan.State.Later.Count == 0) return;
        plan.Remember(state => state.Paused is { } paused
            ? state with { Errand = paused, Paused = null }
            : state with { Errand = new Errand(state.Later[0]), Later = [.. state.Later.Skip(1)] });
        Advance(plan, heard with { Chosen = [], Understood = UnderstoodMessage.Nothing }, plan.State.Errand!.Goal);
    }

    // Thanks in the middle are no answer and no change of mind.
    private static bool IsCourtesyOnly(Heard heard) => heard.Chosen.Count == 0 && heard.Understood.Entities.Count == 0 && heard.Understood.Intents.Count > 0
        && heard.Understood.Intents.All(score => score.Intent is Intent.Thanks or Intent.Goodbye or Intent.Greeting
            || (score.Intent is Intent.Affirm && heard.Means(Intent.Goodbye)));

    private static void TakeUp(PlanBuilder plan, Heard heard)
    {
        var goals = GoalsOf(plan, heard);
        // A word about the very errand at hand ("I want to return the lamp" in the middle of a return) is no new one.
        if (goals.Count == 0 || goals.Contains(plan.State.Errand?.Goal ?? (Goal)(-1)) || IsAnswer(plan, heard)) return;
        plan.Remember(state => state with
        {
            Errand = KeepItems(state.Errand, goals[0], plan.Facts.Text),
            Paused = IsInterruption(plan, goals[0]) ? state.Errand : null,
            Later = [.. goals.Skip(1)],
        });
    }

    // Asking how things stand while a question is open does not drop what the question was for.
    private static bool IsInterruption(PlanBuilder plan, Goal goal) => goal is Goal.OrderStatus or Goal.RefundStatus or Goal.ReturnStatus
        && plan.Facts.State.Asked is Question.Items or Question.Quantity or Question.Reason or Question.Condition or Question.Wish or Question.Confirm;

    // "It came broken" answers the question why; it starts nothing.
    private static bool IsAnswer(PlanBuilder plan, Heard heard) =>
        (plan.Facts.State.Asked is Question.Reason && heard.Reason is not null && plan.State.Errand is { Goal: Goal.Exchange or Goal.Return })
        || WithdrawErrand.NamesPart(plan, heard);

    // Between return, exchange and withdrawal the items and the reason stay.
    private static Errand KeepItems(Errand? before, Goal goal, string text) => before is { Goal: Goal.Return or Goal.Exchange or Goal.Withdraw } && goal is Goal.Return or Goal.Exchange or Goal.Withdraw
        ? before!.Changed() with { Goal = goal }
        : new Errand(goal) { Words = Shortened(text) };

    internal static string Shortened(string words) => words.Length <= LongestWords ? words
        : words[..(char.IsHighSurrogate(words[LongestWords - 1]) ? LongestWords - 1 : LongestWords)];

    // "They don't fit" about an order that is open is the wish to return, said shortly.
    private static IReadOnlyList<Goal> GoalsOf(PlanBuilder plan, Heard heard) =>
        heard.Goals.Count == 0 && plan.State.Errand is null && plan.Facts.Order is not null && heard.Reason is not null ? [Goal.Return] : heard.Goals;

    // Why is often said before which order; it must not be asked again.
    private static void NoteReason(PlanBuilder plan, Heard heard)
    {
        if (plan.Facts.Order is null && heard.Reason is { } reason && plan.State.Errand is { Goal: Goal.Return or Goal.Exchange } errand)
            plan.Remember(errand with { Reason = reason });
    }

    // An errand that waits is taken up again by its answer, by a proof, by anything that names its parts; not by "thanks".
    private bool Concerns(PlanBuilder plan, Heard heard) =>
        heard.Goals.Count > 0 || plan.Facts.State.Asked is not (Question.None or Question.WhatToDo or Question.Handoff) || plan.Facts.Proof == ProofResult.Proven
        || heard.Chosen.Count > 0 || heard.Reason is not null || heard.Understood.First(EntityKind.OrderNumber) is not null
        || heard.Understood.First(EntityKind.Email) is not null || heard.Understood.First(EntityKind.Phone) is not null || hearing.LinesNamed(plan.Facts).Count > 0;
}

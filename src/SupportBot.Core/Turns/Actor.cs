using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Turns;

/// <param name="Plan">The plan, with what is said about the action in front.</param>
public sealed record Acted(TurnPlan Plan, AfterSalesCase? Opened);

/// <summary>Does what a plan wants written, through the gate.</summary>
public sealed class Actor(WriteGate gate)
{
    public async Task<Acted> ActAsync(TurnPlan plan, TurnFacts facts, CancellationToken cancellation)
    {
        if (plan.Write is not { } wanted) return new Acted(plan, null);
        var (result, opened) = await gate.OpenAsync(facts.Conversation, facts.Order, wanted, cancellation);
        return new Acted(WriteReport.Add(plan, facts, result, opened), opened);
    }
}

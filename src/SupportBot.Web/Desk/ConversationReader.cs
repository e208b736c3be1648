using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;

namespace SupportBot.Web.Desk;

/// <summary>Gathers what a person needs beside the words of a conversation.</summary>
internal sealed class ConversationReader(IConversationLog log, ConversationStates states, OrderAccess orders, IReturnStore returns)
{
    /// <summary>Null when there is no such conversation.</summary>
    public async Task<ConversationView?> FindAsync(ConversationId id, CancellationToken cancellation)
    {
        var state = await states.LoadAsync(id, cancellation);
        return state.Position == 0 ? null : new ConversationView(state, await log.ReadAsync(id, after: 0, cancellation));
    }

    public async Task<ConversationFacts> FactsAsync(ConversationView view, CancellationToken cancellation)
    {
        var order = await orders.OpenAsync(view.State.Dialogue.Proof, cancellation);
        var opened = view.Entries.Select(entry => entry.Body).OfType<CaseOpened>().Select(body => body.Case).ToArray();
        // The store knows how a case went on; the log only how it began.
        var stored = order is null ? [] : await returns.FindByOrderAsync(order.Shop, order.Number, cancellation);
        IReadOnlyList<AfterSalesCase> cases = [.. stored.UnionBy(opened, item => item.Rma, StringComparer.Ordinal).OrderBy(item => item.OpenedAt)];
        return new ConversationFacts(view.State, order, view.LastDecision, cases, view.LastTurn);
    }
}

internal sealed record ConversationView(Conversation State, IReadOnlyList<LogEntry> Entries)
{
    public IEnumerable<TurnRecord> Turns => Entries.Select(entry => entry.Body).OfType<TurnTaken>().Select(body => body.Record);

    public TurnRecord? LastTurn => Turns.LastOrDefault();

    public PolicyDecision? LastDecision => Turns.LastOrDefault(turn => turn.Decision is not null)?.Decision;
}

/// <param name="Order">Only while the customer's proof is valid.</param>
internal sealed record ConversationFacts(
    Conversation State, Order? Order, PolicyDecision? Decision, IReadOnlyList<AfterSalesCase> Cases, TurnRecord? LastTurn);

using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Telemetry;
using SupportBot.Core.Transcripts;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Turns;

/// <summary>Brings together what deciding needs: tries a proof, opens the proven order and its cases. The only stage that waits for others.</summary>
public sealed class FactGatherer(OrderAccess access, ProofBudget budget, IReturnStore returns, ITranscriptIndex transcripts, PolicyShelf shelf, TimeProvider clock)
{
    public async Task<TurnFacts> GatherAsync(Conversation conversation, Burst burst, UnderstoodMessage understood, CancellationToken cancellation)
    {
        var state = Claims.Note(conversation.Dialogue, understood, burst.Text);
        var now = clock.GetUtcNow();
        var order = await access.OpenAsync(state.Proof, cancellation);
        var proof = ProofResult.NotTried;
        if (order is null && state is { ClaimedOrder: { } number, ClaimedContact: { } contact })
        {
            (proof, order) = await ProveAsync(number, contact, cancellation);
            BotMeter.ProofTried(proof);
        }
        if (proof == ProofResult.Proven) state = state with { Proof = access.Proof(order!), ClaimedContact = null };
        var cases = order is null ? [] : await returns.FindByOrderAsync(order.Shop, order.Number, cancellation);
        var ahead = conversation.Handoff == HandoffStatus.Waiting ? await CountAheadAsync(conversation.Id, cancellation) : 0;
        var policies = await shelf.TakeAsync(cancellation);
        var zone = policies.ZoneOf(order?.Market ?? conversation.Start?.Market, order?.BuyerRegion);
        return new TurnFacts(conversation, state, understood, burst.Text, burst.Files, proof, order, cases, ahead, zone, now)
        {
            Policies = policies,
            ReceivedAt = burst.At,
            OwesWithdrawalFunction = WithdrawalFunction.IsOwed(policies, order, conversation.Start?.Market, now),
        };
    }

    private async Task<(ProofResult, Order?)> ProveAsync(string number, string contact, CancellationToken cancellation)
    {
        if (await budget.IsSpentAsync(number, cancellation)) return (ProofResult.Locked, null);
        var order = await access.ProveAsync(number, contact, cancellation);
        if (order is null) await budget.SpendAsync(number, cancellation);
        return (order is null ? ProofResult.Failed : ProofResult.Proven, order);
    }

    private async Task<int> CountAheadAsync(ConversationId id, CancellationToken cancellation) =>
        (await transcripts.QueueAsync(cancellation)).TakeWhile(waiting => waiting.Id != id).Count(waiting => waiting.Handoff == HandoffStatus.Waiting);
}

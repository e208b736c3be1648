using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Returns;

public enum WriteResult { Opened, ItemsTaken }

/// <summary>
/// The only way to write outside. Opens a case when, and only when: the order is the customer's by a valid proof, its details were shown in
/// this conversation, the yes was to those very details, and a key goes along so that one yes has one effect.
/// </summary>
public sealed class WriteGate(IReturnStore returns, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">A condition is not met: a mistake in the program, never the customer's.</exception>
    public async Task<(WriteResult Result, AfterSalesCase? Case)> OpenAsync(
        Conversation conversation, Order? order, AfterSalesCase confirmed, CancellationToken cancellation)
    {
        Check(conversation, order, confirmed);
        var pieces = order!.Lines.ToDictionary(line => line.Id, line => line.Quantity, StringComparer.Ordinal);
        var opened = await returns.OpenAsync(confirmed, pieces, cancellation);
        return opened is null ? (WriteResult.ItemsTaken, null) : (WriteResult.Opened, opened);
    }

    private void Check(Conversation conversation, Order? order, AfterSalesCase confirmed)
    {
        var dialogue = conversation.Dialogue;
        Require(order is not null && dialogue.Proof is { } proof && clock.GetUtcNow() < proof.Until, "there is no valid proof");
        Require(OrderNumber.Normal(dialogue.Proof!.OrderNumber) == OrderNumber.Normal(confirmed.OrderNumber), "the proof is of another order");
        Require(order!.Number == confirmed.OrderNumber && order.Shop == confirmed.Shop, "the order is another one");
        Require(dialogue.Asked == Question.Confirm && dialogue.Errand?.ConfirmationKey == confirmed.ConfirmationKey, "these details were not shown");
        Require(dialogue.Errand!.Shown is { Verdict: Verdict.Granted or Verdict.NeedsEvidence }, "it was not granted");
        Require(confirmed.Kind == CaseKind.Cancellation || confirmed.Items.SequenceEqual(dialogue.Errand.Items), "the items are others than those shown");
    }

    private static void Require(bool condition, string why)
    {
        if (!condition) throw new InvalidOperationException($"The write gate refused: {why}.");
    }
}

using SupportBot.Core.Conversations;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Core.Turns;

/// <param name="Plan">The plan, with what is said about the action in front.</param>
/// <param name="Declared">A withdrawal that was received, with the document that acknowledges it; null when there was none.</param>
public sealed record Acted(TurnPlan Plan, AfterSalesCase? Opened, WithdrawalDeclared? Declared);

/// <summary>Does what a plan wants written, through the gate.</summary>
public sealed class Actor(WriteGate gate, Acknowledger acknowledger, IConversationLog log)
{
    /// <exception cref="LogHasGrownException">The plan was made without what has happened meanwhile: nothing was done.</exception>
    public async Task<Acted> ActAsync(TurnPlan plan, TurnFacts facts, CancellationToken cancellation)
    {
        if (plan is { Write: not null } or { Declaration: not null }) await EnsureNewestAsync(facts.Conversation, cancellation);
        if (plan.Write is not { } wanted) return new Acted(plan, null, await AcknowledgeAsync(plan, facts, null, cancellation));
        var (result, opened) = await gate.OpenAsync(facts.Conversation, facts.Order, wanted, cancellation);
        var reported = WriteReport.Add(plan, facts, result, opened);
        return new Acted(reported, opened, opened is null ? null : await AcknowledgeAsync(plan, facts, opened, cancellation));
    }

    // An answer to an older state is simply not appended; what is done cannot be taken back.
    private async Task EnsureNewestAsync(Conversation conversation, CancellationToken cancellation)
    {
        if (await log.ReadOnAsync(conversation.Id, conversation.Position, conversation.PositionAt!.Value, cancellation) is not []) throw new LogHasGrownException();
    }

    private async Task<WithdrawalDeclared?> AcknowledgeAsync(TurnPlan plan, TurnFacts facts, AfterSalesCase? opened, CancellationToken cancellation) =>
        plan.Declaration is { } declaration ? await acknowledger.AcknowledgeAsync(declaration, facts, opened?.Rma, cancellation) : null;
}

/// <summary>Something was appended since the conversation was read: read it again and decide again.</summary>
public sealed class LogHasGrownException : Exception;

using System.Text.Json.Serialization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Core.Turns.Deciding;

/// <summary>What the dialogue remembers between turns. Written with every turn, so that it folds from the log.</summary>
public sealed record DialogueState
{
    public static readonly DialogueState Empty = new();

    /// <summary>Null until the customer has written; then the language of their words.</summary>
    public Language? Language { get; init; }
    public string? ClaimedOrder { get; init; }
    public OrderProof? Proof { get; init; }
    public int FailedProofs { get; init; }
    public Errand? Errand { get; init; }
    /// <summary>What the customer was last asked, so that a bare answer finds its question.</summary>
    public Question Asked { get; init; }
    public IReadOnlyList<Choice> Offered { get; init; } = [];
    public int NotUnderstoodInARow { get; init; }
}

/// <summary>That the customer has shown to know an order's number and its e-mail or phone.</summary>
/// <param name="Until">A proof lasts 12 hours at most.</param>
public sealed record OrderProof(string OrderNumber, DateTimeOffset Until);

public enum Goal { Return, Exchange, Cancel, OrderStatus, RefundStatus, ReturnStatus }

public enum Question { None, WhatToDo, OrderNumber, Contact, Items, Reason, Condition, Confirm, Remedy, Handoff }

/// <summary>What the customer is having done, with what is known of it so far.</summary>
/// <param name="Shown">The decision whose details were shown and wait for a yes; null before.</param>
/// <param name="ConfirmationKey">Made when details are shown; goes with the write, so that one yes has one effect.</param>
[method: JsonConstructor]
public sealed record Errand(
    Goal Goal, IReadOnlyList<ItemSelection> Items, ReturnReason? Reason = null, ItemCondition Condition = ItemCondition.Unknown,
    PolicyDecision? Shown = null, string? ConfirmationKey = null)
{
    public Errand(Goal goal) : this(goal, []) { }
}

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
    /// <summary>Kept only until it has proven an order or failed to.</summary>
    public string? ClaimedContact { get; init; }
    public OrderProof? Proof { get; init; }
    public int FailedProofs { get; init; }
    public Errand? Errand { get; init; }
    /// <summary>An errand that a question about something else has interrupted; it goes on right after the answer.</summary>
    public Errand? Paused { get; init; }
    /// <summary>Asked for in the same breath; taken up when the errand at hand is done.</summary>
    public IReadOnlyList<Goal> Later { get; init; } = [];
    /// <summary>What the customer was last asked, so that a bare answer finds its question.</summary>
    public Question Asked { get; init; }
    public IReadOnlyList<Choice> Offered { get; init; } = [];
    public int NotUnderstoodInARow { get; init; }
}

/// <summary>That the customer has shown to know an order's number and its e-mail or phone.</summary>
/// <param name="Until">A proof lasts 12 hours at most.</param>
public sealed record OrderProof(string OrderNumber, DateTimeOffset Until);

public enum Goal { Return, Exchange, Cancel, OrderStatus, RefundStatus, ReturnStatus, Withdraw }

public enum Question { None, WhatToDo, OrderNumber, Contact, Items, Quantity, Reason, Condition, Wish, Confirm, Handoff }

/// <summary>What the customer is having done, with what is known of it so far.</summary>
public sealed record Errand(Goal Goal)
{
    public IReadOnlyList<ItemSelection> Items { get; init; } = [];
    /// <summary>How the customer put it at first; items may have been named before the order was known.</summary>
    public string? Words { get; init; }
    public ReturnReason? Reason { get; init; }
    public ItemCondition Condition { get; init; }
    /// <summary>For an exchange: size, colour or product wanted instead, in the customer's words.</summary>
    public string? Wish { get; init; }
    /// <summary>The decision whose details were shown and wait for a yes; null before.</summary>
    public PolicyDecision? Shown { get; init; }
    /// <summary>Made when details are shown; goes with the write, so that one yes has one effect.</summary>
    public string? ConfirmationKey { get; init; }
    /// <summary>For a withdrawal: it was refused with its ground; the customer may declare it all the same.</summary>
    public bool ToldNo { get; init; }
    /// <summary>For a withdrawal: how often the order was asked for.</summary>
    public int TimesAsked { get; init; }

    /// <summary>The same errand with other details: what was shown before is no longer what a yes would mean.</summary>
    public Errand Changed() => this with { Shown = null, ConfirmationKey = null, ToldNo = false };
}

namespace SupportBot.Core.Turns.Understanding;

/// <summary>What a customer can mean. File names of the learning messages are these names in snake case.</summary>
public enum Intent
{
    ReturnRequest, ExchangeRequest, CancelOrder, Withdrawal, DamagedOrWrongItem, MissingItem, OrderStatus, RefundStatus, ReturnStatus,
    ReturnPolicyQuestion, RefundMethodQuestion, ChangeOrder, WarrantyClaim, Complaint, HumanAgent, Greeting, Thanks, Goodbye, Affirm, Deny, OutOfScope,
}

/// <param name="Confidence">0 to 1.</param>
public readonly record struct IntentScore(Intent Intent, double Confidence);

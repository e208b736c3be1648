using SupportBot.Core.Orders;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies;

/// <summary>Why goods go back. The first four are the buyer's own; the others are the seller's fault.</summary>
public enum ReturnReason { ChangedMind, WrongSize, Duplicate, Late, WrongItem, Damaged, Defective, NotAsDescribed, MissingParts, Quality }

/// <summary>Whether goods that were sealed are still so. Unknown until the customer says; asked only where a rule hangs on it.</summary>
public enum ItemCondition { Unknown, Sealed, Opened }

/// <summary>Everything a decision rests on besides the policies and the time. No personal data.</summary>
public sealed record PolicyRequest(Order Order, IReadOnlyList<ItemSelection> Items, ReturnReason Reason, ItemCondition Condition = ItemCondition.Unknown);

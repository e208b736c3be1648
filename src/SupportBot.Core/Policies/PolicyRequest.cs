using SupportBot.Core.Orders;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies;

/// <summary>Why goods go back. The first four are the buyer's own; the others are the seller's fault.</summary>
public enum ReturnReason { ChangedMind, WrongSize, Duplicate, Late, WrongItem, Damaged, Defective, NotAsDescribed, MissingParts, Quality }

/// <summary>
/// Whether goods that were sealed are still so; <c>Used</c>: worn or used more than trying them out needs. Unknown until the customer says;
/// asked only where a rule hangs on it.
/// </summary>
public enum ItemCondition { Unknown, Sealed, Opened, Used }

/// <summary>Everything a decision rests on besides the policies and the time. No personal data.</summary>
/// <param name="HasEvidence">Photos of what is wrong are there.</param>
public sealed record PolicyRequest(
    Order Order, IReadOnlyList<ItemSelection> Items, ReturnReason Reason, ItemCondition Condition = ItemCondition.Unknown, bool HasEvidence = false);

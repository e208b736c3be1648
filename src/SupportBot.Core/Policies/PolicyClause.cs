namespace SupportBot.Core.Policies;

/// <summary><c>Payment</c>: how the payment providers of a market undo a way of paying.</summary>
public enum PolicyLayer { Law, Platform, Merchant, Payment }

public enum ClauseKind { WithdrawalRight, ReturnWindow, LegalGuarantee, CommercialGuarantee, Cancellation, RefundRoute, NoWithdrawalRight, ComplaintBody }

/// <summary>What a decision cites.</summary>
/// <param name="Id">Stable id in the policy files, for instance <c>de-withdrawal</c>.</param>
/// <param name="Citation">Words to name it to a customer, by language tag, with <c>en</c> always there: <c>§§ 312g, 355 BGB</c>.</param>
public sealed record PolicyClause(string Id, ClauseKind Kind, PolicyLayer Layer, IReadOnlyDictionary<string, string> Citation);

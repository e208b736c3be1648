using SupportBot.Core.Orders;

namespace SupportBot.Core.Policies;

public enum Verdict { Granted, Refused, NeedsCondition, NeedsEvidence, NeedsPerson }

public enum Remedy { Refund, Replacement, Repair, PriceReduction, Cancellation }

public enum FreightPayer { Seller, Customer }

public enum RefusalReason { None, WindowClosed, NotDelivered, ExcludedHygiene, ExcludedCustomMade, ExcludedPerishable, ExcludedMedia, ExcludedDigital, ExcludedDeclared, NoSuchRight, AlreadyCancelled }

public enum RefundRoute { OriginalMethod, Wallet, BankAccount, GiftCard, InvoiceReduced }

/// <summary>What starts the time within which the seller refunds.</summary>
public enum RefundStart { Request, GoodsReceived }

/// <summary>What is still possible when a request is refused.</summary>
public enum Alternative { LegalGuarantee, SendBackSealed, AskPerson, WaitForDelivery, CancelBeforeShipping, RefuseParcel, PlatformCase }

/// <summary>
/// The result of applying dated policies to facts at a given time: the same facts give the same decision. Every figure a reply may name is
/// in here, with the clause it rests on.
/// </summary>
public sealed record PolicyDecision
{
    public required Verdict Verdict { get; init; }
    public required string Market { get; init; }
    /// <summary>What the customer may ask for now, in the order it is owed; empty when refused.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];
    /// <summary>What is owed only when those have failed or were refused: a price cut or the money back after a repair that did not help.</summary>
    public IReadOnlyList<Remedy> LaterRemedies { get; init; } = [];
    public RefusalReason Refusal { get; init; }
    /// <summary>Last day to declare the return, in <see cref="TimeZone"/>; also set on a refusal for lateness (the day it ended).</summary>
    public DateOnly? LastDay { get; init; }
    /// <summary>Days after opening the return within which the parcel must be sent; null where no rule says.</summary>
    public int? SendWithinDays { get; init; }
    /// <summary>IANA id of the market's (or region's) zone.</summary>
    public string TimeZone { get; init; } = "UTC";
    public FreightPayer? ReturnFreight { get; init; }
    /// <summary>The buyer pays for sending back, and an insurance of the order gives (part of) it back (China's 运费险).</summary>
    public bool ReturnFreightInsured { get; init; }
    /// <summary>What goes back to the buyer, the outward freight included where it is owed.</summary>
    public Money? RefundAmount { get; init; }
    /// <summary>The part of <see cref="RefundAmount"/> that is outward freight.</summary>
    public Money? OutwardFreightRefunded { get; init; }
    public RefundRoute? RefundRoute { get; init; }
    /// <summary>Days within which the seller starts the refund, counted from <see cref="RefundStart"/>.</summary>
    public DayCount? RefundWithin { get; init; }
    public RefundStart? RefundStart { get; init; }
    /// <summary>How long the payment provider then needs; null where no confirmed figure exists.</summary>
    public DayRange? RefundArrives { get; init; }
    public bool NeedsPhotos { get; init; }
    /// <summary>The clauses it rests on, the deciding one first.</summary>
    public IReadOnlyList<PolicyClause> Clauses { get; init; } = [];
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];
    /// <summary>The seller's own clock on a platform: when silence becomes a yes. Orders the Desk's queue; never shown to customers.</summary>
    public DateTimeOffset? SellerMustDecideBy { get; init; }
}

public enum DayKind { Calendar, Business }

public readonly record struct DayCount(int Days, DayKind Kind);

public readonly record struct DayRange(int From, int To, DayKind Kind);

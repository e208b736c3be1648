using SupportBot.Core.Orders;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Policies;

public enum Verdict { Granted, Refused, NeedsCondition, NeedsEvidence, NeedsPerson, NeedsFact }

/// <summary>What the order does not say and a decision hangs on.</summary>
public enum MissingFact { Market, DeliveryDate, PaymentMethod }

public enum Remedy { Refund, Replacement, Repair, PriceReduction, Cancellation }

public enum FreightPayer { Seller, Customer }

public enum RefusalReason { None, WindowClosed, NotDelivered, ExcludedHygiene, ExcludedCustomMade, ExcludedPerishable, ExcludedMedia, ExcludedDigital, ExcludedDeclared, NoSuchRight, AlreadyCancelled, ExcludedUsed }

public enum RefundRoute { OriginalMethod, Wallet, BankAccount, GiftCard, InvoiceReduced, StoreCredit }

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
    /// <summary>Last day to ask for each remedy, where several rights with different ends stand behind them; empty where none has a day.</summary>
    public IReadOnlyDictionary<Remedy, DateOnly> LastDays { get; init; } = new Dictionary<Remedy, DateOnly>();
    /// <summary>The law names no last day, only a reasonable time.</summary>
    public bool IsReasonableTime { get; init; }
    /// <summary>Declared before everything has arrived, where the right exists from the contract on; there is no last day yet.</summary>
    public bool BeforeReceipt { get; init; }
    /// <summary>Until this day a fault counts as there from the start, without proof; null where no rule says or the day is past.</summary>
    public DateOnly? PresumedUntil { get; init; }
    /// <summary>Days within which the seller must have the goods collected; null where the buyer sends them.</summary>
    public int? CollectWithinDays { get; init; }
    /// <summary>IANA id of the market's (or region's) zone.</summary>
    public string TimeZone { get; init; } = "UTC";
    public FreightPayer? ReturnFreight { get; init; }
    /// <summary>The buyer pays for sending back, and an insurance of the order gives (part of) it back (China's 运费险).</summary>
    public bool ReturnFreightInsured { get; init; }
    /// <summary>What goes back to the buyer, the outward freight included where it is owed.</summary>
    public Money? RefundAmount { get; init; }
    /// <summary>The part of <see cref="RefundAmount"/> that is outward freight.</summary>
    public Money? OutwardFreightRefunded { get; init; }
    /// <summary>The loss in value of goods that were used more than trying out needs may be deducted; how much shows only when they are back.</summary>
    public bool ValueLossDeductible { get; init; }
    /// <summary>For a fault of cheap goods: what the merchant gives back without wanting the goods; null where it does not offer it.</summary>
    public Money? KeepItemRefund { get; init; }
    /// <summary>For a fault: the part of the price the merchant gives back to a buyer who keeps the goods.</summary>
    public Money? PartialRefund { get; init; }
    /// <summary>Free gifts that go back with the goods they came with.</summary>
    public IReadOnlyList<ItemSelection> GiftsToReturn { get; init; } = [];
    public RefundRoute? RefundRoute { get; init; }
    /// <summary>The proper name of what the buyer must be asked for (IBAN, CLABE, Pix); null for a plain account or where nothing is needed.</summary>
    public string? AccountToAskFor { get; init; }
    /// <summary>Days within which the seller starts the refund, counted from <see cref="RefundStart"/>.</summary>
    public DayCount? RefundWithin { get; init; }
    public RefundStart? RefundStart { get; init; }
    /// <summary>How long the payment provider then needs; null where no confirmed figure exists.</summary>
    public DayRange? RefundArrives { get; init; }
    public bool NeedsPhotos { get; init; }
    /// <summary>With <see cref="Verdict.NeedsFact"/>: what to find out first. What is granted all the same stands beside it.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];
    /// <summary>The clauses it rests on, the deciding one first.</summary>
    public IReadOnlyList<PolicyClause> Clauses { get; init; } = [];
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];
    /// <summary>Whom the buyer can turn to when the parties do not agree; null where nobody confirmed one.</summary>
    public ComplaintBody? ComplainTo { get; init; }
    /// <summary>The seller's own clock on a platform: when silence becomes a yes. Orders the Desk's queue; never shown to customers.</summary>
    public DateTimeOffset? SellerMustDecideBy { get; init; }
    /// <summary>Last day to bring the matter before the platform; null where no rule gives one or it is past.</summary>
    public DateOnly? PlatformCaseUntil { get; init; }
}

/// <param name="Name">By language tag, <c>en</c> always there.</param>
/// <param name="Contact">A page or a phone number, shown as it stands.</param>
public sealed record ComplaintBody(IReadOnlyDictionary<string, string> Name, string Contact);

public enum DayKind { Calendar, Business }

public readonly record struct DayCount(int Days, DayKind Kind);

public readonly record struct DayRange(int From, int To, DayKind Kind);

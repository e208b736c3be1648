using SupportBot.Core.Orders;

namespace SupportBot.Core.Policies.Rules;

/// <summary>Which reasons a right answers to: any, or only the seller's fault.</summary>
public enum RuleReasons { Any, SellersFault }

/// <summary>Who pays for sending back. <c>CustomerIfTold</c>: the buyer, but only when told so before the order.</summary>
public enum FreightRule { Seller, Customer, CustomerIfTold }

public enum OutwardFreightRule { NotRefunded, Refunded }

/// <summary>Whether use beyond trying out costs the buyer the loss in value. <c>DeductibleIfTold</c>: only when told of the right before.</summary>
public enum ValueLossRule { None, Deductible, DeductibleIfTold }

/// <summary>Within what time the seller refunds, and from when it counts.</summary>
public sealed record RefundDeadline(DayCount Within, RefundStart From);

internal static class Lengths
{
    /// <summary>To compare only: five business days are taken for seven.</summary>
    public static int ApproximateDays(this DayCount count) => count.Kind == DayKind.Calendar ? count.Days : (count.Days * 7 + 4) / 5;

    /// <summary>To compare only.</summary>
    public static int ApproximateDays(this Period length) => (length.Years * 365) + (length.Months * 30) + length.Days.ApproximateDays();
}

/// <summary>A right to send goods back or have them put right: withdrawal, return window or guarantee.</summary>
public sealed record ReturnRule(RuleHead Head) : PolicyRule(Head)
{
    public required ClauseKind Kind { get; init; }
    public required RuleWindow Window { get; init; }
    public RuleReasons Reasons { get; init; }
    /// <summary>Holds only for goods that carry this trait.</summary>
    public ItemTrait? OnlyFor { get; init; }
    /// <summary>Null where no rule says.</summary>
    public FreightRule? ReturnFreight { get; init; }
    public OutwardFreightRule OutwardFreight { get; init; }
    public RefundDeadline? Refund { get; init; }
    public int? SendWithinDays { get; init; }
    /// <summary>The seller must have the goods collected within so many days; null where the buyer sends them.</summary>
    public int? CollectWithinDays { get; init; }
    /// <summary>Lost once the goods were used more than trying out needs.</summary>
    public bool UnusedOnly { get; init; }
    public ValueLossRule ValueLoss { get; init; }
    /// <summary>So long after receipt a fault counts as there from the start; null where no rule says.</summary>
    public Period? Presumption { get; init; }
    /// <summary>A default of the law that clearly shown terms of the merchant replace.</summary>
    public bool MayBeReplaced { get; init; }
    /// <summary>Ids of such defaults that this rule of the merchant replaces.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];
    /// <summary>What the buyer may ask for at once; then what only when that fails.</summary>
    public IReadOnlyList<Remedy> RemediesFirst { get; init; } = [Remedy.Refund];
    public IReadOnlyList<Remedy> RemediesThen { get; init; } = [];
    public IReadOnlyList<ReturnReason> PhotosFor { get; init; } = [];
    /// <summary>Nothing is given before those photos are there; otherwise they only help.</summary>
    public bool PhotosRequired { get; init; }

    public PolicyClause Clause => ClauseOf(Kind);

    public FreightPayer? FreightPayerFor(OrderTerms terms) => ReturnFreight switch
    {
        FreightRule.Seller => FreightPayer.Seller,
        FreightRule.Customer => FreightPayer.Customer,
        FreightRule.CustomerIfTold => terms.ToldOfReturnCosts ? FreightPayer.Customer : FreightPayer.Seller,
        null => null,
    };

    public bool NeedsEvidenceFor(PolicyRequest request) => PhotosRequired && !request.HasEvidence && PhotosFor.Contains(request.Reason);

    public bool DeductsValueLoss(OrderTerms terms) =>
        ValueLoss == ValueLossRule.Deductible || (ValueLoss == ValueLossRule.DeductibleIfTold && terms.ToldOfWithdrawal);

    /// <summary>The clause of an exclusion: its own words where the file gives some.</summary>
    public PolicyClause ClauseFor(Exclusion exclusion) => exclusion.Citation is { } own ? Clause with { Citation = own } : Clause;
}

/// <summary>Goods that a right leaves out.</summary>
/// <param name="Citation">Of the exclusion itself; null when the rule's own names it.</param>
/// <param name="OnlyIfTold">Left out only when the buyer was told so before the order.</param>
public sealed record Exclusion(ItemTrait Item, bool OnlyIfOpened, IReadOnlyDictionary<string, string>? Citation = null, bool OnlyIfTold = false);

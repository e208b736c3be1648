using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Checking;
using SupportBot.Core.Returns;

namespace SupportBot.Core.Tests.Policies;

/// <summary>A country of our own, rule by rule: what each key of the files does to a decision, and what a check says of them.</summary>
public sealed class WhatOneMarketCanSay : IDisposable
{
    private const string Head = "market: XX\nname: Somewhere\ncurrency: EUR\ntime_zone: Europe/Berlin\nrest_days: [sunday]\n";
    private const string Card = "market: XX\nrules:\n  - { id: pay-xx, kind: refund_route, from: 2024-01-01, status: confirmed, source: s, citation: { en: r }, paid_by: { card: { back_to: original_method } } }\n";
    private static readonly DateTimeOffset Delivered = Some.Time("2026-03-10T12:00:00+01:00");

    private readonly string folder = Directory.CreateTempSubdirectory("policies").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_reasonable_time_has_no_last_day_and_ends_with_a_person()
    {
        Law("kind: legal_guarantee, window: { reasonable_time: true, starts: receipt, judged_after: { months: 6 } }, return_freight: seller");
        var early = Decide(20, ReturnReason.Defective);
        Assert.Equal((Verdict.Granted, (DateOnly?)null, true), (early.Verdict, early.LastDay, early.IsReasonableTime));
        Assert.Equal(Verdict.NeedsPerson, Decide(200, ReturnReason.Defective).Verdict);
    }

    [Theory]
    [InlineData(30, "2026-06-10")] // three months from the delivery
    [InlineData(100, null)]
    public void A_fault_is_presumed_for_its_months(int day, string? presumedUntil)
    {
        Law("kind: legal_guarantee, window: { years: 2 }, presumption: { months: 3 }, return_freight: seller");
        Assert.Equal(presumedUntil is null ? null : Some.Day(presumedUntil), Decide(day, ReturnReason.Defective).PresumedUntil);
    }

    [Theory]
    [InlineData(true, "2026-03-17")]
    [InlineData(false, "2026-06-10")]
    public void Another_period_holds_for_a_buyer_who_was_not_told(bool told, string last)
    {
        Law("kind: withdrawal_right, window: { days: 7, if_not_told: { months: 3 } }");
        Assert.Equal(Some.Day(last), Decide(2, order: Goods() with { Terms = new OrderTerms(ToldOfWithdrawal: told) }).LastDay);
    }

    [Fact]
    public void The_day_of_receipt_can_be_day_one()
    {
        Law("kind: withdrawal_right, window: { days: 8, first_day_counts: true }");
        Assert.Equal(Some.Day("2026-03-17"), Decide(2).LastDay);
    }

    [Fact]
    public void Goods_that_must_be_unused_do_not_go_back_worn_and_others_may_lose_their_loss_in_value()
    {
        Law("kind: withdrawal_right, window: { days: 14 }, unused_only: true");
        Assert.Equal((Verdict.Granted, RefusalReason.ExcludedUsed), (Decide(2).Verdict, Decide(2, condition: ItemCondition.Used).Refusal));
        Law("kind: withdrawal_right, window: { days: 14 }, value_loss: deductible_if_told");
        Assert.Equal((true, false), (Decide(2, condition: ItemCondition.Used).ValueLossDeductible, Decide(2).ValueLossDeductible));
    }

    [Theory]
    [InlineData(true, Verdict.Refused)]
    [InlineData(false, Verdict.Granted)]
    public void An_exclusion_may_hold_only_for_who_was_told(bool told, Verdict verdict)
    {
        Law("kind: withdrawal_right, window: { days: 7 }, exclusions: [{ item: custom_made, only_if_told: true }]");
        Assert.Equal(verdict, Decide(2, order: Goods(ItemTrait.CustomMade) with { Terms = new OrderTerms(ToldOfExclusions: told) }).Verdict);
    }

    [Fact]
    public void Photos_that_are_required_are_asked_for_and_then_enough()
    {
        Law("kind: legal_guarantee, window: { years: 1 }, photos_for: [damaged], photos_required: true");
        Assert.Equal(Verdict.NeedsEvidence, Decide(2, ReturnReason.Damaged).Verdict);
        Assert.Equal(Verdict.Granted, Decide(2, ReturnReason.Damaged, evidence: true).Verdict);
        Assert.Equal(Verdict.Granted, Decide(2, ReturnReason.Defective).Verdict);
    }

    [Fact]
    public void Free_gifts_go_back_once_nothing_paid_for_stays()
    {
        Law("kind: withdrawal_right, window: { days: 14 }, outward_freight: refunded");
        var gift = Some.Line("2", 0, 1, ItemTrait.FreeGift);
        var order = Goods() with { Lines = [Some.Line("1", 50, 2), gift], OutwardFreight = 5 };
        var all = Decide(2, order: order, items: [new ItemSelection("1", 2)]);
        Assert.Equal(("2", 105m), (Assert.Single(all.GiftsToReturn).LineId, all.RefundAmount!.Value.Amount));
        Assert.Empty(Decide(2, order: order, items: [new ItemSelection("1", 1)]).GiftsToReturn);
    }

    [Fact]
    public void What_a_wallet_cannot_hold_goes_elsewhere()
    {
        Law("kind: withdrawal_right, window: { days: 14 }");
        Write("payments/XX.yaml", Card.Replace("card: { back_to: original_method }", "card: { back_to: wallet, at_most: 60, otherwise: bank_account, ask_for: IBAN, arrives: { from: 0, to: 1 } }", StringComparison.Ordinal));
        var (small, large) = (Decide(2, order: Goods() with { Lines = [Some.Line("1", 60)] }), Decide(2));
        Assert.Equal((RefundRoute.Wallet, RefundRoute.BankAccount, "IBAN"), (small.RefundRoute!.Value, large.RefundRoute!.Value, large.AccountToAskFor));
        Assert.Null(large.RefundArrives);
    }

    [Theory]
    [InlineData(10, 10.0, null)]
    [InlineData(50, null, 10.0)]
    public void The_merchant_may_let_faulty_goods_stay(int price, double? kept, double? part)
    {
        Law("kind: legal_guarantee, window: { years: 2 }");
        Write("merchant/m.yaml", "merchant: m\n");
        Write("merchant/m/XX.yaml", "merchant: m\nmarket: XX\nrules:\n  - { id: m-goodwill, kind: goodwill, from: 2024-01-01, status: confirmed, source: s, citation: { en: g }, keep_item_up_to: 15.00, partial_refund_percent: 20 }\n");
        var order = Goods() with { Lines = [Some.Line("1", price)] };
        var decision = Decide(2, ReturnReason.Defective, order: order);
        Assert.Equal((kept, part), ((double?)decision.KeepItemRefund?.Amount, (double?)decision.PartialRefund?.Amount));
        Assert.Null(Decide(2, order: order).KeepItemRefund);
    }

    [Fact]
    public void Shown_terms_replace_only_a_default_that_lets_itself_be_replaced()
    {
        Law("kind: withdrawal_right, window: { days: 8 }, may_be_replaced: true");
        Write("merchant/m/XX.yaml", "merchant: m\nmarket: XX\nrules:\n  - { id: m-terms, kind: return_window, from: 2024-01-01, status: confirmed, source: s, citation: { en: g }, window: { days: 3 }, replaces: [xx-law] }\n");
        Assert.Equal(Verdict.Refused, Decide(5).Verdict);
        Assert.Equal(Verdict.Granted, Decide(5, order: Goods() with { Terms = new OrderTerms(TermsShown: false) }).Verdict);
        Law("kind: withdrawal_right, window: { days: 8 }");
        Assert.Equal(Verdict.Granted, Decide(5).Verdict);
        Assert.Contains(Check().Findings, finding => finding is { RuleId: "m-terms" } && finding.What.Contains("cannot replace", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_law_is_silent_on_freight_the_shops_terms_speak_but_never_make_a_fault_the_buyers_cost()
    {
        Law("kind: withdrawal_right, window: { days: 14 }, outward_freight: refunded");
        Write("merchant/m/XX.yaml", "merchant: m\nmarket: XX\nrules:\n  - { id: m-terms, kind: return_window, from: 2024-01-01, status: confirmed, source: s, citation: { en: g }, window: { days: 10 }, return_freight: customer }\n");
        Assert.Equal(FreightPayer.Customer, Decide(2).ReturnFreight);
        Assert.Null(Decide(2, ReturnReason.Damaged).ReturnFreight);
    }

    [Fact]
    public void A_clock_and_a_case_for_complaints_do_not_run_for_a_change_of_mind()
    {
        Write("law/XX.yaml", Head + "rules:\n  - { id: xx-law, from: 2024-01-01, status: confirmed, source: s, citation: { en: l }, kind: withdrawal_right, window: { days: 14 } }\n"
            + "  - { id: xx-answer, from: 2024-01-01, status: confirmed, source: s, citation: { en: a }, kind: seller_clock, reasons: sellers_fault, decide_within: { days: 14 } }\n"
            + "  - { id: xx-case, from: 2024-01-01, status: confirmed, source: s, citation: { en: c }, kind: platform_case, reasons: sellers_fault, window: { days: 30 } }\n");
        Write("payments/XX.yaml", Card);
        var (changed, broken) = (Decide(2), Decide(2, ReturnReason.Damaged));
        Assert.Equal(((DateTimeOffset?)null, (DateOnly?)null), (changed.SellerMustDecideBy, changed.PlatformCaseUntil));
        Assert.Equal((Delivered.AddDays(16), Some.Day("2026-04-09")), (broken.SellerMustDecideBy!.Value, broken.PlatformCaseUntil!.Value));
        Assert.Contains(Alternative.PlatformCase, Decide(20, ReturnReason.Damaged).Alternatives);
        Assert.DoesNotContain(Alternative.PlatformCase, Decide(20).Alternatives);
    }

    [Fact]
    public void A_day_nobody_recorded_and_a_way_of_paying_nobody_told_are_asked_for()
    {
        Law("kind: withdrawal_right, window: { days: 14 }");
        var arrived = Decide(2, order: Goods() with { Parcels = [new Parcel { ShippedAt = Delivered.AddDays(-2), Arrived = true }] });
        Assert.Equal((Verdict.NeedsFact, MissingFact.DeliveryDate), (arrived.Verdict, Assert.Single(arrived.Missing)));
        var unpaid = Decide(2, order: Goods() with { Payment = new PaymentMethod(PaymentKind.Unknown) });
        Assert.Equal((Verdict.NeedsFact, MissingFact.PaymentMethod, (RefundRoute?)null), (unpaid.Verdict, Assert.Single(unpaid.Missing), unpaid.RefundRoute));
    }

    [Theory]
    [InlineData("law/XX.yaml", "Add those of the next year", "holidays:\n  - { name: Feast, on: [2026-05-01] }\nrules:\n  - { id: xx-law, kind: withdrawal_right, from: 2024-01-01, status: confirmed, source: s, citation: { en: l }, window: { days: 14 } }\n")]
    [InlineData("law/XX.yaml", "nothing holds from 2025-01-01 to 2025-05-31", "rules:\n  - { id: xx-law, kind: withdrawal_right, from: 2024-01-01, until: 2024-12-31, status: confirmed, source: s, citation: { en: l }, window: { days: 14 } }\n  - { id: xx-law, kind: withdrawal_right, from: 2025-06-01, status: confirmed, source: s, citation: { en: l }, window: { days: 14 } }\n")]
    [InlineData("payments/XX.yaml", "money paid by Card goes back", "")]
    [InlineData("merchant/m/XX.yaml", "gives all of this already", "rules:\n  - { id: m-short, kind: return_window, from: 2024-01-01, status: confirmed, source: s, citation: { en: m }, window: { days: 7 }, return_freight: customer }\n")]
    public void A_check_finds_what_a_merchant_should_not_live_with(string file, string says, string rules)
    {
        Law("kind: withdrawal_right, window: { days: 14 }, return_freight: customer");
        Assert.Empty(Check().Findings);
        if (rules.Length == 0) File.Delete(Path.Combine(folder, file));
        else Write(file, (file.StartsWith("law", StringComparison.Ordinal) ? Head : "merchant: m\nmarket: XX\n") + rules);
        Assert.Contains(says, Assert.Single(Check().Findings).What, StringComparison.Ordinal);
        Assert.True(Check().IsUsable);
    }

    private PolicyCheck Check() => PolicyCheck.Run(folder, Some.Day("2026-11-22"));

    private PolicyDecision Decide(
        int day, ReturnReason reason = ReturnReason.ChangedMind, ItemCondition condition = ItemCondition.Unknown, Order? order = null,
        IReadOnlyList<ItemSelection>? items = null, bool evidence = false)
    {
        var goods = order ?? Goods();
        return PolicyDecider.Decide(
            new PolicyRequest(goods, items ?? [new ItemSelection("1", goods.Lines[0].Quantity)], reason, condition, evidence), PolicyLibrary.Load(folder), Delivered.AddDays(day));
    }

    private static Order Goods(params ItemTrait[] flags) => Some.Order("XX", "2026-03-10T12:00:00+01:00", flags);

    private void Law(string rule)
    {
        Write("law/XX.yaml", Head + $"rules:\n  - {{ id: xx-law, from: 2024-01-01, status: confirmed, source: s, citation: {{ en: l }}, {rule} }}\n");
        Write("payments/XX.yaml", Card);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns;
using SupportBot.Core.Turns.Deciding;
using SupportBot.Core.Turns.Guarding;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Integrations.Tests;

/// <summary>Data that is rich where a test is about richness, and plain elsewhere.</summary>
internal static class Some
{
    public static readonly Language Indonesian = new("id");

    public static ConversationId Conversation() => ConversationId.New();

    public static NewEntry Started(string shop = "toko-biru", string? market = "ID", string language = "id") =>
        new(Audience.Staff, new ConversationStarted("webchat", "dl_1", shop, market, new Language(language)));

    public static NewEntry Said(string text, string? clientActivityId = null) =>
        new(Audience.Customer, new CustomerSaid(new CustomerMessage(text, [])), clientActivityId);

    public static NewEntry Answered(string text) => new(Audience.Customer, new BotSaid(new Reply(text, Indonesian)));

    public static NewEntry Handoff(DateTimeOffset dueAt, string? market = null) => new(Audience.Staff, new HandoffRequested(
        new HandoffRequest(HandoffReason.Complaint, Indonesian, market, null, "Wants a person.", dueAt, dueAt)));

    public static NewEntry Turn(long answersTo, DialogueState after, PolicyDecision? decision = null) =>
        new(Audience.Staff, new TurnTaken(Record(answersTo, after, decision)));

    public static TurnRecord Record(long answersTo, DialogueState after, PolicyDecision? decision) => new(
        1, answersTo, TurnOutcome.Replied,
        new UnderstoodMessage(Indonesian, 0.93, true, [new IntentScore(Intent.ReturnRequest, 0.81)], [new Entity(EntityKind.OrderNumber, 4, 9, "TB1234567")]),
        decision, ["ShowReturn", "AskConfirm"], "Baik, **Rp150.000**.",
        new GuardVerdict([new GuardFinding(GuardRule.UnfoundedNumber, "150")]), after, new Dictionary<string, double> { ["understand"] = 1.25 });

    public static DialogueState Dialogue(PolicyDecision? shown = null) => new()
    {
        Language = Indonesian,
        ClaimedOrder = "TB-1234567",
        Proof = new OrderProof("TB-1234567", new DateTimeOffset(2026, 4, 22, 9, 0, 0, TimeSpan.FromHours(7))),
        FailedProofs = 1,
        Errand = new Errand(Goal.Return)
        {
            Items = [new ItemSelection("1", 2)],
            Reason = ReturnReason.Damaged,
            Condition = ItemCondition.Sealed,
            Wish = "42",
            Shown = shown,
            ConfirmationKey = "key",
        },
        Asked = Question.Confirm,
        Offered = [new Choice("Ya", "yes")],
        NotUnderstoodInARow = 2,
    };

    public static PolicyDecision Decision() => new()
    {
        Verdict = Verdict.Granted,
        Market = "DE",
        Remedies = [Remedy.Refund, Remedy.Repair],
        LastDay = new DateOnly(2026, 5, 5),
        SendWithinDays = 14,
        TimeZone = "Europe/Berlin",
        ReturnFreight = FreightPayer.Customer,
        RefundAmount = new Money(12.50m, "EUR"),
        OutwardFreightRefunded = new Money(4.90m, "EUR"),
        RefundRoute = RefundRoute.OriginalMethod,
        RefundWithin = new DayCount(14, DayKind.Calendar),
        RefundStart = RefundStart.GoodsReceived,
        RefundArrives = new DayRange(3, 5, DayKind.Business),
        NeedsPhotos = true,
        Clauses = [new PolicyClause("de-withdrawal", ClauseKind.WithdrawalRight, PolicyLayer.Law, new Dictionary<string, string> { ["en"] = "§§ 312g, 355 BGB", ["zh-Hans"] = "《德国民法典》" })],
        Alternatives = [Alternative.LegalGuarantee],
        SellerMustDecideBy = new DateTimeOffset(2026, 4, 25, 0, 0, 0, TimeSpan.FromHours(2)),
    };

    public static AfterSalesCase Case(string rma = "R-1", string order = "TB-1234567", params IReadOnlyList<ItemSelection> items) => new(
        rma, CaseKind.Return, order, "toko-biru", "ID", items.Count > 0 ? items : [new ItemSelection("1", 1)], ReturnReason.Damaged, null, Remedy.Refund,
        Decision(), CaseStatus.Requested, new DateTimeOffset(2026, 4, 21, 21, 40, 0, TimeSpan.FromHours(7)), "key-" + rma);
}

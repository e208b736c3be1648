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
using SupportBot.Core.Turns.Wording;

namespace SupportBot.Web.Tests.House;

/// <summary>Conversations as customers and bot would have had them.</summary>
internal static class SomeConversation
{
    public static async Task<ConversationId> StartAsync(this StaffHouse house, string text, string language = "en", string market = "IE")
    {
        var id = ConversationId.New();
        await house.Get<Inbox>().StartAsync(id, new ConversationStarted("webchat", "user-1", "demo", market, new Language(language)), default);
        await house.SayAsync(id, text, language);
        return id;
    }

    public static async Task<LogEntry> SayAsync(this StaffHouse house, ConversationId id, string text, string? locale = null, params MessageAttachment[] files) =>
        (await house.Get<Inbox>().AcceptAsync(id, new CustomerMessage(text, files, locale), null, default)).Entry!;

    public static async Task AppendAsync(this StaffHouse house, ConversationId id, params EntryBody[] bodies)
    {
        foreach (var body in bodies)
            await house.Get<IConversationLog>().AppendAsync(id, new NewEntry(body is BotSaid or AgentSaid ? Audience.Customer : Audience.Staff, body), default);
        house.Get<IConversationFeed>().Publish(new FeedSignal(id, FeedSignalKind.Appended));
    }

    public static Task QueueAsync(this StaffHouse house, ConversationId id, HandoffReason reason, string language, string market, TimeSpan due, string summary) =>
        house.AppendAsync(id, new HandoffRequested(new HandoffRequest(
            reason, new Language(language), market, null, summary, house.Clock.GetUtcNow(), house.Clock.GetUtcNow() + due)));

    /// <summary>A whole return: proven, decided, opened, then a person is asked for.</summary>
    public static async Task<ConversationId> ReturnAsync(this StaffHouse house)
    {
        var id = await house.StartAsync("Halo kak, sepatunya kekecilan, mau retur dong. Pesanan TT-58217734, email budi@contoh.id", "id", "ID");
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        await house.AppendAsync(id, new TurnTaken(Turn(GuardVerdict.Clean)), new BotSaid(Answer), new CaseOpened(Case));
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        var photo = await house.Get<IFileStore>().SaveAsync(id, "foto kotak.png", "image/png", Png, default);
        await house.SayAsync(id, "Ini fotonya. Bisa bicara dengan orang?", "id", photo);
        await house.AppendAsync(id, new TurnTaken(Turn(new GuardVerdict([new(GuardRule.UnfoundedNumber, "14 hari")]))));
        await house.QueueAsync(id, HandoffReason.CustomerAsked, "id", "ID", TimeSpan.FromMinutes(45), "Return of shoes opened, asks for a person");
        return id;
    }

    /// <summary>An open case on which the platform's clock runs so long; null for one on which nothing runs out.</summary>
    public static Task OpenCaseAsync(this StaffHouse house, string rma, TimeSpan? due, ConversationId? conversation = null) => house.Get<IReturnStore>().OpenAsync(
        Case with
        {
            Rma = rma,
            OrderNumber = "TT-" + rma,
            ConfirmationKey = rma,
            Status = CaseStatus.Requested,
            Conversation = conversation,
            Decision = Decision with { SellerMustDecideBy = due is { } left ? house.Clock.GetUtcNow() + left : null },
        },
        new Dictionary<string, int> { ["1"] = 1 }, default);

    private static PolicyDecision Decision => new()
    {
        Verdict = Verdict.Granted,
        Market = "ID",
        Remedies = [Remedy.Refund],
        LastDay = new DateOnly(2026, 5, 1),
        TimeZone = "Asia/Jakarta",
        ReturnFreight = FreightPayer.Customer,
        RefundAmount = new Money(459000, "IDR"),
        RefundRoute = RefundRoute.Wallet,
        RefundWithin = new DayCount(7, DayKind.Calendar),
        RefundStart = RefundStart.GoodsReceived,
        SellerMustDecideBy = StaffHouse.Start.AddHours(20),
        Clauses =
        [
            new("tiktok-id-mall-return", ClauseKind.ReturnWindow, PolicyLayer.Platform, new Dictionary<string, string> { ["en"] = "TikTok Shop Indonesia, Mall returns, 15 days" }),
            new("id-consumer-law", ClauseKind.LegalGuarantee, PolicyLayer.Law, new Dictionary<string, string> { ["en"] = "Law 8/1999 on consumer protection" }),
        ],
    };

    private static AfterSalesCase Case => new(
        "R-2604-7QK3", CaseKind.Return, OneOrder.Number, "demo", "ID", [new ItemSelection("1", 1)], ReturnReason.WrongSize, null, Remedy.Refund, Decision,
        CaseStatus.Approved, StaffHouse.Start, "key");

    private static Reply Answer => new(
        "Bisa, kak. Retur **R-2604-7QK3** sudah dibuka untuk:\n- Sepatu lari Angin\nPengembalian dana: **459.000 IDR** ke GoPay.", new Language("id"),
        [new Choice("Lihat status", "status"), new Choice("Bicara dengan orang", "human")], ["TikTok Shop Indonesia, Mall, 15 hari"]);

    private static TurnRecord Turn(GuardVerdict guarded) => new(
        3, 3, guarded.IsAllowed ? TurnOutcome.Replied : TurnOutcome.HandedOff,
        new UnderstoodMessage(new Language("id"), 0.97, true, [new(Intent.ReturnRequest, 0.93), new(Intent.HumanAgent, 0.61)],
        [
            new(EntityKind.OrderNumber, 52, 11, "TT58217734"), new(EntityKind.Email, 71, 14, "budi@contoh.id"), new(EntityKind.Phone, 0, 0, "+6281234567890"),
        ]),
        Decision, ["open_return", "say_refund"], Answer.Text, guarded,
        DialogueState.Empty with { Language = new Language("id"), ClaimedOrder = OneOrder.Number, Proof = new OrderProof(OneOrder.Number, StaffHouse.Start.AddHours(11)) },
        new Dictionary<string, double> { ["understand"] = 3.4, ["decide"] = 0.6, ["draft"] = 1.1, ["guard"] = 0.9, ["reply"] = 12.8 })
    {
        Worded = new WordingRecord(WordingOutcome.Used,
        [
            new WordingTry("fake-1", "{\"before\":\"Uang Kakak pasti kembali!\",\"after\":\"\"}", [new(GuardRule.Content, "pasti kembali")], 420, 30, 310),
            new WordingTry("fake-1", "{\"before\":\"Aduh, maaf ya, Kak.\",\"after\":\"\"}", [], 470, 20, 290),
        ]),
    };

    // One green pixel.
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaFj+HwAEgwJ/gtJ0nQAAAABJRU5ErkJggg==");
}

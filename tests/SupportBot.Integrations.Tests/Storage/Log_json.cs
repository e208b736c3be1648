using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Orders;
using SupportBot.Core.Returns;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Integrations.Tests.Storage;

public sealed class Log_json
{
    private static readonly EntryBody[] EveryKind =
    [
        new ConversationStarted("webchat", "dl_1", "青石", "CN", new Language("zh-Hans")),
        new CustomerSaid(new CustomerMessage("我要退货 \"鞋\" <b> \n", [new MessageAttachment("f1", "照片.jpg", "image/jpeg", 12_345)], "zh-CN", """{"type":"message"}""")),
        new CustomerSignalled("feedback", """{"up":true}""", null),
        new BotSaid(new Reply("好的。", new Language("zh-Hans"), [new Choice("是", "yes")], ["《消费者权益保护法》第25条"])),
        new AgentSaid("s1", "Müller", "สวัสดี"),
        new TurnTaken(Some.Record(7, Some.Dialogue(Some.Decision()), Some.Decision())),
        new CaseOpened(Some.Case()),
        new WithdrawalDeclared("DE-1", "RMA-DE-1", DateTimeOffset.UnixEpoch, new MessageAttachment("f2", "Bestätigung.html", "text/html", 900), "Widerruf ข้อความ"),
        new HandoffRequested(new HandoffRequest(HandoffReason.PolicyNeedsPerson, Some.Indonesian, "ID", "TB-1", "x", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(3))),
        new DeadlineNear("RMA-DE-1", CaseDeadlineKind.RefundDue, DateTimeOffset.UnixEpoch),
        new ConversationTaken("s1", "Müller"),
        new HandedBack("s1", "Müller"),
        new NoteAdded("s1", "Müller", "نص"),
        new ConversationClosed("s1", "Müller"),
    ];

    public static TheoryData<string> Kinds => [.. typeof(EntryBody).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
        .Cast<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_of_entry_comes_back_as_it_was(string kind)
    {
        var body = EveryKind.Single(body => LogJson.KindOf(body) == kind);
        var json = LogJson.Write(body);
        var read = LogJson.Read<EntryBody>(json);
        Assert.IsType(body.GetType(), read);
        Assert.Equivalent(body, read, strict: true);
        Assert.Equal(json, LogJson.Write(read));
        Assert.Contains($"\"kind\":\"{kind}\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_script_stays_readable_in_the_store()
    {
        var json = string.Concat(EveryKind.Select(LogJson.Write));
        Assert.All(["我要退货", "สวัสดี", "Müller", "نص"], text => Assert.Contains(text, json, StringComparison.Ordinal));
    }

    [Fact]
    public void Kind_need_not_come_first() =>
        Assert.Equal(new NoteAdded("s", "n", "t"), LogJson.Read<EntryBody>("""{"TEXT":"t","staffId":"s","displayName":"n","kind":"note-added"}"""));

    [Fact]
    public void Traits_of_goods_come_back()
    {
        var line = new OrderLine { Id = "1", Sku = "s", Name = "n", UnitPrice = 1.50m, Category = "shoes", Flags = new HashSet<ItemTrait> { ItemTrait.Used, ItemTrait.CustomMade } };
        Assert.Equal(line.Flags, LogJson.Read<OrderLine>(LogJson.Write(line)).Flags);
    }

    [Fact]
    public void A_number_is_no_choice() =>
        Assert.Throws<JsonException>(() => LogJson.Read<EntryBody>("""{"kind":"bot-said","reply":3}"""));
}

using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Transcripts;
using SupportBot.Core.Turns.Deciding;

namespace SupportBot.Integrations.Tests.Storage;

public abstract class Transcripts(Store store) : OnEitherStore(store)
{
    private readonly ConversationId _id = Some.Conversation();

    [Theory]
    [InlineData("我想退货，鞋子破了", "退货")]
    [InlineData("我想退货，鞋子破了", "鞋")]
    [InlineData("我想退货，鞋子破了", "我想退货")]
    [InlineData("Barang saya belum sampai", "belum")]
    [InlineData("Barang saya belum sampai", "SAMPAI barang")]
    [InlineData("Wo ist mein Päckchen? Schöne Grüße", "päckchen")]
    [InlineData("Wo ist mein Päckchen? Schöne Grüße", "Packchen")]
    [InlineData("Wo ist mein Päckchen? Schöne Grüße", "grüß")]
    [InlineData("Tôi muốn đổi hàng", "doi")]
    [InlineData("สินค้าเสียหาย", "เสีย")]
    [InlineData("أريد إرجاع الحذاء", "إرجاع")]
    [InlineData("ＴＢ－１２３", "tb-123")]
    [InlineData("order #TB-1234567!", "TB-1234567")]
    [InlineData("100% cotton_shirt", "100%")]
    [InlineData("he said \"broken\" twice", "\"broken\"")]
    [InlineData("this AND that", "AND")]
    [InlineData("a* (b) NEAR^c:d", "(b) NEAR^c:d")]
    [InlineData("it's O'Brien", "O'Brien")]
    [InlineData("靴が壊れていました", "壊れ")]
    [InlineData("신발이 망가졌어요", "망가")]
    [InlineData("สินค้าเสียหาย", "ยห")]
    [InlineData("מתי יגיע המשלוח?", "המשלוח")]
    [InlineData("Где мой ЗАКАЗ", "заказ")]
    [InlineData("मेरा जूता टूट गया", "जूता")]
    [InlineData("C:\\fotos\\schuh.png", "\\fotos\\")]
    [InlineData("C:\\fotos", "\\")]
    [InlineData("50%", "%")]
    [InlineData("cotton_shirt", "n_s")]
    [InlineData("a_b", "_b")]
    [InlineData("👩‍👩‍👧 family", "👩‍👩‍👧")]
    [InlineData("𠮷野家", "𠮷野")]
    [InlineData("𠮷野家", "野")]
    [InlineData("订单TB1234567退货", "b1234567退")]
    [InlineData("我要 退\n货", "退货")]
    [InlineData("ギフトを返品したい", "ｷﾞﾌﾄ")]
    [InlineData("환불해 주세요", "환불")]
    [InlineData("교환이요", "환")]
    public async Task What_was_said_is_found_in_any_script(string said, string query)
    {
        await Office.Log.AppendAsync(_id, Some.Said(said), default);
        await Office.Log.AppendAsync(Some.Conversation(), Some.Said("vollkommen fremd 其他"), default);
        Assert.Equal(_id, Assert.Single((await Search(new(Text: query))).Conversations).Id);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\" OR \"\"")]
    [InlineData("NOT barang")]
    [InlineData("text:barang")]
    [InlineData("bar*")]
    [InlineData("b%g")]
    [InlineData("b_")]
    [InlineData("bar%sak")]
    [InlineData("ba_ang")]
    [InlineData("\\")]
    [InlineData("barang\\")]
    [InlineData("%%%")]
    [InlineData("___")]
    [InlineData("[a-z]")]
    [InlineData("退%")]
    [InlineData("货退")]
    [InlineData("rusak退货barang")]
    [InlineData("barang OR lampu")]
    public async Task Nothing_typed_is_search_syntax(string query)
    {
        await Office.Log.AppendAsync(_id, Some.Said("Barang rusak 退货"), default);
        Assert.Equal(0, (await Search(new(Text: query))).Total);
    }

    [Fact]
    public async Task Every_word_must_be_there_but_in_any_message()
    {
        await Office.Log.AppendAsync(_id, Some.Said("sepatu rusak"), default);
        await Office.Log.AppendAsync(_id, Some.Answered("Maaf, kami kirim ulang."), default);
        Assert.Equal(1, (await Search(new(Text: "ulang sepatu"))).Total);
        Assert.Equal(0, (await Search(new(Text: "ulang lampu"))).Total);
    }

    [Fact]
    public async Task Lists_show_what_the_log_says()
    {
        var due = Office.Clock.GetUtcNow().AddHours(4);
        await Office.Log.TryAppendAsync(_id, 0, [Some.Started(market: null), Some.Answered("Halo!")], default);
        await Office.Log.AppendAsync(_id, Some.Said("Halo\nsaya " + new string('x', 200)), default);
        Office.Clock.Advance(TimeSpan.FromMinutes(1));
        await Office.Log.AppendAsync(_id, Some.Turn(3, Some.Dialogue() with { Language = new Language("de") }, Some.Decision()), default);
        await Office.Log.AppendAsync(_id, Some.Handoff(due), default);

        var summary = await Office.Transcripts.FindAsync(_id, default);
        Assert.Equal(new ConversationSummary(
            _id, "webchat", "toko-biru", "DE", new Language("de"), ConversationOwner.Bot, HandoffStatus.Waiting, HandoffReason.Complaint,
            "Wants a person.", "TB-1234567", null, null, false, due.AddHours(-4), due.AddHours(-4).AddMinutes(1), due, 2,
            ("Halo saya " + new string('x', 200))[..160]), summary);

        await Office.Log.AppendAsync(_id, new NewEntry(Audience.Staff, new ConversationTaken("s1", "Ayu")), default);
        summary = await Office.Transcripts.FindAsync(_id, default);
        Assert.Equal((ConversationOwner.HumanAgent, HandoffStatus.Taken, "s1", "Ayu", due), (summary!.Owner, summary.Handoff, summary.AgentId, summary.AgentName, summary.DueAt!.Value));

        await Office.Log.AppendAsync(_id, new NewEntry(Audience.Staff, new ConversationClosed("s1", "Ayu")), default);
        summary = await Office.Transcripts.FindAsync(_id, default);
        Assert.Equal((ConversationOwner.Bot, HandoffStatus.None, null, true, null), (summary!.Owner, summary.Handoff, summary.AgentId, summary.IsClosed, summary.DueAt));
        Assert.Equal(1, (await Search(new(HandedOff: true, Open: false))).Total);
    }

    [Fact]
    public async Task A_proof_that_has_run_out_leaves_the_order_in_the_list()
    {
        await Office.Log.AppendAsync(_id, Some.Turn(0, Some.Dialogue()), default);
        await Office.Log.AppendAsync(_id, Some.Turn(0, DialogueState.Empty), default);
        Assert.Equal("TB-1234567", (await Office.Transcripts.FindAsync(_id, default))!.OrderNumber);
    }

    [Fact]
    public async Task The_queue_shows_what_is_due_first_then_what_is_taken()
    {
        var now = Office.Clock.GetUtcNow();
        var (later, sooner, takenFirst, takenLast) = (Some.Conversation(), Some.Conversation(), Some.Conversation(), Some.Conversation());
        await Office.Log.AppendAsync(later, Some.Handoff(now.AddHours(8)), default);
        await Office.Log.AppendAsync(sooner, Some.Handoff(now.AddHours(2)), default);
        await Office.Log.AppendAsync(takenFirst, Some.Handoff(now.AddHours(1)), default);
        foreach (var id in new[] { takenFirst, takenLast })
        {
            Office.Clock.Advance(TimeSpan.FromMinutes(1));
            await Office.Log.AppendAsync(id, new NewEntry(Audience.Staff, new ConversationTaken("s1", "Ayu")), default);
        }
        await Office.Log.AppendAsync(_id, Some.Said("not in the queue"), default);

        var queue = await Office.Transcripts.QueueAsync(default);
        Assert.Equal([sooner, later, takenLast, takenFirst], queue.Select(summary => summary.Id));
    }

    [Fact]
    public async Task Filters_and_pages_agree_on_the_total()
    {
        var start = Office.Clock.GetUtcNow();
        for (var index = 0; index < 7; index++)
        {
            await Office.Log.AppendAsync(Some.Conversation(), Some.Started(market: index < 5 ? "ID" : "DE", language: index < 5 ? "id" : "de"), default);
            Office.Clock.Advance(TimeSpan.FromDays(1));
        }
        var page = await Search(new(Market: "id", Page: 2, PageSize: 2));
        Assert.Equal((5, 2), (page.Total, page.Conversations.Count));
        Assert.Equal(start.AddDays(2), page.Conversations[0].StartedAt);
        Assert.Equal(2, (await Search(new(Language: "de"))).Total);
        Assert.Equal(3, (await Search(new(From: start.AddDays(1), Until: start.AddDays(4)))).Total);
        Assert.Equal(7, (await Search(new(Open: true, HandedOff: false))).Total);
        Assert.Empty((await Search(new(Page: int.MaxValue, PageSize: int.MaxValue))).Conversations);
    }

    [Fact]
    public async Task Those_of_one_moment_stand_in_the_order_of_their_ids()
    {
        string[] ids = ["b", "B", "a", "_", "-", "0", "ä", "z"];
        foreach (var id in ids) await Office.Log.AppendAsync(new ConversationId(id), Some.Said("halo"), default);
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await Search(new())).Conversations.Select(one => one.Id.Value));
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await Office.Log.FindUnansweredAsync([], default)).Select(one => one.Value));
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await Office.Log.FindOlderThanAsync(Office.Clock.GetUtcNow().AddDays(1), default)).Select(one => one.Value));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("I\0D")]
    [InlineData("\uD800")]
    public async Task A_filter_that_nothing_can_match_matches_nothing(string nothing)
    {
        await Office.Log.AppendAsync(_id, Some.Started(), default);
        Assert.Equal(0, (await Search(new(Market: nothing))).Total);
        Assert.Equal(0, (await Search(new(Language: nothing))).Total);
        await Search(new(Text: nothing));
    }

    private Task<TranscriptPage> Search(TranscriptQuery query) => Office.Transcripts.SearchAsync(query, default);
}

public sealed class Transcripts_in_SQLite() : Transcripts(Store.SQLite);

public sealed class Transcripts_in_PostgreSQL() : Transcripts(Store.PostgreSQL);

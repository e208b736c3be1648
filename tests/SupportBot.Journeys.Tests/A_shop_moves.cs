using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Core.Policies;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Returns;
using SupportBot.Core.Transcripts;
using SupportBot.Journeys.Tests.Parts;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Journeys.Tests;

/// <summary>From a folder to PostgreSQL, by a backup into another folder: customers and staff go on as if nothing had happened.</summary>
public sealed class A_shop_moves : IAsyncLifetime, IDisposable
{
    private readonly TempFolder folder = new("moves");
    private readonly Colleague rina = new();
    private readonly List<Customer> customers = [];
    private readonly Dictionary<string, string> said = [];
    private string postgres = "";

    private string Data => Path.Combine(folder.Path, "data");
    private string Backup => Path.Combine(folder.Path, "backup");

    public async Task InitializeAsync() => postgres = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var customer in customers) customer.Dispose();
        rina.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task And_nobody_notices()
    {
        var (rizky, stranger, erased) = await LiveAsync();
        var moved = await Verb.RunAsync(postgres, "storage", "move", "--from", Data);
        Assert.True(moved.Exit == 0, moved.Errors);
        Assert.All(moved.Rows(), row => Assert.Equal("same", row[4]));
        Assert.Contains("has moved", (await Verb.RunAsync(null, "--data", Data, "--urls", "http://127.0.0.1:0")).Errors, StringComparison.Ordinal);

        await using (var shop = await RunningShop.OpenAsync(data: Path.Combine(folder.Path, "none"), postgres: postgres))
        {
            rizky = Keep(rizky.At(shop.Address));
            (await rizky.SaysAsync("iya kak lanjut")).Contains("RMA-ID-");
            stranger = await GoOnAsync(shop, stranger, erased);
            var backup = await Verb.RunAsync(postgres, "backup", Backup);
            Assert.True(backup.Exit == 0, backup.Errors);
            // After the backup: this will not have happened.
            await Keep(rizky.At(shop.Address)).SaysAsync("makasih ya kak");
        }

        var home = Path.Combine(folder.Path, "home");
        var restored = await Verb.RunAsync(null, "restore", Backup, "--data", home);
        Assert.True(restored.Exit == 0, restored.Errors);
        await using var last = await RunningShop.OpenAsync(data: home);
        rizky = Keep(rizky.At(last.Address));
        (await rizky.SaysAsync("iya kak lanjut")).Lacks("makasih");
        (await rizky.SaysAsync("retur saya udah sampai mana ya?")).Contains("RMA-ID-", "Rp549.000");
        await GoOnAsync(last, stranger, erased);
        Assert.Equal(0, (await Verb.RunAsync(null, "backup", Backup + "-2", "--data", home)).Exit);
        AssertOneReturn(Backup, Backup + "-2");
    }

    /// <summary>A day in the shop: a proven buyer before the yes, one whose proof was wrong, other scripts, a person, a review, a file, an erasure.</summary>
    private async Task<(Customer Rizky, Customer Stranger, string Erased)> LiveAsync()
    {
        var shop = await RunningShop.OpenAsync(data: Data);
        await rina.SetUpAsync(shop);
        var rizky = await ArriveAsync(shop, "id-ID", "ID");
        (await rizky.SaysAsync("sepatunya kekecilan, mau retur, ID-20417 rizky.pratama@example.com")).Contains("Sepatu Lari Pria AeroRun");
        var stranger = await ArriveAsync(shop, "id-ID", "ID");
        (await stranger.SaysAsync("pesanan saya ID-20417 email orang.lain@example.com mau retur")).Lacks("Sepatu");
        foreach (var (locale, market, text) in new[] { ("zh-CN", "CN", "羽绒服不想要了 想退货"), ("ar-AE", "AE", "أريد إرجاع الحذاء"), ("th-TH", "TH", "สินค้าเสียหาย"), ("de-DE", "DE", "Ich möchte mit einem Menschen sprechen") })
        {
            var customer = await ArriveAsync(shop, locale, market);
            await customer.SaysAsync(text);
            said[text] = customer.Conversation;
        }
        var julia = await ArriveAsync(shop, "de-DE", "DE");
        await julia.SaysAsync("Hiermit widerrufe ich den Kauf DE-10023. julia.schneider@example.com");
        (await julia.SaysAsync("ja")).Contains("RMA-DE-");
        await shop.Services.GetRequiredService<IFileStore>().SaveAsync(new ConversationId(stranger.Conversation), "foto.png", "image/png", new byte[] { 1, 0, 255 }, default);
        var rule = shop.Services.GetRequiredService<PolicyLibrary>().Find("ID")!.Rules.Single(one => one.Id == "id-exchange-or-cancel");
        await shop.Services.GetRequiredService<IRuleReviews>().AppendAsync(new RuleReview(rule.Head.Wording, ReviewAct.Confirmed, "ada", "Ada", DateTimeOffset.UnixEpoch, "Read."), default);
        var gone = await ArriveAsync(shop, "en-US", "US");
        await gone.SaysAsync("my secret is kanarienvogel");
        await shop.Services.GetRequiredService<IConversationLog>().EraseAsync(new ConversationId(gone.Conversation), default);
        await shop.CloseKeepingDataAsync();
        return (rizky, stranger, gone.Conversation);
    }

    /// <summary>The same in every store that it comes to.</summary>
    private async Task<Customer> GoOnAsync(RunningShop shop, Customer strangerBefore, string erased)
    {
        Assert.Single(await shop.Services.GetRequiredService<IReturnStore>().FindByOrderAsync("demo-id", "ID-20417", default));
        // What was not proven then is not proven now.
        var stranger = Keep(strangerBefore.At(shop.Address));
        (await stranger.SaysAsync("jadi gimana retur saya?")).Lacks("Sepatu", "GoPay", "RMA");
        Assert.Null((await shop.Services.GetRequiredService<ConversationStates>().LoadAsync(new ConversationId(stranger.Conversation), default)).Dialogue.Proof);

        Assert.NotNull(await rina.LookAsync(shop.Address, "/desk"));
        using var again = new Colleague();
        Assert.Equal("/desk", await again.SignInAsync(shop.Address));
        var transcripts = shop.Services.GetRequiredService<ITranscriptIndex>();
        foreach (var (text, conversation) in said)
            Assert.Contains((await transcripts.SearchAsync(new TranscriptQuery(Text: text), default)).Conversations, found => found.Id.Value == conversation);
        Assert.Equal(0, (await transcripts.SearchAsync(new TranscriptQuery(Text: "kanarienvogel"), default)).Total);
        Assert.All(await shop.Services.GetRequiredService<IConversationLog>().ReadAsync(new ConversationId(erased), 0, default), entry => Assert.Null(entry.Body));
        Assert.Single(await transcripts.QueueAsync(default), waiting => waiting is { Handoff: HandoffStatus.Waiting, Market: "DE" });
        Assert.Equal(3, await shop.Services.GetRequiredService<IFileStore>().SizeOfAsync(new ConversationId(strangerBefore.Conversation), default));
        using var buyer = await Customer.ArriveAsync(shop, "en-US", "ID");
        (await buyer.SaysAsync("what are your return rules?")).Contains("2 working days");
        return stranger;
    }

    private async Task<Customer> ArriveAsync(RunningShop shop, string locale, string market) => Keep(await Customer.ArriveAsync(shop, locale, market));

    private Customer Keep(Customer customer)
    {
        customers.Add(customer);
        return customer;
    }

    // The restored shop heard the same yes; the second one opened nothing.
    private static void AssertOneReturn(params IReadOnlyList<string> backups) => Assert.Single(backups.Select(backup =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(backup, "backup.json")))!["tables"]!.AsArray().Single(table => (string)table!["table"]! == "cases")!.ToJsonString()).Distinct());
}

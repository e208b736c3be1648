using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Nodes;
using SupportBot.Core.Policies.Reviewing;
using SupportBot.Core.Policies.Rules;
using SupportBot.Core.Returns;
using SupportBot.Core.Staff;
using SupportBot.Core.Transcripts;
using SupportBot.Integrations.Orders;
using SupportBot.Integrations.Storage;

namespace SupportBot.Integrations.Tests.Storage.Moving;

/// <summary>A shop that serves from a store, and has something in every table of it.</summary>
internal sealed class FullShop : IAsyncDisposable
{
    /// <summary>Stays in no store once its conversation was erased.</summary>
    public const string Canary = "kanarienvogel-4711@example.com";

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["我想退货，鞋子破了"] = "退货",
        ["Wo ist mein Päckchen? Schöne Grüße"] = "packchen",
        ["สินค้าเสียหาย"] = "เสีย",
        ["أريد إرجاع الحذاء"] = "إرجاع",
        ["Tôi muốn đổi hàng 👟"] = "doi",
        ["100% cotton_shirt, \"new\"\tand it's O'Brien's \\ back"] = "cotton_shirt",
    };

    private readonly ServiceProvider _services;

    private FullShop(ServiceProvider services) => _services = services;

    public ManualClock Clock => (ManualClock)Get<TimeProvider>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As the program does it.</summary>
    public static async Task<FullShop> OpenAsync(StorageOptions storage)
    {
        var shop = new FullShop(new ServiceCollection().AddSingleton<TimeProvider>(new ManualClock()).AddIntegrations(storage, new OrderOptions()).BuildServiceProvider());
        try
        {
            await shop._services.OpenStoresAsync(default);
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>A data folder with a closed shop in it.</summary>
    public static async Task<StorageOptions> LeaveAsync(string folder)
    {
        var storage = new StorageOptions { DataDirectory = folder };
        await using var shop = await OpenAsync(storage);
        await shop.FillAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder, "chat-signing.key"), [.. Enumerable.Range(0, 64).Select(number => (byte)number)]);
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(folder, "keys", "key-1.xml"), "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<key id=\"1\">grün</key>");
        return storage;
    }

    /// <summary>Conversations by what was said in them.</summary>
    public async Task<IReadOnlyDictionary<string, ConversationId>> FillAsync()
    {
        var conversations = new Dictionary<string, ConversationId>();
        foreach (var words in Words.Keys) conversations[words] = await TalkAsync(words);
        await EraseAsync(await TalkAsync(Canary));
        await Get<IReturnStore>().OpenAsync(Some.Case("R-1", items: [new("1", 2), new("2", 1)]), new Dictionary<string, int> { ["1"] = 2, ["2"] = 1 }, default);
        foreach (var act in new[] { ReviewAct.Confirmed, ReviewAct.Withdrawn })
            await Get<IRuleReviews>().AppendAsync(new RuleReview(new RuleWording("DE", "de-withdrawal", new DateOnly(2026, 1, 1), "abc"), act, "s-1", "Ayu", Clock.GetUtcNow(), "Gelesen — § 355"), default);
        await Get<IStaffStore>().TryAddFirstAdminAsync(new StaffAccount { Id = "s-1", Login = "ayu", DisplayName = "Ayu", Role = StaffRole.Admin, PasswordHash = "x", SecurityStamp = "y" }, default);
        await Get<ISignInTries>().BeginAsync(["a", "b"], Clock.GetUtcNow(), default);
        await Get<IStaffAudit>().AppendAsync(new AuditEntry(Clock.GetUtcNow(), "s-1", "Ayu", StaffAction.SignedIn), default);
        return conversations;
    }

    public async Task<IReadOnlyList<ConversationId>> FindAsync(string words) =>
        [.. (await Get<ITranscriptIndex>().SearchAsync(new TranscriptQuery(Text: words), default)).Conversations.Select(conversation => conversation.Id)];

    public Task BeatAsync() => Get<INodes>().BeatAsync(NodeName.New(), TimeSpan.FromSeconds(3), default);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<ConversationId> TalkAsync(string words)
    {
        var id = Some.Conversation();
        await Get<IConversationLog>().TryAppendAsync(
            id, 0, [Some.Started(), Some.Said(words, "client-1"), Some.Turn(2, Some.Dialogue(Some.Decision()), Some.Decision()), Some.Answered("Baik."), Some.Handoff(Clock.GetUtcNow())], default);
        await Get<IFileStore>().SaveAsync(id, "foto.png", "image/png", System.Text.Encoding.UTF8.GetBytes(words + "\0\uFFFF"), default);
        Clock.Advance(TimeSpan.FromMilliseconds(17));
        return id;
    }

    private async Task EraseAsync(ConversationId conversation)
    {
        await Get<IFileStore>().EraseAsync(conversation, default);
        await Get<IConversationLog>().EraseAsync(conversation, default);
    }
}

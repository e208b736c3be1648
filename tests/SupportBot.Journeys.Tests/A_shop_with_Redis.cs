using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns;
using SupportBot.Journeys.Tests.Parts;
using SupportBot.Parts;
using SupportBot.Parts.Servers;

namespace SupportBot.Journeys.Tests;

public sealed class A_shop_with_Redis : IAsyncLifetime
{
    private const string Setting = "ConnectionStrings:Redis";
    private RedisServer _redis = null!;

    public async Task InitializeAsync() => _redis = await RedisServer.StartAsync();

    public async Task DisposeAsync() => await _redis.DisposeAsync();

    [Fact]
    public async Task A_message_waits_for_Redis_once_at_the_door_and_once_in_the_turn()
    {
        // The node's watch over what is unanswered looks at a state too, should it come by just then.
        await using var shop = await RunningShop.OpenAsync(more: With(_redis.ConnectionString, ("Redis:Patience", "00:00:05"), ("Nodes:BeatEvery", "00:00:10")));
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        await customer.SaysAsync("what are your return rules?");
        await Eventually.HoldsAsync(() => IsSavedAsync(shop, customer), "the first turn is wholly over");

        using var asked = new AskedOfRedis();
        await customer.PostAsync(new { type = "message", from = new { id = "me" }, text = "and what about shoes?" });
        await Eventually.HoldsAsync(() => asked.Told.Contains("fold.save"), "the turn is over");
        Assert.Equal(["bucket.take", "fold.find"], asked.Waited.Order(StringComparer.Ordinal));
        await Eventually.HoldsAsync(() => asked.Told.Count is 3 or 4, "one save, and two signals: it came, it was answered; and dots, had it taken long");
    }

    [Fact]
    public async Task Its_loss_in_the_middle_of_a_conversation_is_not_noticed()
    {
        await using var shop = await RunningShop.OpenAsync(more: With(_redis.ConnectionString));
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        (await customer.SaysAsync("I want to return my jacket")).Contains("order");
        await _redis.KillAsync();
        (await customer.SaysAsync("US-40118 emily.carter@example.com")).Contains("Packable Rain Jacket");
        await _redis.StartAgainAsync();
        (await customer.SaysAsync("it's too small")).Contains("$89.00");
        await _redis.FlushAllAsync();
        Assert.NotEmpty((await customer.SaysAsync("yes")).Text);
        Assert.Equal(4, (await shop.Services.GetRequiredService<IConversationLog>().ReadAsync(new ConversationId(customer.Conversation), 0, default)).Count(entry => entry.Body is TurnTaken { Record.Outcome: not TurnOutcome.LeftToHuman }));
    }

    [Fact]
    public async Task A_shop_whose_Redis_is_away_opens_answers_and_says_so()
    {
        await _redis.KillAsync();
        await using var shop = await RunningShop.OpenAsync(more: With(_redis.ConnectionString));
        using var customer = await Customer.ArriveAsync(shop, "en-US", "US");
        (await customer.SaysAsync("what are your return rules?")).Contains("30 days");

        using var http = new HttpClient { BaseAddress = shop.Address };
        var ready = JsonNode.Parse(await http.GetStringAsync("/health/ready"))!;
        Assert.Equal("degraded", (string?)ready["status"]);
        var redis = Assert.Single(ready["dependencies"]!.AsArray(), dependency => (string?)dependency!["name"] == "Redis")!;
        Assert.StartsWith("Redis cannot be reached since ", (string?)redis["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_whose_setting_is_wrong_does_not_open()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RunningShop.OpenAsync(more: With("redis://user:g3h3im@127.0.0.1")));
        Assert.StartsWith(Setting, error.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> IsSavedAsync(RunningShop shop, Customer customer)
    {
        var id = new ConversationId(customer.Conversation);
        var log = await shop.Services.GetRequiredService<IConversationLog>().ReadAsync(id, 0, default);
        return (await shop.Services.GetRequiredService<ISnapshotStore>().FindAsync(id, default))?.Position == log[^1].Number;
    }

    private static Dictionary<string, string?> With(string redis, params (string Name, string Value)[] more)
    {
        var settings = more.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        settings[Setting] = redis;
        return settings;
    }

    private sealed class AskedOfRedis : IDisposable
    {
        private readonly MeterListener _listener = new() { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "supportbot.redis.roundtrips") listener.EnableMeasurementEvents(instrument); } };

        public AskedOfRedis()
        {
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                var (operation, waits) = ((string)tags[0].Value!, (bool)tags[1].Value!);
                if (operation != "watch") (waits ? Waited : Told).Enqueue(operation);
            });
            _listener.Start();
        }

        public ConcurrentQueue<string> Waited { get; } = new();
        public ConcurrentQueue<string> Told { get; } = new();

        public void Dispose() => _listener.Dispose();
    }
}

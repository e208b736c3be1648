using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>Operators see how the program does; nobody sees through it who the customers are.</summary>
[Trait("Runs", "alone")]
public sealed class What_telemetry_tells
{
    private const string Agent = "canary-agent-7731";

    [Fact]
    public async Task A_whole_return_is_seen_and_nothing_of_the_customer()
    {
        await using var receiver = await OtlpReceiver.OpenAsync();
        var secrets = await ReturnShoesAsync(receiver);

        Assert.All(new[] { "turn", "understand", "gather", "decide", "act", "receive", "draft", "guard" }, span => Assert.True(OtlpReceiver.Holds(receiver.Of("traces"), span), span));
        Assert.True(OtlpReceiver.Holds(receiver.Of("traces"), "POST /v3/directline/conversations/{id}/activities"));
        string[] metrics =
        [
            "supportbot.turns", "supportbot.turn.duration", "supportbot.turn.stage.duration", "supportbot.answer.wait", "supportbot.accept.duration",
            "supportbot.proofs", "supportbot.handoffs", "supportbot.sockets.open", "supportbot.answers.owed", "supportbot.answers.owed.age", "supportbot.dependency.up",
            "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.collections", "dotnet.process.memory.working_set",
        ];
        Assert.All(metrics, metric => Assert.True(OtlpReceiver.Holds(receiver.Of("metrics"), metric), metric));
        Assert.True(OtlpReceiver.Holds(receiver.Of("logs"), "A line of ours about {What}"));
        Assert.True(OtlpReceiver.Holds(receiver.Of("logs"), nameof(InvalidOperationException)));
        Assert.All(secrets, secret => Assert.False(OtlpReceiver.Holds(receiver.Everything, secret), secret));
    }

    [Fact]
    public async Task What_others_put_into_a_span_does_not_leave()
    {
        await using var receiver = await OtlpReceiver.OpenAsync();
        await using (await OpenPatientAsync(receiver))
        {
            using var driver = new ActivitySource("Npgsql");
            using var query = driver.StartActivity("postgresql", ActivityKind.Client)!;
            query.SetTag("db.query.text", "select 1 from entries").SetTag("server.address", "canary.host").SetTag("db.npgsql.data_source", "Host=canary.host");
            query.AddException(new InvalidOperationException("canary message"));
            query.SetStatus(ActivityStatusCode.Error, "canary description");
        }

        Assert.True(OtlpReceiver.Holds(receiver.Of("traces"), "select 1 from entries"));
        Assert.True(OtlpReceiver.Holds(receiver.Of("traces"), "System.InvalidOperationException"));
        Assert.False(OtlpReceiver.Holds(receiver.Everything, "canary"));
    }

    [Fact]
    public async Task A_span_with_a_message_that_cannot_be_taken_out_is_kept_back()
    {
        await using var receiver = await OtlpReceiver.OpenAsync();
        await using (await OpenPatientAsync(receiver))
        {
            using var driver = new ActivitySource("Npgsql");
            using var query = driver.StartActivity("postgresql", ActivityKind.Client)!;
            query.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection { ["exception.message"] = "canary message" }));
        }

        Assert.False(OtlpReceiver.Holds(receiver.Everything, "canary"));
    }

    [Fact]
    public async Task A_receiver_that_hangs_holds_up_no_turn_and_no_stop()
    {
        await using var silent = new SilentServer();
        var shop = await OpenAsync(silent.Address);
        using var emily = await Customer.ArriveAsync(shop, "en-US", "US");
        await emily.SaysAsync("hello");
        await silent.Called.WaitAsync(TimeSpan.FromSeconds(30));
        await TalksAsUsualAsync(emily);

        var stop = Stopwatch.StartNew();
        await shop.DisposeAsync();
        Assert.InRange(stop.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_receiver_that_is_away_disturbs_nobody()
    {
        await using var shop = await OpenAsync(new Uri("http://127.0.0.1:9"));
        using var emily = await Customer.ArriveAsync(shop, "en-US", "US");
        await TalksAsUsualAsync(emily);
    }

    [Theory]
    [InlineData("localhost:4318")]
    [InlineData("/collector")]
    public async Task An_address_that_is_none_is_named_at_the_start(string address)
    {
        var wrong = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningShop.OpenAsync(more: To(address)));
        Assert.Contains("Telemetry:OtlpEndpoint", wrong.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> To(string receiver) => new() { ["Telemetry:OtlpEndpoint"] = receiver };

    private static Task<RunningShop> OpenAsync(Uri receiver) => RunningShop.OpenAsync(more: To(receiver.ToString()));

    // What is sent is looked at, not how soon: a stop waits until all of it is there, however busy the machine.
    private static Task<RunningShop> OpenPatientAsync(OtlpReceiver receiver) =>
        RunningShop.OpenAsync(more: new Dictionary<string, string?>(To(receiver.Address.ToString())) { ["Telemetry:StopSeconds"] = "60" });

    private static async Task TalksAsUsualAsync(Customer emily)
    {
        var time = Stopwatch.StartNew();
        (await emily.SaysAsync("where is my order US-40118, emily.carter@example.com")).Contains("Rain Jacket");
        (await emily.SaysAsync("what are your return rules?")).Contains("30 days");
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    // Everything that could carry a customer out: words, proofs, tickets, addresses, headers, a wrong path, an exception that quotes.
    private static async Task<IReadOnlyList<string>> ReturnShoesAsync(OtlpReceiver receiver)
    {
        await using var shop = await OpenPatientAsync(receiver);
        using var rizky = await Customer.ArriveAsync(shop, "id-ID", "ID");
        await rizky.SaysAsync("sepatunya kekecilan mau saya balikin canary-words-5521");
        await rizky.SaysAsync("ID-20417 salah.canary@example.com");
        await rizky.SaysAsync("ID-20417 rizky.pratama@example.com");
        (await rizky.SaysAsync("iya kak lanjut")).Contains("RMA-ID-");
        await rizky.SaysAsync("saya mau bicara dengan orang");
        var ticket = await OpenSocketAsync(shop, rizky);
        await VisitAsync(shop, rizky.Conversation);
        var log = shop.Services.GetRequiredService<ILoggerFactory>();
        Complain(log.CreateLogger("SupportBot.Trial"), "A line of ours about {What}", "orders", new InvalidOperationException("canary-quote-9917"));
        Complain(log.CreateLogger("Microsoft.Trial"), "A line of theirs about {What}", "canary-value-4410", new InvalidOperationException("canary-quote-9918"));
        return
        [
            "canary", "rizky", "Rizky", "pratama", "Pratama", "20417", "kekecilan", "AeroRun", "RMA-ID", "Bearer", rizky.Conversation, rizky.Token, ticket, "dl_", Agent,
        ];
    }

    private static async Task<string> OpenSocketAsync(RunningShop shop, Customer customer)
    {
        var stream = await customer.StreamAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(stream, CancellationToken.None);
        await socket.ReceiveAsync(new byte[64 * 1024].AsMemory(), CancellationToken.None);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.NotNull(shop);
        return stream.Query.Split("t=")[1];
    }

    private static async Task VisitAsync(RunningShop shop, string conversation)
    {
        using var http = new HttpClient { BaseAddress = shop.Address };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
        http.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        http.DefaultRequestHeaders.Add("tracestate", "vendor=canary-state");
        http.DefaultRequestHeaders.Add("baggage", "who=canary-baggage");
        using var wrong = await http.GetAsync(new Uri($"/no/such/canary-path?t=canary-query", UriKind.Relative));
        using var forged = await http.GetAsync(new Uri($"/v3/directline/conversations/{conversation}/files/canary-file?t=canary-ticket", UriKind.Relative));
        using var odd = await http.SendAsync(new HttpRequestMessage(new HttpMethod("CANARY"), "/v3/directline/conversations"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
    }

#pragma warning disable CA1848, CA2254 // lines of a trial
    private static void Complain(ILogger logger, string template, string value, Exception wrong)
    {
        try { throw wrong; }
        catch (InvalidOperationException thrown) { logger.LogError(thrown, template, value); }
    }
#pragma warning restore CA1848, CA2254
}

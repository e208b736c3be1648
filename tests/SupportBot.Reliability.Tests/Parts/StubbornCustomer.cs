using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Parts;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>
/// A customer whose page does what a good page does: it sends a message again, to whichever node answers and under the same id, until it is
/// acknowledged. Keeps its own record of what was.
/// </summary>
public sealed class StubbornCustomer(Shop shop)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = TimeSpan.FromSeconds(6) };
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static int turn, refused;

    private readonly List<Accepted> accepted = [];
    private AuthenticationHeaderValue? bearer;

    public string Conversation { get; private set; } = "";
    public string Order { get; } = shop.TakeOrder();
    public IReadOnlyList<Accepted> Accepted => accepted;
    public string? Opened { get; private set; }
    public string Token => bearer?.Parameter ?? "";
    public string Activities => $"/v3/directline/conversations/{Conversation}/activities";

    /// <summary>Tries of all customers that were refused or not answered.</summary>
    public static int Refused => refused;

    /// <summary>A whole return, from the first question to the number on the parcel.</summary>
    public async Task ReturnsTheJacketAsync()
    {
        await ArriveAsync();
        await SaysAsync("hi, what are your return rules?");
        await SaysAsync("I want to return my jacket, it is too small");
        await SaysAsync($"{Order} {ShopOrders.Contact}");
        Opened = await SaysAsync("yes, open it");
        await SaysAsync("thanks");
    }

    public async Task ArriveAsync()
    {
        var token = await InsistAsync("/api/chat/token", new { locale = "en-US", market = "US", shop = ShopOrders.Shop });
        Conversation = (string)token["conversationId"]!;
        bearer = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        await InsistAsync("/v3/directline/conversations", new { });
    }

    /// <summary>Sends it until it is acknowledged, and waits for what the bot says to it.</summary>
    public async Task<string> SaysAsync(string text)
    {
        var before = (await HeardAsync()).Count;
        await SendAsync(text);
        IReadOnlyList<string> heard = [];
        await Eventually.HoldsAsync(async () => (heard = await HeardAsync()).Count > before, $"an answer to '{text}'", TimeSpan.FromSeconds(60));
        return heard[^1];
    }

    /// <summary>Sends it until it is acknowledged.</summary>
    /// <param name="id">The client's own id of the message; null: a new one.</param>
    public async Task<string> SendAsync(string text, string? id = null)
    {
        var answer = await InsistAsync(Activities, Message(text, id ?? Guid.NewGuid().ToString()));
        var activity = (string)answer["id"]!;
        if (accepted.All(known => known.ActivityId != activity)) accepted.Add(new Accepted(text, activity));
        return activity;
    }

    /// <summary>Everything that was said to this customer so far, the greeting first.</summary>
    public async Task<IReadOnlyList<string>> HeardAsync() =>
        [.. (await MessagesAsync()).Where(one => (string?)one["from"]?["role"] == "bot").Select(one => (string)one["text"]!)];

    /// <summary>Ids of all messages of both sides, as any page would read them now.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync() => [.. (await MessagesAsync()).Select(one => (string)one["id"]!)];

    private async Task<IReadOnlyList<JsonNode>> MessagesAsync()
    {
        while (true)
        {
            using var answer = await TryAsync(HttpMethod.Get, Activities, null);
            if (answer is not null) return [.. (await answer.Content.ReadFromJsonAsync<JsonNode>())!["activities"]!.AsArray().OfType<JsonNode>().Where(one => (string?)one["type"] == "message")];
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>One try at one node; null when it was refused for now or not answered.</summary>
    public Task<HttpResponseMessage?> PostOnceAsync(string text, string id) => TryAsync(HttpMethod.Post, Activities, Message(text, id));

    private static object Message(string text, string id) => new { type = "message", from = new { id = "me" }, text, locale = "en-US", channelData = new { clientActivityID = id } };

    private async Task<JsonNode> InsistAsync(string path, object body)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120), TimeProvider.System);
        while (true)
        {
            using var answer = await TryAsync(HttpMethod.Post, path, body);
            if (answer is not null) return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            await Task.Delay(Pause, TimeProvider.System, patience.Token);
        }
    }

    private async Task<HttpResponseMessage?> TryAsync(HttpMethod method, string path, object? body)
    {
        var nodes = shop.Addresses;
        using var request = new HttpRequestMessage(method, new Uri(nodes[(int)((uint)Interlocked.Increment(ref turn) % nodes.Count)], path));
        request.Headers.Authorization = bearer;
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        try
        {
            var answer = await Http.SendAsync(request);
            if (answer.IsSuccessStatusCode) return answer;
            var (status, words) = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
            answer.Dispose();
            if (status != HttpStatusCode.ServiceUnavailable) throw new InvalidOperationException($"{path}: {(int)status} {words}");
        }
        // Killed, cut, or nobody there: whether it was taken is not known, which is what the id is for.
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException) { }
        Interlocked.Increment(ref refused);
        return null;
    }
}

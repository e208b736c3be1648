using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Journeys.Tests.Parts;

/// <summary>A customer with a chat page: speaks Direct Line as the widget does, over polling.</summary>
public sealed class Customer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http;
    private readonly string conversation;
    private readonly string locale;
    private string watermark = "";

    private Customer(HttpClient http, string conversation, string locale) => (this.http, this.conversation, this.locale) = (http, conversation, locale);

    public string Conversation => conversation;
    public string Token => http.DefaultRequestHeaders.Authorization!.Parameter!;
    /// <summary>The last thing that was said to the customer.</summary>
    public Heard Last { get; private set; } = new("", [], "");

    /// <summary>Opens the chat on a page in that language, of the shop in that market, and reads the greeting.</summary>
    public static Task<Customer> ArriveAsync(RunningShop shop, string locale, string? market) => ArriveAsync(shop.Address, locale, market);

    public static async Task<Customer> ArriveAsync(Uri address, string locale, string? market)
    {
        var http = new HttpClient { BaseAddress = address };
        var token = await PostAsync(http, "/api/chat/token", new { locale, market });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        var customer = new Customer(http, (string)token["conversationId"]!, locale);
        await PostAsync(http, "/v3/directline/conversations", new { locale });
        customer.Last = (await customer.ReadAsync(1))[^1];
        return customer;
    }

    /// <summary>The same customer, with the same token, before the program's next run.</summary>
    public Customer At(Uri address)
    {
        var next = new HttpClient { BaseAddress = address };
        next.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        return new Customer(next, conversation, locale) { watermark = watermark };
    }

    /// <summary>Says something and reads the answer.</summary>
    public async Task<Heard> SaysAsync(string text) => await SendAsync(new { type = "message", from = new { id = "me" }, text, locale, channelData = new { clientActivityID = Guid.NewGuid().ToString() } });

    /// <summary>Presses a button of the last answer; the title says what the customer sees on it.</summary>
    public Task<Heard> PressesAsync(string title) =>
        Last.Buttons.Contains(title) ? SaysAsync(title) : throw new InvalidOperationException($"There is no button '{title}', only: {string.Join(" | ", Last.Buttons)}\n{Last.Text}");

    public async Task<string> PostAsync(object activity) =>
        (string)(await PostAsync(http, $"/v3/directline/conversations/{conversation}/activities", activity))["id"]!;

    /// <summary>Waits for the next things that are said to the customer.</summary>
    public async Task<IReadOnlyList<Heard>> ReadAsync(int atLeast, TimeSpan pause = default)
    {
        var heard = new List<Heard>();
        using var patience = new CancellationTokenSource(Patience);
        while (heard.Count < atLeast)
        {
            var set = JsonNode.Parse(await http.GetStringAsync($"/v3/directline/conversations/{conversation}/activities?watermark={watermark}", patience.Token))!;
            watermark = (string)set["watermark"]!;
            heard.AddRange(set["activities"]!.AsArray().Where(IsForCustomer).Select(Heard.Reading));
            if (heard.Count < atLeast) await Task.Delay(pause, TimeProvider.System, patience.Token);
        }
        Last = heard[^1];
        return heard;
    }

    public async Task<IReadOnlyList<string>> HistoryAsync()
    {
        var set = JsonNode.Parse(await http.GetStringAsync($"/v3/directline/conversations/{conversation}/activities"))!;
        return [.. set["activities"]!.AsArray().Where(one => (string?)one!["type"] == "message").Select(one => (string?)one!["text"] ?? "")];
    }

    /// <summary>Where the socket of the conversation opens, with its ticket.</summary>
    public async Task<Uri> StreamAsync() =>
        new((string)JsonNode.Parse(await http.GetStringAsync($"/v3/directline/conversations/{conversation}?watermark=0"))!["streamUrl"]!);

    public void Dispose() => http.Dispose();

    private async Task<Heard> SendAsync(object activity)
    {
        await PostAsync(activity);
        return (await ReadAsync(1))[^1];
    }

    private static bool IsForCustomer(JsonNode? activity) => (string?)activity!["type"] == "message" && (string?)activity["from"]?["role"] == "bot";

    private static async Task<JsonNode> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, JsonSerializerOptions.Web);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}", null, answer.StatusCode);
    }
}

/// <param name="From">Who said it: the bot's name or a human agent's.</param>
public sealed record Heard(string Text, IReadOnlyList<string> Buttons, string From)
{
    /// <summary>Documents that came with it.</summary>
    public IReadOnlyList<HeardFile> Files { get; init; } = [];

    public static Heard Reading(JsonNode? activity) => new(
        ((string?)activity!["text"] ?? "").Replace('\u00A0', ' ').Replace('\u202F', ' '),
        [.. activity["suggestedActions"]?["actions"]?.AsArray().Select(action => (string)action!["title"]!) ?? []],
        (string?)activity["from"]?["name"] ?? "")
    {
        Files = [.. activity["attachments"]?.AsArray().Select(file => new HeardFile((string)file!["name"]!, new Uri((string)file["contentUrl"]!))) ?? []],
    };

    public Heard Contains(params IReadOnlyList<string> pieces)
    {
        foreach (var piece in pieces) Assert.Contains(piece, Text, StringComparison.Ordinal);
        return this;
    }

    public Heard Lacks(params IReadOnlyList<string> pieces)
    {
        foreach (var piece in pieces) Assert.DoesNotContain(piece, Text, StringComparison.Ordinal);
        return this;
    }
}

public sealed record HeardFile(string Name, Uri Address);

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using SupportBot.Parts;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>A chat page with its socket: opens it again, at any of the ways to the shop, from where it has read to.</summary>
/// <param name="ports">Ways to the shop; tried in turn.</param>
public sealed class OpenPage(StubbornCustomer customer, IReadOnlyList<int> ports)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly List<string> seen = [];
    private readonly Lock gate = new();
    private string watermark = "0";

    public void Open() => _ = Task.Run(ReadAsync);

    /// <summary>Has shown exactly these activities, in this order.</summary>
    public async Task HasSeenAsync(IReadOnlyList<string> history)
    {
        await Eventually.HoldsAsync(() => Seen().Count >= history.Count, "the page has caught up");
        Assert.Equal(history, Seen());
    }

    private List<string> Seen()
    {
        lock (gate) return [.. seen];
    }

    private async Task ReadAsync()
    {
        for (var way = 0; ; way++)
        {
            try
            {
                await FollowAsync(ports[way % ports.Count]);
            }
            catch (Exception cut) when (cut is HttpRequestException or WebSocketException or TaskCanceledException or IOException) { }
        }
    }

    private async Task FollowAsync(int port)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(await StreamAsync(port), CancellationToken.None);
        var frame = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return;
            frame.Write(buffer.AsSpan(0, received.Count));
            if (!received.EndOfMessage) continue;
            if (frame.Length > 0) Show(JsonNode.Parse(frame.ToArray())!);
            frame.SetLength(0);
        }
    }

    private async Task<Uri> StreamAsync(int port)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(
            CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/v3/directline/conversations/{customer.Conversation}?watermark={watermark}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", customer.Token);
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return new Uri((string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["streamUrl"]!);
    }

    // Typing has no place in the log: it is not shown twice because it is not kept.
    private void Show(JsonNode set)
    {
        lock (gate) seen.AddRange(set["activities"]!.AsArray().Where(one => (string?)one!["type"] == "message").Select(one => (string)one!["id"]!));
        watermark = (string?)set["watermark"] ?? watermark;
    }
}

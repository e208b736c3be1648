using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Channels.Tests.Parts;

/// <summary>A visitor's browser, as far as the protocol can tell: a token, REST up, a socket down.</summary>
internal sealed class ChatClient(string origin) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(origin) };

    public string Token { get; set; } = "";
    public string Id { get; private set; } = "";
    public string UserId { get; private set; } = "";
    public string StreamUrl { get; private set; } = "";
    public string Path => $"/v3/directline/conversations/{Id}";

    public static ChatClient At(ChatHost host) => new(host.Origin);

    public static async Task<ChatClient> StartedAsync(ChatHost host, string body = "{}")
    {
        var client = new ChatClient(host.Origin);
        await client.TakeTokenAsync(body);
        await client.StartAsync();
        return client;
    }

    public async Task<Answer> TakeTokenAsync(string body = "{}", string? cookie = null)
    {
        var answer = await SendAsync(HttpMethod.Post, "/api/chat/token", body, request =>
        {
            request.Headers.Authorization = null;
            if (cookie is null) return;
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Origin", origin);
        });
        if (answer.Status == 200) (Token, Id, UserId) = (answer.Text("token"), answer.Text("conversationId"), answer.Text("userId"));
        return answer;
    }

    public async Task<Answer> StartAsync()
    {
        var answer = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", """{ "user": {}, "locale": "en-US" }""");
        if (answer.Status is 200 or 201) StreamUrl = answer.Text("streamUrl");
        return answer;
    }

    public Task<Answer> ResumeAsync(string watermark) => SendAsync(HttpMethod.Get, $"{Path}?watermark={watermark}");
    public Task<Answer> ReadAsync(string watermark = "") => SendAsync(HttpMethod.Get, $"{Path}/activities?watermark={watermark}");
    public Task<Answer> PostAsync(string activity) => SendAsync(HttpMethod.Post, $"{Path}/activities", activity);

    public Task<Answer> SayAsync(string text, string? clientId = null) => PostAsync(new JsonObject
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "x", ["role"] = "user" },
        ["channelData"] = clientId is null ? new JsonObject() : new JsonObject { ["clientActivityID"] = clientId },
    }.ToJsonString());

    public Task<Answer> UploadAsync(string activity, params (string Name, string Type, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        form.Add(Part(Encoding.UTF8.GetBytes(activity), "application/vnd.microsoft.activity"), "activity", "blob");
        foreach (var (name, type, content) in files) form.Add(Part(content, type), "file", name);
        return SendAsync(HttpMethod.Post, $"{Path}/upload?userId={UserId}", form);
    }

    public Task<Answer> SendAsync(HttpMethod method, string path, string? body = null, Action<HttpRequestMessage>? change = null) =>
        SendAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), change);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        change?.Invoke(request);
        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    private static ByteArrayContent Part(byte[] content, string type)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        return part;
    }

    public async Task<ChatSocket> OpenAsync(string? url = null, string? pageOrigin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (pageOrigin is not null) socket.Options.SetRequestHeader("Origin", pageOrigin);
        try { await socket.ConnectAsync(new Uri(url ?? StreamUrl), CancellationToken.None); }
        catch (WebSocketException) { throw new SocketRefusedException((int)socket.HttpStatusCode); }
        return new ChatSocket(socket);
    }

    public void Dispose() => http.Dispose();
}

internal sealed class SocketRefusedException(int status) : Exception($"The server answered {status} to the upgrade.")
{
    public int Status => status;
}

internal sealed record Answer(int Status, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
    public string Text(string name) => (string)Json[name]!;
    public string Error => (string)Json["error"]!["code"]!;
    public IReadOnlyList<JsonObject> Activities => [.. Json["activities"]!.AsArray().Select(activity => activity!.AsObject())];
    public string Watermark => Text("watermark");
}

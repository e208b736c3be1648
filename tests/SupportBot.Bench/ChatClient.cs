using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Bench;

/// <summary>All customers' way to the nodes: one pool of connections, each request to the next node, as a balancer without stickiness sends them.</summary>
internal sealed class ChatClient(IReadOnlyList<Uri> nodes) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private int turn;

    /// <summary>Opens a conversation with its socket and hears the greeting.</summary>
    public async Task<Chat> OpenAsync(string locale, string market)
    {
        using var visitor = await AskAsync("/api/chat/token", null, JsonSerializer.SerializeToUtf8Bytes(new { locale, market, @new = true }));
        var bearer = new AuthenticationHeaderValue("Bearer", visitor.RootElement.GetProperty("token").GetString());
        using var conversation = await AskAsync("/v3/directline/conversations", bearer, "{}"u8.ToArray());
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await socket.ConnectAsync(new Uri(conversation.RootElement.GetProperty("streamUrl").GetString()!), http, CancellationToken.None);
        var chat = new Chat(this, socket, bearer, conversation.RootElement.GetProperty("conversationId").GetString()!, locale);
        await chat.HearAsync();
        return chat;
    }

    public async Task PostAsync(string path, AuthenticationHeaderValue bearer, ReadOnlyMemory<byte> body)
    {
        using var answer = await SendAsync(path, bearer, body);
        await answer.Content.CopyToAsync(Stream.Null);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonDocument> AskAsync(string path, AuthenticationHeaderValue? bearer, ReadOnlyMemory<byte> body)
    {
        using var answer = await SendAsync(path, bearer, body);
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(string path, AuthenticationHeaderValue? bearer, ReadOnlyMemory<byte> body)
    {
        var node = nodes[(int)((uint)Interlocked.Increment(ref turn) % nodes.Count)];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, path)) { Content = new ReadOnlyMemoryContent(body) };
        request.Headers.Authorization = bearer;
        request.Content.Headers.ContentType = Json;
        var answer = await http.SendAsync(request, CancellationToken.None);
        return answer.IsSuccessStatusCode ? answer : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}

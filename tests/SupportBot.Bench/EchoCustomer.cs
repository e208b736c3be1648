using System.Net.Http.Headers;
using System.Text.Json;

namespace SupportBot.Bench;

/// <summary>Posts activities to a bot as a channel does that needs no authentication.</summary>
internal sealed class EchoClient(Uri bot, Connector connector) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private readonly Uri messages = new(bot, "/api/messages");
    private readonly string serviceUrl = connector.Address.ToString();

    public async Task<string> SayAsync(string conversation, string text)
    {
        var next = connector.NextAsync(conversation);
        var activity = new
        {
            type = "message",
            id = Guid.NewGuid(),
            channelId = "emulator",
            serviceUrl,
            locale = "en-US",
            text,
            from = new { id = "me", role = "user" },
            recipient = new { id = "bot", role = "bot" },
            conversation = new { id = conversation },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, messages) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(activity)) };
        request.Content.Headers.ContentType = Json;
        using var answer = await http.SendAsync(request, CancellationToken.None);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException($"The echo bot answered {(int)answer.StatusCode}.");
        return await next;
    }

    public void Dispose() => http.Dispose();
}

/// <summary>Talks to the echo bot in one conversation.</summary>
internal sealed class EchoCustomer(EchoClient client) : ICustomer
{
    private readonly string conversation = Guid.NewGuid().ToString("N");

    public Task PrepareAsync() => Task.CompletedTask;

    public async Task TakeTurnAsync()
    {
        const string Text = "I want to return my jacket, it is too small";
        if (await client.SayAsync(conversation, Text) != $"echo {Text}") throw new InvalidOperationException("That was no echo.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

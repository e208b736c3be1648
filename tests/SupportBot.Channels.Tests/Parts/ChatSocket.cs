using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Channels.Tests.Parts;

internal sealed class ChatSocket(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Queue<JsonObject> waiting = new();

    public string? Watermark { get; private set; }

    /// <summary>The next frame's text; null once the server has closed.</summary>
    public async Task<string?> FrameAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var text = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            text.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage) return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    /// <summary>The next activity, over as many frames as it takes.</summary>
    public async Task<JsonObject> NextAsync()
    {
        while (waiting.Count == 0)
        {
            var frame = await FrameAsync() ?? throw new InvalidOperationException("The server closed the socket.");
            if (frame.Length == 0) continue;
            var set = JsonNode.Parse(frame)!.AsObject();
            Watermark = (string?)set["watermark"] ?? Watermark;
            foreach (var activity in set["activities"]!.AsArray()) waiting.Enqueue(activity!.AsObject());
        }

        return waiting.Dequeue();
    }

    public async Task<string[]> TextsAsync(int count)
    {
        var texts = new string[count];
        for (var at = 0; at < count; at++) texts[at] = (string)(await NextAsync())["text"]!;
        return texts;
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }
}

using System.Buffers;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Bench;

/// <summary>One customer's open chat: posts what is said, and hears on the socket what the bot says.</summary>
internal sealed class Chat(ChatClient client, ClientWebSocket socket, AuthenticationHeaderValue bearer, string conversation, string locale) : IAsyncDisposable
{
    private readonly string activities = $"/v3/directline/conversations/{conversation}/activities";
    private readonly ArrayBufferWriter<byte> said = new(512);
    private byte[] frame = new byte[16 * 1024];

    /// <summary>Says something and hears the answer: the frame that holds it, until the next one is heard.</summary>
    public async Task<ReadOnlyMemory<byte>> SayAsync(string text)
    {
        Write(text);
        var posting = client.PostAsync(activities, bearer, said.WrittenMemory);
        var answer = await HearAsync();
        await posting;
        return answer;
    }

    /// <summary>The next frame in which the bot says something. What a bot's message has and nothing else is its input hint.</summary>
    public async Task<ReadOnlyMemory<byte>> HearAsync()
    {
        while (true)
        {
            var heard = await ReceiveAsync();
            if (heard.Span.IndexOf("\"inputHint\""u8) >= 0) return heard;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // A busy server may give up on the goodbye first.
        }
        socket.Dispose();
    }

    // As the chat widget posts it, with an id of its own that makes a repeat harmless.
    private void Write(string text)
    {
        said.ResetWrittenCount();
        using var json = new Utf8JsonWriter(said);
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("text", text);
        json.WriteString("locale", locale);
        json.WriteStartObject("from");
        json.WriteString("id", "me");
        json.WriteEndObject();
        json.WriteStartObject("channelData");
        json.WriteString("clientActivityID", Guid.NewGuid());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async Task<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(frame.AsMemory(length), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) throw new WebSocketException($"The server closed the socket: {socket.CloseStatus}.");
            length += received.Count;
            if (received.EndOfMessage) return frame.AsMemory(0, length);
            if (length == frame.Length) Array.Resize(ref frame, 2 * length);
        }
    }
}

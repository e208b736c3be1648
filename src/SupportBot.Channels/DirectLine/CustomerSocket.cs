using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Channels.DirectLine.Activities;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine;

/// <summary>
/// One open socket. It listens to the feed before it first reads the log, and afterwards every signal only makes it read on from its own
/// position: whatever order signals and reads fall in, nothing is lost and nothing is sent twice.
/// </summary>
internal sealed class CustomerSocket(
    WebSocket socket, TranscriptReader reader, ActivityWriter writer, ConversationId conversation, TimeProvider clock, TimeSpan keepAlive)
{
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task RunAsync(IConversationFeed feed, CancellationToken cancellation)
    {
        using var subscription = feed.Subscribe(conversation);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = ListenAsync(ending);
        try
        {
            await SendAsync(await reader.ReadNewAsync(ending.Token), ending.Token);
            await FollowAsync(subscription, ending.Token);
        }
        // Whatever ends it (the browser left, the log is away, the program stops), the client comes back with its watermark.
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException or WebSocketException or LogUnavailableException)
        {
            await ending.CancelAsync();
        }

        await CloseAsync(cancellation.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, listening);
    }

    private async Task FollowAsync(IFeedSubscription subscription, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var signals = subscription.ReadAsync(stopping.Token).GetAsyncEnumerator(stopping.Token);
        var next = signals.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (await IsSilentAsync(next, cancellation)) await KeepAliveAsync(cancellation);
                else if (!await next) return;
                else
                {
                    await PassOnAsync(signals.Current, cancellation);
                    next = signals.MoveNextAsync().AsTask();
                }
            }
        }
        finally
        {
            // An enumerator must not be disposed of in the middle of a step.
            await stopping.CancelAsync();
            await next.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<bool> IsSilentAsync(Task next, CancellationToken cancellation)
    {
        if (next.IsCompleted) return false;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var silent = await Task.WhenAny(next, Task.Delay(keepAlive, clock, waiting.Token)) != next;
        cancellation.ThrowIfCancellationRequested();
        await waiting.CancelAsync();
        return silent;
    }

    private async Task PassOnAsync(FeedSignal signal, CancellationToken cancellation)
    {
        if (signal.Kind != FeedSignalKind.Appended)
        {
            await SendAsync(new ActivitySet([writer.WriteTyping(signal.Kind, clock.GetUtcNow(), reader, conversation)], null), cancellation);
            return;
        }

        var set = await reader.ReadNewAsync(signal.Entries, cancellation);
        if (set.Activities.Count > 0) await SendAsync(set, cancellation);
    }

    // A signal may be lost on its way between nodes; silence is when there is time to look.
    private async Task KeepAliveAsync(CancellationToken cancellation)
    {
        var missed = await reader.ReadNewAsync(cancellation);
        if (missed.Activities.Count > 0) await SendAsync(missed, cancellation);
        else await SendAsync(ReadOnlyMemory<byte>.Empty, cancellation);
    }

    private Task SendAsync(ActivitySet set, CancellationToken cancellation)
    {
        var frame = new JsonObject { ["activities"] = new JsonArray([.. set.Activities]) };
        if (set.Watermark is not null) frame["watermark"] = set.Watermark;
        return SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, Web), cancellation);
    }

    // A browser that takes nothing for so long is gone, whatever TCP still believes.
    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellation)
    {
        var sending = socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        // Mostly the system takes it at once, and there is nothing to watch over.
        await (sending.IsCompleted ? sending.AsTask() : sending.AsTask().WaitAsync(LongestSend, clock, cancellation));
    }

    // Clients only send keep-alives; the content of anything else is not looked at. A receive that is cancelled would tear the connection
    // before the goodbye is out, so this one ends with the socket.
    private async Task ListenAsync(CancellationTokenSource ending)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException) { /* gone */ }

        await ending.CancelAsync();
    }

    // Real time, whatever the clock: it bounds how long a browser that has vanished can hold up the program's end.
    private async Task CloseAsync(WebSocketCloseStatus status, Task listening)
    {
        using var deadline = new CancellationTokenSource(Goodbye);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync(status, null, deadline.Token);
            await listening.WaitAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
            await listening;
        }
    }
}

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SupportBot.Core.Conversations;
using SupportBot.Core.Telemetry;

namespace SupportBot.Web.Desk;

/// <summary>
/// Tells one open Desk page what has changed. Bursts become one event, an idle stream beats so that a dead connection is noticed, and the
/// stream ends when its member of staff may no longer be here.
/// </summary>
internal sealed class DeskStream(
    IConversationFeed feed, ConversationId? open, TimeProvider clock, DeskVisit visit, Func<CancellationToken, Task<bool>> mayStay)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300), Beat = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        CancellationToken left, CancellationToken stopping, [EnumeratorCancellation] CancellationToken enumeration = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(left, stopping, enumeration);
        using var subscription = feed.Subscribe(conversation: null);
        var events = Channel.CreateUnbounded<string>();
        var pump = PumpAsync(subscription, events.Writer, ended.Token);
        await using var _ = visit;
        BotMeter.SocketOpened(Door.Desk);
        try
        {
            await visit.SeenAsync(ended.Token);
            yield return new SseItem<string>("", "ready");
            while (await NextAsync(events.Reader, ended.Token) is { } names && await mayStay(ended.Token))
            {
                await visit.SeenAsync(ended.Token);
                foreach (var name in names) yield return new SseItem<string>("", name);
            }
        }
        finally { BotMeter.SocketClosed(Door.Desk); }
        await ended.CancelAsync();
        await pump;
    }

    // Null at the end. Everything that came within the pause is one round, each name once.
    private async Task<IReadOnlyCollection<string>?> NextAsync(ChannelReader<string> events, CancellationToken ended)
    {
        try
        {
            using var beat = new CancellationTokenSource(Beat, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, ended);
            var names = new HashSet<string>(StringComparer.Ordinal);
            if (!await WaitAsync(events, either.Token)) return ended.IsCancellationRequested ? null : ["beat"];
            await Task.Delay(Pause, clock, ended);
            while (events.TryRead(out var name)) names.Add(name);
            return names;
        }
        catch (OperationCanceledException) { return null; }
    }

    private static async Task<bool> WaitAsync(ChannelReader<string> events, CancellationToken cancellation)
    {
        try { return await events.WaitToReadAsync(cancellation); }
        catch (OperationCanceledException) { return false; }
    }

    private async Task PumpAsync(IFeedSubscription subscription, ChannelWriter<string> events, CancellationToken ended)
    {
        try
        {
            await foreach (var signal in subscription.ReadAsync(ended))
                foreach (var name in Names(signal)) events.TryWrite(name);
        }
        catch (OperationCanceledException) { }
        finally { events.TryComplete(); }
    }

    private IEnumerable<string> Names(FeedSignal signal)
    {
        if (signal.Kind == FeedSignalKind.Appended) yield return "changed";
        if (open is not { } here || !signal.Concerns(here)) yield break;
        if (signal.Kind == FeedSignalKind.Appended) yield return "appended";
        if (signal.Kind == FeedSignalKind.BotTyping) yield return "bot-typing";
    }
}

using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Tests.Sharing;

internal static class Signals
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Appended(this IConversationFeed feed, ConversationId id) => feed.Publish(new FeedSignal(id, FeedSignalKind.Appended));

    /// <summary>What waits in a subscription that is over.</summary>
    public static async Task<IReadOnlyList<FeedSignal>> WaitingAsync(this IFeedSubscription subscription)
    {
        var signals = new List<FeedSignal>();
        await foreach (var signal in subscription.ReadAsync(default)) signals.Add(signal);
        return signals;
    }

    public static async Task<FeedSignal> NextAsync(this IAsyncEnumerator<FeedSignal> signals)
    {
        Assert.True(await signals.MoveNextAsync().AsTask().WaitAsync(Patience));
        return signals.Current;
    }

    /// <summary>Of the next that is about something: being told to look may always come between.</summary>
    public static async Task<FeedSignalKind> NextKindAsync(this IAsyncEnumerator<FeedSignal> signals)
    {
        FeedSignal next;
        do next = await signals.NextAsync();
        while (next.Kind == FeedSignalKind.Appended);
        return next.Kind;
    }
}

using System.Collections.Concurrent;
using SupportBot.Core.Conversations;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>Customers who write all at once, each message again and again until it is accepted, as their pages do.</summary>
internal sealed class Chatter
{
    private const int AtOnce = 3;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<LogEntry> _accepted = [];
    private readonly ConversationId[] _conversations;
    private readonly int _each;
    private readonly Task _saying;
    private int _refused;

    public Chatter(IConversationLog log, int conversations, int each)
    {
        (_conversations, _each) = ([.. Enumerable.Range(0, conversations).Select(_ => Some.Conversation())], each);
        _saying = Task.WhenAll(
            from conversation in _conversations
            from part in Enumerable.Range(0, AtOnce)
            select Task.Run(() => SayAsync(log, conversation, Enumerable.Range(0, each).Where(message => message % AtOnce == part))));
    }

    /// <summary>How often the log said that it is unavailable.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public Task ReachedAsync(int accepted) => Eventually.HoldsAsync(() => _accepted.Count >= accepted || _saying.IsCompleted, $"{accepted} messages are accepted", Patience);

    /// <summary>Waits for all, and looks whether the log holds each once, under the number that it was accepted with, and no number is missing.</summary>
    public async Task AllThereAsync(IConversationLog log)
    {
        await _saying.WaitAsync(Patience, TimeProvider.System);
        foreach (var conversation in _conversations)
        {
            var entries = await log.ReadAsync(conversation, 0, default);
            Assert.Equal(Enumerable.Range(1, _each).Select(number => (long)number), entries.Select(entry => entry.Number));
            Assert.Equal(_each, entries.Select(Text).Distinct().Count());
            Assert.Equal(
                _accepted.Where(entry => entry.Conversation == conversation).OrderBy(entry => entry.Number).Select(entry => (entry.Number, entry.At, Text(entry))),
                entries.Select(entry => (entry.Number, entry.At, Text(entry))));
        }
    }

    private async Task SayAsync(IConversationLog log, ConversationId conversation, IEnumerable<int> messages)
    {
        foreach (var message in messages) _accepted.Enqueue(await SayAsync(log, conversation, $"message {message}"));
    }

    private async Task<LogEntry> SayAsync(IConversationLog log, ConversationId conversation, string text)
    {
        while (true)
        {
            try
            {
                return await log.AppendAsync(conversation, Some.Said(text, text), default);
            }
            catch (LogUnavailableException)
            {
                Interlocked.Increment(ref _refused);
                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
    }

    private static string Text(LogEntry entry) => ((CustomerSaid)entry.Body!).Message.Text;
}

using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns;

/// <summary>The messages that one turn answers together.</summary>
/// <param name="At">When the last of them was accepted.</param>
public sealed record Burst(long From, long To, string Text, int Files, DateTimeOffset At)
{
    /// <param name="unanswered">What the customer has said since the last turn.</param>
    public static Burst Of(IReadOnlyList<LogEntry> unanswered)
    {
        var said = unanswered.Select(entry => (entry.Number, entry.At, ((CustomerSaid)entry.Body!).Message)).ToList();
        var texts = said.Select(one => one.Message.Text).ToList();
        // A button pressed twice says its words once.
        return new Burst(said[0].Number, said[^1].Number, string.Join('\n', texts.Where((text, at) => at == 0 || text != texts[at - 1])).Trim(),
            said.Sum(one => one.Message.Attachments.Count), said[^1].At);
    }
}

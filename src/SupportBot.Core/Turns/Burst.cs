using SupportBot.Core.Conversations;

namespace SupportBot.Core.Turns;

/// <summary>The messages that one turn answers together.</summary>
public sealed record Burst(long From, long To, string Text, int Files)
{
    /// <param name="entries">The log after the last answered message.</param>
    public static Burst Of(IEnumerable<LogEntry> entries)
    {
        var said = entries.Where(entry => entry.Body is CustomerSaid).Select(entry => (entry.Number, ((CustomerSaid)entry.Body!).Message)).ToList();
        return new Burst(said[0].Number, said[^1].Number, string.Join('\n', said.Select(one => one.Message.Text)).Trim(),
            said.Sum(one => one.Message.Attachments.Count));
    }
}

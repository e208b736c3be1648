using System.Globalization;
using System.Text.Json.Nodes;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>What the protocol calls an ActivitySet.</summary>
internal sealed record ActivitySet(IReadOnlyList<JsonObject> Activities, string? Watermark);

/// <summary>
/// One reader's walk through a conversation's log, as the customer may see it. It begins at the first entry whatever the watermark, because
/// an activity's timestamp must be later than that of the one before, and the same in every reading.
/// </summary>
internal sealed class TranscriptReader(IConversationLog log, ActivityWriter writer, ChatPass reader, string origin, long watermark)
{
    private long position;
    private long shownTo = watermark;
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>When the last activity was, as stamped.</summary>
    public DateTimeOffset LastAt => last;
    public long Position => position;

    /// <summary>Activities that were not handed out before; the watermark is that of the last entry read.</summary>
    public async Task<ActivitySet> ReadNewAsync(CancellationToken cancellation) =>
        position == 0 && await IsNothingNewAsync(cancellation) ? new ActivitySet([], Text(shownTo)) : Walk(await log.ReadAsync(reader.Conversation, position, cancellation));

    /// <summary>The same, from entries that came by themselves. Where one before them is missing, or none came, the log is read.</summary>
    public Task<ActivitySet> ReadNewAsync(IReadOnlyList<LogEntry>? came, CancellationToken cancellation) =>
        came is [var first, ..] && position > 0 && first.Number <= position + 1 ? Task.FromResult(Walk(came)) : ReadNewAsync(cancellation);

    private ActivitySet Walk(IReadOnlyList<LogEntry> entries)
    {
        var isFirst = position == 0;
        var fresh = new List<JsonObject>();
        foreach (var entry in entries)
        {
            if (entry.Number <= position) continue;
            position = entry.Number;
            if (Stamp(entry) is { } activity && entry.Number > shownTo) fresh.Add(activity);
        }

        // A watermark from beyond the end belongs to a log that was restored from a backup: whatever comes from here on is new.
        shownTo = isFirst ? position : Math.Max(shownTo, position);
        return new ActivitySet(fresh, Text(shownTo));
    }

    private JsonObject? Stamp(LogEntry entry)
    {
        if (!ActivityWriter.IsVisible(entry)) return null;
        var at = entry.At.ToUniversalTime();
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
        last = at > last ? at : last.AddMilliseconds(1);
        return entry.Number > shownTo ? writer.Write(entry, last, reader, origin) : null;
    }

    // The usual answer to a poll, without reading the whole conversation for it.
    private async Task<bool> IsNothingNewAsync(CancellationToken cancellation) =>
        shownTo > 0 && (await log.ReadAsync(reader.Conversation, shownTo, cancellation)).Count == 0
            && (await log.ReadAsync(reader.Conversation, shownTo - 1, cancellation)).Count > 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

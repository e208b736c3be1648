using System.Globalization;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Storage.Log;

/// <summary>
/// An append in the making. What can be done before it is its turn at the writer is done at once; what it comes to, by what the log holds
/// then, is a pure function, the same for every database.
/// </summary>
/// <param name="expectedLast">Append only right after this number; null: wherever the end is.</param>
/// <param name="whileOpen">Append only to a conversation that has begun and is not closed.</param>
/// <exception cref="ArgumentException">Two of the entries have one client activity id.</exception>
internal sealed class LogAppend(ConversationId conversation, long? expectedLast, IReadOnlyList<NewEntry> entries, bool whileOpen = false)
{
    private readonly string[] _bodies = [.. entries.Select(entry => LogJson.Write(entry.Body))];
    private readonly string?[] _said = [.. entries.Select(entry => Spoken.In(entry.Body) is { Length: > 0 } text ? SearchText.Fold(text) : null)];

    public string Conversation { get; } = StorableText.Of(conversation.Value);

    /// <summary>The senders' own ids: an entry that carries one of them makes this a repeat.</summary>
    public IReadOnlyList<string> ClientIds { get; } = Once([.. entries.Select(entry => entry.ClientActivityId).OfType<string>().Select(StorableText.Of)]);

    /// <param name="row">The conversation's row; null when it is new.</param>
    /// <param name="repeats">Entries that the log holds already under one of <see cref="ClientIds"/>.</param>
    public AppendOutcome Decide(ConversationRow? row, IReadOnlyList<LogEntry> repeats, DateTimeOffset now)
    {
        if (repeats.Count > 0) return new AppendOutcome(repeats, null, []);
        var before = row ?? new ConversationRow { Id = Conversation };
        if (expectedLast is { } expected && expected != before.LastNumber) return AppendOutcome.Nothing;
        if (whileOpen && before.LastNumber == 0) return AppendOutcome.Nothing with { Standing = Standing.NotBegun };
        // What is erased is closed too.
        if (whileOpen && before.IsClosed) return AppendOutcome.Nothing with { Standing = Standing.Closed };
        var appended = entries.Select((entry, index) => Number(entry, before.LastNumber + index + 1, now)).ToList();
        return new AppendOutcome(appended, appended.Aggregate(before, (summary, entry) => summary.With(entry)), [.. appended.Select(NewRow)])
        {
            After = before.LastNumber == 0 ? null : StoredTime.Read(before.LastAt),
        };
    }

    private static LogEntry Numbered(ConversationId conversation, NewEntry entry, long number, DateTimeOffset at) =>
        new(conversation, number, at, entry.Audience, number.ToString("D7", CultureInfo.InvariantCulture), entry.Body);

    private static string[] Once(string[] ids) => ids.Distinct(StringComparer.Ordinal).Count() == ids.Length
        ? ids
        : throw new ArgumentException("Two entries of one append have the same client activity id.", nameof(ids));

    private LogEntry Number(NewEntry entry, long number, DateTimeOffset now) =>
        Numbered(conversation, entry, number, StoredTime.Read(StoredTime.Write(now)));

    private NewEntryRow NewRow(LogEntry entry, int index) => new(
        Conversation, entry.Number, StoredTime.Write(entry.At), entry.Audience.ToString(), entry.ActivityId,
        entries[index].ClientActivityId is { } id ? StorableText.Of(id) : null, LogJson.KindOf(entries[index].Body), _bodies[index], _said[index]);
}

/// <param name="Entries">What the caller gets: the appended ones, or those of the first time; null when the last number was not the expected one.</param>
/// <param name="Row">The conversation's row after it; null when nothing is to be written.</param>
internal sealed record AppendOutcome(IReadOnlyList<LogEntry>? Entries, ConversationRow? Row, IReadOnlyList<NewEntryRow> Added)
{
    public static readonly AppendOutcome Nothing = new(null, null, []);

    public Standing Standing { get; init; }
    /// <summary>When the entry before the appended ones was; null when there is none.</summary>
    public DateTimeOffset? After { get; init; }
}

/// <summary>An entry as it goes into the tables.</summary>
/// <param name="Said">Its words as they are searched; null when nothing was said.</param>
internal sealed record NewEntryRow(
    string Conversation, long Number, long At, string Audience, string ActivityId, string? ClientActivityId, string Kind, string Body, string? Said);

using System.Globalization;
using System.Text.Json;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Redis;

/// <summary>What nodes tell each other, as one line: <c>node kind conversation</c>, and what was appended where there is something.</summary>
internal abstract record FeedMessage(string Node)
{
    private const string BeatKind = "Beat", LookKind = "Look";

    // Longer than people and bot write. What is longer is read from the log.
    private const int LongestAppended = 32 * 1024;

    /// <summary>Of a conversation.</summary>
    /// <param name="Appended">The entries as a customer's reader needs them, in JSON; null: look into the log.</param>
    public sealed record Signal(string Node, FeedSignalKind Kind, ConversationId Conversation, string? Appended) : FeedMessage(Node)
    {
        public static Signal Of(string node, FeedSignal what) => new(node, what.Kind, what.Conversation, Write(what.Entries));

        /// <summary>With its entries, which cost something to read.</summary>
        public FeedSignal Open() => new(Conversation, Kind, Appended is null ? null : ReadEntries(Appended));

        public override string ToString() => Appended is null ? $"{Node} {Kind} {Conversation}" : $"{Node} {Kind} {Conversation} {Appended}";

        // What is for staff is longer than all the rest, and they look into the log themselves.
        private static string? Write(IReadOnlyList<LogEntry>? entries)
        {
            if (entries is null) return null;
            var json = LogJson.Write(entries.Select(entry => entry.Audience == Audience.Customer ? entry : entry with { Body = null }));
            return json.Length <= LongestAppended ? json : null;
        }

        private static IReadOnlyList<LogEntry>? ReadEntries(string json)
        {
            try
            {
                return LogJson.Read<IReadOnlyList<LogEntry>>(json);
            }
            // Of a newer program: the log has it too.
            catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
            {
                return null;
            }
        }
    }

    /// <summary>A node talks to itself, to know that it still hears.</summary>
    public sealed record Beat(string Node, long Number) : FeedMessage(Node)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Node} {BeatKind} {Number}");
    }

    /// <summary>A node that could say nothing for a while: whatever it has appended meanwhile, nobody heard of.</summary>
    public sealed record Look(string Node) : FeedMessage(Node)
    {
        public override string ToString() => $"{Node} {LookKind} *";
    }

    /// <summary>Null for what only a newer program understands.</summary>
    public static FeedMessage? Read(string? line) => line?.Split(' ', 4) switch
    {
        [var node, BeatKind, var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var beat) => new Beat(node, beat),
        [var node, LookKind, _] => new Look(node),
        [var node, var kind, var conversation, .. var rest] when Enum.TryParse<FeedSignalKind>(kind, out var known) && Enum.IsDefined(known) =>
            new Signal(node, known, new ConversationId(conversation), rest is [var appended] ? appended : null),
        _ => null,
    };
}

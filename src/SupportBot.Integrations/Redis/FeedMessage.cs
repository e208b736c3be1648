using System.Globalization;
using SupportBot.Core.Conversations;

namespace SupportBot.Integrations.Redis;

/// <summary>What nodes tell each other, as one line: <c>node kind conversation</c>.</summary>
internal abstract record FeedMessage(string Node)
{
    private const string BeatKind = "Beat", LookKind = "Look";

    /// <summary>Of a conversation.</summary>
    public sealed record Signal(string Node, FeedSignal What) : FeedMessage(Node)
    {
        public override string ToString() => $"{Node} {What.Kind} {What.Conversation}";
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
    public static FeedMessage? Read(string? line) => line?.Split(' ') switch
    {
        [var node, BeatKind, var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var beat) => new Beat(node, beat),
        [var node, LookKind, _] => new Look(node),
        [var node, var kind, var conversation] when Enum.TryParse<FeedSignalKind>(kind, out var known) && Enum.IsDefined(known) =>
            new Signal(node, new FeedSignal(new ConversationId(conversation), known)),
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportBot.Channels.DirectLine.Tokens;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>A log entry as the activity that a customer's client reads.</summary>
internal sealed class ActivityWriter(ChatAddresses addresses, IOptions<DirectLineOptions> options)
{
    private const string SequenceId = "webchat:sequence-id";
    private const string BotId = "bot";
    private const string AgentId = "agent";
    // The second entry of every conversation. It answers nothing, so there is nothing to like about it.
    private const long Greeting = 2;

    /// <summary>Whether the customer's client is sent it at all.</summary>
    public static bool IsVisible(LogEntry entry) => entry.Audience == Audience.Customer && entry.Body switch
    {
        BotSaid or AgentSaid or CustomerSaid => true,
        CustomerSignalled signal => signal.RawActivity is not null,
        _ => false,
    };

    public JsonObject Write(LogEntry entry, DateTimeOffset at, ChatPass reader, string origin)
    {
        var activity = entry.Body switch
        {
            BotSaid said => WriteReply(said.Reply, entry, reader, origin),
            AgentSaid said => WriteAgent(said),
            CustomerSaid said => WriteEcho(said.Message, reader, origin),
            CustomerSignalled signal => WriteEcho(signal, reader),
            _ => throw new InvalidOperationException($"Entry {entry.Number} is not for customers."),
        };
        return Envelope(activity, entry.ActivityId, at, reader.Conversation, entry.Number);
    }

    /// <summary>Dots that last until the next message of the same sender; never stored.</summary>
    public JsonObject WriteTyping(FeedSignalKind who, DateTimeOffset at, TranscriptReader place, ConversationId conversation)
    {
        var typing = new JsonObject { ["type"] = "typing", ["from"] = who == FeedSignalKind.AgentTyping ? Sender(AgentId, "") : Sender(BotId, options.Value.BotName) };
        return Envelope(typing, Guid.NewGuid().ToString("N"), at > place.LastAt ? at : place.LastAt, conversation, place.Position + 0.5m);
    }

    private JsonObject WriteReply(Reply reply, LogEntry entry, ChatPass reader, string origin)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = Sender(BotId, options.Value.BotName),
            ["text"] = ReplyMarkdown.Write(reply.Text) + Citations.Definitions(reply.Sources),
            ["textFormat"] = "markdown",
            ["locale"] = reply.Language.Tag,
            ["inputHint"] = reply.Choices.Count > 0 ? "expectingInput" : "acceptingInput",
            ["entities"] = new JsonArray(Citations.MessageEntity(reply.Sources, entry.Number > Greeting ? entry.ActivityId : null)),
        };
        if (reply.Choices.Count > 0) activity["suggestedActions"] = Suggest(reply.Choices);
        if (reply.Attachments.Count > 0) AttachedFiles.Attach(activity, reply.Attachments, file => addresses.File(origin, reader, file));
        return activity;
    }

    private static JsonObject WriteAgent(AgentSaid said) => new()
    {
        ["type"] = "message",
        ["from"] = Sender(AgentId, said.DisplayName),
        ["text"] = said.Text,
        ["textFormat"] = "plain",
        ["inputHint"] = "acceptingInput",
    };

    private JsonObject WriteEcho(CustomerMessage message, ChatPass reader, string origin)
    {
        var activity = CustomerEcho.Open(message.RawActivity, "message");
        activity["from"] = Customer(reader);
        activity["text"] = message.Text;
        if (message.Attachments.Count > 0) AttachedFiles.Attach(activity, message.Attachments, file => addresses.File(origin, reader, file));
        return activity;
    }

    private static JsonObject WriteEcho(CustomerSignalled signal, ChatPass reader)
    {
        var activity = CustomerEcho.Open(signal.RawActivity, "event");
        activity["from"] = Customer(reader);
        return activity;
    }

    // "to" stays: the schema of newer clients refuses suggestions without it.
    private static JsonObject Suggest(IReadOnlyList<Choice> choices) => new()
    {
        ["to"] = new JsonArray(),
        ["actions"] = new JsonArray([.. choices.Select(choice =>
            new JsonObject { ["type"] = "imBack", ["title"] = choice.Title, ["value"] = choice.Title })]),
    };

    private static JsonObject Envelope(JsonObject activity, string id, DateTimeOffset at, ConversationId conversation, decimal sequence)
    {
        activity["id"] = id;
        activity["timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        activity["channelId"] = "webchat";
        activity["conversation"] = new JsonObject { ["id"] = conversation.Value };
        if (activity["channelData"] is not JsonObject data) activity["channelData"] = data = [];
        data[SequenceId] = sequence;
        return activity;
    }

    private static JsonObject Sender(string id, string name) => new() { ["id"] = id, ["name"] = name, ["role"] = "bot" };

    private static JsonObject Customer(ChatPass reader) => new() { ["id"] = reader.UserId, ["name"] = "", ["role"] = "user" };
}

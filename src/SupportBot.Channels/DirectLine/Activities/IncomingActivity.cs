using System.Text.Json;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>
/// An activity from the customer's page after its checks. Exactly one of <see cref="Text"/> (a message) and <see cref="Signal"/> (anything
/// else) is set; typing is neither.
/// </summary>
/// <param name="ClientActivityId">The sender's own id: a repeat of it has no second effect.</param>
/// <param name="Echo">What the customer's other tabs are shown.</param>
internal sealed record IncomingActivity(string? Text, CustomerSignalled? Signal, string? Locale, string? ClientActivityId, string? Echo)
{
    private const int LongestName = 100;
    private const int LongestValue = 4096;

    public bool IsTyping => Text is null && Signal is null;

    /// <param name="hasFiles">A message with files needs no words.</param>
    public static (IncomingActivity? Activity, ChatError? Error) Read(JsonElement json, int longestText, bool hasFiles)
    {
        if (Check(json) is { } error) return (null, error);
        var (type, name, clientId) = (json.TextAt("type")!, json.TextAt("name"), json.At("channelData")?.TextAt("clientActivityID"));
        if (type == "typing") return (new(null, null, null, clientId, null), null);
        if (CustomerEcho.Keep(json) is not { } echo) return (null, ChatError.TooLarge("The activity is too large."));
        var locale = json.TextAt("locale") is { Length: <= 35 } tag ? tag : null;
        if (type == "message") return ReadMessage(json, new(null, null, locale, clientId, echo), longestText, hasFiles);
        var signal = Feedback.Read(json, type, name) is { } feedback ? new CustomerSignalled(Feedback.SignalName, feedback, echo)
            : type == "event" ? new CustomerSignalled(name ?? "", Value(json), echo)
            // Kept for the record; clients cannot draw what they do not know, so it is not echoed.
            : new CustomerSignalled($"activity/{type}", echo.Length <= LongestValue ? echo : null, null);
        return (new(null, signal, locale, clientId, echo), null);
    }

    private static (IncomingActivity?, ChatError?) ReadMessage(JsonElement json, IncomingActivity so, int longestText, bool hasFiles)
    {
        var text = json.TextAt("text") ?? json.At("channelData")?.At("messageBack")?.TextAt("displayText") ?? json.TextAt("value") ?? "";
        if (text.Length > longestText) return (null, new ChatError(413, "TextTooLong", $"A message can have {longestText} characters."));
        if (text.Length > 0 || hasFiles) return (so with { Text = text }, null);
        // A card's submit: data, not words.
        if (!json.At("value").IsMissing()) return (so with { Signal = new CustomerSignalled("submit", Value(json), so.Echo) }, null);
        return (null, ChatError.MissingProperty("A message needs a text or a file."));
    }

    private static ChatError? Check(JsonElement json)
    {
        if (json.At("type").IsMissing()) return ChatError.MissingProperty("type is missing.");
        if (json.TextAt("type") is not { Length: > 0 and <= LongestName }) return ChatError.BadArgument("type must be a short string.");
        foreach (var name in (string[])["text", "name", "locale", "replyToId"])
            if (!IsAbsentOr(json.At(name), JsonValueKind.String)) return ChatError.BadArgument($"{name} must be a string.");
        foreach (var name in (string[])["from", "channelData"])
            if (!IsAbsentOr(json.At(name), JsonValueKind.Object)) return ChatError.BadArgument($"{name} must be an object.");
        foreach (var name in (string[])["attachments", "entities"])
            if (!IsAbsentOr(json.At(name), JsonValueKind.Array)) return ChatError.BadArgument($"{name} must be a list.");
        if (json.TextAt("name") is { Length: > LongestName }) return ChatError.BadArgument("name is too long.");
        var clientId = json.At("channelData")?.At("clientActivityID");
        if (!IsAbsentOr(clientId, JsonValueKind.String) || clientId?.GetString() is { Length: 0 or > 200 })
            return ChatError.BadArgument("channelData.clientActivityID must be a string of 1 to 200 characters.");
        return null;
    }

    private static bool IsAbsentOr(JsonElement? value, JsonValueKind kind) => value.IsMissing() || value!.Value.ValueKind == kind;

    private static string? Value(JsonElement json) =>
        json.At("value") is { } value && !json.At("value").IsMissing() && value.GetRawText() is { Length: <= LongestValue } text ? text : null;
}

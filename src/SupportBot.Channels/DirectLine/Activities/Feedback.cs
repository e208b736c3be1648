using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>
/// Thumbs under an answer. The press comes back as the very action that was sent and names no answer, so the action carries the answer's id.
/// Newer clients send an invoke with a comment instead; both are read into <c>{ "answer", "reaction", "comment" }</c>.
/// </summary>
internal static class Feedback
{
    /// <summary>Name of the signal in the log.</summary>
    public const string SignalName = "feedback";
    private const string UrlStart = "urn:answer:";

    public static JsonArray Actions(string answerId) =>
        new(Action("LikeAction", answerId, "like"), Action("DislikeAction", answerId, "dislike"));

    /// <summary>What was pressed, or null when the activity is something else.</summary>
    public static string? Read(JsonElement activity, string type, string? name) => (type, name) switch
    {
        ("event", "webchat:activity-status/feedback") => FromAction(activity),
        ("invoke", "message/submitAction") => FromInvoke(activity),
        _ => null,
    };

    private static JsonObject Action(string type, string answerId, string reaction) => new()
    {
        ["@type"] = type,
        ["actionStatus"] = "PotentialActionStatus",
        ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = $"{UrlStart}{answerId}:{reaction}" },
    };

    private static string? FromAction(JsonElement activity) =>
        activity.At("entities") is { ValueKind: JsonValueKind.Array } entities && entities.GetArrayLength() > 0
        && entities[0].At("target")?.TextAt("urlTemplate") is { Length: < 300 } url && url.StartsWith(UrlStart, StringComparison.Ordinal)
        && url[UrlStart.Length..].Split(':') is [var answer, ("like" or "dislike") and var reaction]
            ? Write(answer, reaction, null) : null;

    private static string? FromInvoke(JsonElement activity) =>
        activity.TextAt("replyToId") is { Length: < 200 } answer && activity.At("value")?.At("actionValue") is { } value
        && value.TextAt("reaction") is ("like" or "dislike") and var reaction
            ? Write(answer, reaction, value.At("feedback")?.TextAt("feedbackText")) : null;

    private static string Write(string answer, string reaction, string? comment)
    {
        var read = new JsonObject { ["answer"] = answer, ["reaction"] = reaction };
        if (!string.IsNullOrWhiteSpace(comment)) read["comment"] = comment.Length > 1000 ? comment[..1000] : comment;
        return read.ToJsonString();
    }
}

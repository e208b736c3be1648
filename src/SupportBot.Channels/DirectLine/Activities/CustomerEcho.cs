using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>
/// What is kept of a customer's activity so that their other tabs see it as they sent it. The text and the files are in the message itself,
/// sender and stamps are the server's, and addresses that a client claims for files are never repeated to anyone.
/// </summary>
internal static class CustomerEcho
{
    public const int Limit = 64 * 1024;
    private static readonly HashSet<string> NotKept =
        ["id", "timestamp", "channelId", "conversation", "from", "recipient", "serviceUrl", "text", "attachments"];

    /// <summary>The part worth keeping, or null when it is larger than <see cref="Limit"/>.</summary>
    public static string? Keep(JsonElement activity)
    {
        var kept = new JsonObject();
        foreach (var property in activity.EnumerateObject().Where(property => !NotKept.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null))
            kept[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        var json = kept.ToJsonString();
        return json.Length <= Limit ? json : null;
    }

    public static JsonObject Open(string? kept, string type) =>
        kept is null ? new JsonObject { ["type"] = type } : JsonNode.Parse(kept)!.AsObject();
}

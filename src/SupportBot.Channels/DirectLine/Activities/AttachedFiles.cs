using System.Text.Json.Nodes;
using SupportBot.Core.Conversations;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>Stored files as the attachments of an activity, whoever sent them.</summary>
internal static class AttachedFiles
{
    /// <summary>Lists the stored files; a photo is its own thumbnail, without which the chat would draw a bare link.</summary>
    public static void Attach(JsonObject activity, IReadOnlyList<MessageAttachment> files, Func<MessageAttachment, string> address)
    {
        activity["attachments"] = new JsonArray([.. files.Select(file => Describe(file, address(file)))]);
        if (activity["channelData"] is not JsonObject data) activity["channelData"] = data = [];
        data["attachmentSizes"] = new JsonArray([.. files.Select(file => (JsonNode)file.Size)]);
    }

    private static JsonObject Describe(MessageAttachment file, string url)
    {
        var described = new JsonObject { ["name"] = file.Name, ["contentType"] = file.ContentType, ["contentUrl"] = url };
        if (file.ContentType.StartsWith("image/", StringComparison.Ordinal)) described["thumbnailUrl"] = url;
        return described;
    }
}

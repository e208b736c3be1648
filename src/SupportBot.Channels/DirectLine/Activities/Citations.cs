using System.Globalization;
using System.Text.Json.Nodes;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>The clauses under an answer, and its thumbs, as the schema.org entity that the chat draws them from.</summary>
internal static class Citations
{
    /// <param name="answerId">Null: without thumbs.</param>
    public static JsonObject MessageEntity(IReadOnlyList<string> sources, string? answerId)
    {
        var entity = new JsonObject
        {
            ["type"] = "https://schema.org/Message",
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = "",
        };
        if (answerId is not null) entity["potentialAction"] = Feedback.Actions(answerId);
        if (sources.Count > 0) entity["citation"] = new JsonArray([.. sources.Select((source, index) => Claim(source, index + 1))]);
        return entity;
    }

    /// <summary>Markdown reference definitions: the chat lists them below the answer and finds the claims by their address.</summary>
    public static string Definitions(IReadOnlyList<string> sources) => string.Concat(
        sources.Select((source, index) => string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? "\n\n" : "\n")}[{index + 1}]: {Address(index + 1)} \"{Title(source)}\"")));

    private static JsonObject Claim(string source, int position) => new()
    {
        ["@type"] = "Claim",
        ["@id"] = Address(position),
        ["position"] = position,
        ["appearance"] = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = source, ["text"] = source },
    };

    private static string Address(int position) => string.Create(CultureInfo.InvariantCulture, $"cite:{position}");

    private static string Title(string source) => source.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}

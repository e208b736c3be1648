using System.Text.Json;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Turns.Wording;

/// <summary>Reads a model's answer: one JSON object with <c>before</c> and <c>after</c>, and nothing else around it but a code fence.</summary>
internal static class KindWordsReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4 };

    /// <summary>Null when it is anything else.</summary>
    public static KindWords? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(Unfenced(text), Strict);
            return json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "before") is { } before && Text(json.RootElement, "after") is { } after
                ? new KindWords(before, after) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;

    private static string Unfenced(string text)
    {
        var inner = text.Trim();
        if (!inner.StartsWith("```", StringComparison.Ordinal) || !inner.EndsWith("```", StringComparison.Ordinal)) return inner;
        var begin = inner.IndexOf('\n', StringComparison.Ordinal);
        return begin < 0 || inner.Length < begin + 3 ? inner : inner[begin..^3];
    }
}

using System.Text.Json;

namespace SupportBot.Channels.DirectLine.Activities;

/// <summary>Looking into JSON of unknown shape without an exception.</summary>
internal static class JsonReading
{
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static string? TextAt(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool IsMissing(this JsonElement? element) => element is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined };
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.DirectLine;

/// <summary>Reads JSON that a stranger sent: bounded in size and depth, no doubled keys, every string a real one.</summary>
internal static class JsonBody
{
    public const int Limit = 256 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>The object in the body (an empty one when there is no body), or why not.</summary>
    public static async Task<(JsonElement Value, ChatError? Error)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > Limit) return (default, TooLarge(Limit));
        var content = await BoundedStream.ReadAsync(request.Body, Limit, request.HttpContext.RequestAborted);
        if (content is null) return (default, TooLarge(Limit));
        return Parse(content.Length == 0 ? "{}"u8.ToArray() : content);
    }

    public static (JsonElement Value, ChatError? Error) Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return (default, ChatError.BadArgument("The body must be a JSON object."));
            RequireReadable(document.RootElement);
            return (document.RootElement.Clone(), null);
        }
        // InvalidOperationException is what the reader says to half a surrogate pair or broken UTF-8 inside a string.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (default, ChatError.BadArgument("The body is not valid JSON."));
        }
    }

    public static ChatError TooLarge(int limit) => ChatError.TooLarge($"The body is larger than {limit / 1024} kB.");

    private static void RequireReadable(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            _ = element.GetString();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) RequireReadable(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                _ = property.Name;
                RequireReadable(property.Value);
            }
        }
    }
}

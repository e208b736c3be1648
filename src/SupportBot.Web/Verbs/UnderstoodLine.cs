using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Web.Verbs;

/// <summary>What was understood of one message, as <c>understand</c> writes it.</summary>
/// <param name="Intents">The main one first; none of the others is said to be surer.</param>
internal sealed partial record UnderstoodLine(string Language, IReadOnlyList<UnderstoodIntent> Intents, IReadOnlyList<UnderstoodEntity> Entities)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line that answers this one; <c>{"error": …}</c> where it is no JSON object with a text.</summary>
    public static (string Json, bool IsError) Answer(string line, int number, MessageReader reader)
    {
        try
        {
            var (text, language) = Parse(line);
            return (JsonSerializer.Serialize(Of(text, reader.ReadAlone(text, language)), Form), false);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var error = $"Line {number} should be {{\"text\": \"…\"}}, with \"lang\" where the language so far is known. {wrong.Message}";
            return (JsonSerializer.Serialize(new { error }, Form), true);
        }
    }

    private static UnderstoodLine Of(string text, UnderstoodMessage understood) => new(
        understood.Language.Tag,
        [.. understood.Ranked().Select(score => new UnderstoodIntent(LabelNames.Snake(score.Intent), Math.Min(score.Confidence, understood.Ranked()[0].Confidence)))],
        [.. understood.All().Select(entity => new UnderstoodEntity(LabelNames.Snake(entity.Kind), text.Substring(entity.Start, entity.Length), entity.PublicValue, entity.Start, entity.Length))]);

    private static (string Text, string? Language) Parse(string line)
    {
        using var json = JsonDocument.Parse(LoneSurrogate.Replace(line, @"\uFFFD"));
        var language = json.RootElement.TryGetProperty("lang", out var lang) ? lang.GetString() : null;
        return (json.RootElement.GetProperty("text").GetString() ?? "", language);
    }

    // Half a character, as cut texts have them, is none that JSON readers take.
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex LoneSurrogate { get; }
}

internal sealed record UnderstoodIntent(string Name, double Confidence);

/// <param name="Value">Normal form.</param>
/// <param name="Start">In UTF-16 units, as JavaScript and .NET count.</param>
internal sealed record UnderstoodEntity(string Type, string Text, string Value, int Start, int Length);

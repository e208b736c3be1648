using System.Text.Json;

namespace SupportBot.Core.Turns.Understanding.Measuring;

/// <summary>A message with what it means, written by people who did not write the learning messages.</summary>
/// <param name="Lang">The language it is written in.</param>
/// <param name="Intents">What it says, the main one first; empty where only the entities are to be measured.</param>
/// <param name="Entities">By type (<c>order_number</c>), as typed in the message; a reason by its name (<c>wrong_size</c>). Null where nobody said which there are.</param>
public sealed record TestMessage(string Text, string Lang, IReadOnlyList<Intent> Intents, IReadOnlyDictionary<string, IReadOnlyList<string>>? Entities)
{
    /// <summary>Reads lines of <c>{"text": …, "lang": …, "intents": [main first], "entities": {type: text or [texts]}}</c>.</summary>
    /// <exception cref="InvalidDataException">A line is not of that form; the message names the line.</exception>
    public static IReadOnlyList<TestMessage> ReadFile(string path) =>
        [.. File.ReadLines(path).Select((line, at) => (Line: line, Number: at + 1)).Where(line => !string.IsNullOrWhiteSpace(line.Line)).Select(line => Parse(line.Line, $"{path}, line {line.Number}"))];

    private static TestMessage Parse(string line, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new TestMessage(root.GetProperty("text").GetString()!, root.GetProperty("lang").GetString()!,
                [.. root.GetProperty("intents").EnumerateArray().Select(name => IntentNamed(name.GetString()!, where))],
                root.TryGetProperty("entities", out var entities) ? entities.EnumerateObject().ToDictionary(entity => entity.Name, entity => Texts(entity.Value)) : null);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(where + """ should be {"text": "…", "lang": "de", "intents": ["return_request"], "entities": {"order_number": "…"}}: """ + wrong.Message, wrong);
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(text => text.GetString()!)] : [value.GetString()!];

    private static Intent IntentNamed(string name, string where) =>
        LabelNames.Parse<Intent>(name) ?? throw new InvalidDataException($"{where}: there is no intent \"{name}\".");
}

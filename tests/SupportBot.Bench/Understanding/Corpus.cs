using System.Text.Json;
using SupportBot.Core.Turns.Understanding;
using SupportBot.Core.Turns.Understanding.Measuring;

namespace SupportBot.Bench.Understanding;

/// <summary>What one language learns from and is tested with; labels are the files' names.</summary>
/// <param name="Test">Messages whose main intent is known, by other authors.</param>
internal sealed record Corpus(string Language, IReadOnlyList<Labelled> Learn, IReadOnlyList<Labelled> Test)
{
    /// <summary>Every language that has both.</summary>
    public static IReadOnlyList<Corpus> Read(string understanding, string heldOut) =>
        [.. Directory.GetFiles(heldOut, "*.jsonl").Order(StringComparer.Ordinal).Select(file => Read(understanding, Path.GetFileNameWithoutExtension(file), file))];

    /// <summary>For a program in another language.</summary>
    public static string Json(IEnumerable<Corpus> all) => JsonSerializer.Serialize(new
    {
        languages = all.ToDictionary(corpus => corpus.Language, corpus => new { learn = Pairs(corpus.Learn), test = Pairs(corpus.Test) }),
    });

    private static Corpus Read(string understanding, string language, string file) => new(
        language,
        [.. Directory.GetFiles(Path.Combine(understanding, language, "intents"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Learnt)],
        [.. TestMessage.ReadFile(file).Where(message => message.Intents.Count > 0).Select(message => new Labelled(LabelNames.Snake(message.Intents[0]), message.Text))]);

    private static IEnumerable<Labelled> Learnt(string path) =>
        File.ReadLines(path).Where(line => line.Trim() is [not '#', ..]).Select(line => new Labelled(Path.GetFileNameWithoutExtension(path), line.Trim()));

    private static IEnumerable<string[]> Pairs(IEnumerable<Labelled> messages) => messages.Select(message => new[] { message.Intent, message.Text });
}

internal sealed record Labelled(string Intent, string Text);

/// <param name="Right">How many of the test messages.</param>
internal sealed record Figures(int Right, double Microseconds);

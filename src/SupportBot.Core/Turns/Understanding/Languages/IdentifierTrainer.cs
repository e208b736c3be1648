using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>
/// Learns to tell languages of one script apart from whole messages and short stretches of them, as customers write both. The same messages
/// give the same model.
/// </summary>
internal sealed class IdentifierTrainer(LanguageMessages messages)
{
    // "OK" and "thanks" among Japanese messages make no Latin letters Japanese.
    private const double LeastShare = 0.2;
    private const int Rounds = 8, ShortStretch = 2, LongStretch = 5, LeastWords = 2;

    public byte[] Train()
    {
        var languages = messages.All();
        using var bytes = new MemoryStream();
        using var file = new BinaryWriter(bytes);
        ModelHeader.Write(file, messages.Hash());
        foreach (var model in LanguageWords.Shared.AsParallel().AsOrdered().Select(script => Learn(script, languages))) file.Write(model);
        file.Flush();
        return bytes.ToArray();
    }

    private static byte[] Learn(Script script, IReadOnlyList<LanguageSample> languages)
    {
        var written = languages.Select(language => (language.Tag, All: language.Messages.Count, Lines: LinesIn(script, language.Messages))).Where(language => language.Lines.Count >= LeastShare * language.All).ToList();
        string[] labels = [.. written.Select(language => language.Tag)];
        var examples = written.SelectMany((language, label) => language.Lines.SelectMany(Stretches).Select(words => new Example(LanguageFeatures.Of(words), label))).ToList();
        using var bytes = new MemoryStream();
        using var file = new BinaryWriter(bytes);
        var learner = new Learner(labels.Length, Rounds);
        if (labels.Length > 0) learner.Learn(examples);
        ModelFile.Write(file, labels, learner, labels.Length > 1 ? Calibration.Temperature(examples, labels.Length, Rounds) : 1);
        file.Flush();
        return bytes.ToArray();
    }

    // A line belongs to the script that most of it is written in: a brand name in a Russian message teaches nothing about Latin letters.
    private static List<List<string>> LinesIn(Script script, IReadOnlyList<string> lines) =>
        [.. lines.Select(line => Tokenizer.Split(line)).Where(tokens => IsIn(script, tokens)).Select(tokens => LanguageWords.Of(tokens, script)).Where(words => words.Count > 0)];

    // Japanese is told by its kana; where a message has none, its Chinese characters have to do.
    private static bool IsIn(Script script, IReadOnlyList<Token> tokens) =>
        ScriptCensus.Dominant(tokens) is var most && (most == script || (script == Script.Han && most == Script.Kana));

    private static IEnumerable<List<string>> Stretches(List<string> words)
    {
        yield return words;
        var random = new FixedRandom((uint)words.Count * 2654435761u + FeatureHash.Add(FeatureHash.Begin('s'), words[0]) | 1u);
        foreach (var length in new[] { ShortStretch, LongStretch })
            if (words.Count > length && length >= LeastWords)
                yield return words.GetRange(random.Below(words.Count - length + 1), length);
    }
}

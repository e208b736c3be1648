namespace SupportBot.Core.Turns.Understanding.Measuring;

/// <summary>Reads test messages as first messages of a conversation, and counts.</summary>
public sealed class Measurement(MessageReader reader)
{
    private const int LongMessage = 20, Bands = 10;
    private const string Nothing = "nothing";

    /// <summary>One measure a language, the tags in order.</summary>
    public IReadOnlyList<MeasuredLanguage> Of(IReadOnlyList<TestMessage> messages)
    {
        var types = messages.SelectMany(message => message.Entities?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. messages.GroupBy(message => message.Lang).OrderBy(language => language.Key, StringComparer.Ordinal).Select(language => Measure(language.Key, [.. language], types))];
    }

    private MeasuredLanguage Measure(string tag, IReadOnlyList<TestMessage> messages, IReadOnlySet<string> types)
    {
        var read = messages.Select(message => new Reading(message, reader.ReadAlone(message.Text, null))).ToList();
        var wished = read.Where(reading => reading.Meant.Intents.Count > 0).ToList();
        var wrong = wished.Where(reading => !reading.IsRight).ToList();
        return new MeasuredLanguage(tag, wished.Count, wished.Count - wrong.Count, MacroF1(wished),
            LanguageShare(read.Where(reading => reading.Meant.Text.Length >= LongMessage)), LanguageShare(read.Where(reading => reading.Meant.Text.Length < LongMessage)),
            types.Order(StringComparer.Ordinal).ToDictionary(type => type, type => EntityScores.Of(type, read.Where(reading => reading.Meant.Entities is not null).Select(reading => (reading.Meant, reading.Understood)))),
            CalibrationError(wished),
            [.. wrong.CountBy(reading => (reading.MeantName, reading.UnderstoodName)).OrderByDescending(pair => pair.Value).Select(pair => new Confusion(pair.Key.MeantName, pair.Key.UnderstoodName, pair.Value))],
            [.. read.Where(reading => (reading.Meant.Intents.Count > 0 && !reading.IsRight) || !reading.IsLanguageRight).Select(reading => new Misread(reading.Meant.Text, reading.MeantName, reading.UnderstoodName, reading.Understood.Language.Tag))]);
    }

    private static Share LanguageShare(IEnumerable<Reading> read)
    {
        var all = read.ToList();
        return new Share(all.Count(reading => reading.IsLanguageRight), all.Count);
    }

    private static double MacroF1(IReadOnlyList<Reading> read) => read.Count == 0 ? 1 : read.Select(reading => reading.MeantName).Distinct().Average(name => new Score(
        read.Count(reading => reading.MeantName == name && reading.UnderstoodName == name),
        read.Count(reading => reading.MeantName != name && reading.UnderstoodName == name),
        read.Count(reading => reading.MeantName == name && reading.UnderstoodName != name)).F1);

    private static double CalibrationError(IReadOnlyList<Reading> read) => read.Count == 0 ? 0 : read
        .GroupBy(reading => Math.Min(Bands - 1, (int)(reading.Confidence * Bands)))
        .Sum(band => Math.Abs(band.Sum(reading => reading.Confidence) - band.Count(reading => reading.IsRight))) / read.Count;

    private sealed record Reading(TestMessage Meant, UnderstoodMessage Understood)
    {
        private readonly IntentScore? main = Understood.Ranked().Select(score => (IntentScore?)score).FirstOrDefault();

        public string MeantName => Meant.Intents.Count == 0 ? Nothing : LabelNames.Snake(Meant.Intents[0]);

        public string UnderstoodName => main is { } score ? LabelNames.Snake(score.Intent) : Nothing;

        public double Confidence => main?.Confidence ?? 0;

        public bool IsRight => MeantName == UnderstoodName;

        public bool IsLanguageRight => Meant.Lang == Understood.Language.Tag;
    }
}

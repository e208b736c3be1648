using SupportBot.Core.Turns.Understanding.Measuring;

namespace SupportBot.Core.Tests.Understanding;

/// <summary>Messages of people who wrote none of the learning messages: <c>HeldOut/&lt;language&gt;.jsonl</c>. The bounds may only rise.</summary>
[Collection(TrainedModelTests.Name)]
public sealed class HeldOutMessagesTests(TrainedModel trained)
{
    private const double LeastOfAnyLanguage = 0.88, LeastOnAverage = 0.92, LeastReasons = 0.85, LeastOrderNumbers = 0.98, LeastLongLanguage = 0.98, LeastShortLanguage = 0.91;

    private static IEnumerable<string> Tags => Directory.GetFiles(Repository.HeldOut, "*.jsonl").Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    public static TheoryData<string> Languages => [.. Tags];

    [Theory, MemberData(nameof(Languages))]
    public void Messages_that_were_not_learnt_are_understood(string language)
    {
        var measured = Assert.Single(Measure(language));

        Assert.True(measured.Messages >= 60, $"{measured.Messages} messages are too few to tell.");
        Assert.True(measured.Accuracy >= LeastOfAnyLanguage, MeasureTable.Write([measured]));
        Assert.True(measured.Entities["reason"].F1 >= LeastReasons, MeasureTable.Write([measured]));
    }

    [Fact]
    public void All_languages_together_are_understood()
    {
        var measured = Measure([.. Tags]);

        Assert.True(measured.Average(language => language.Accuracy) >= LeastOnAverage, MeasureTable.Write(measured));
        Assert.True(measured.Select(language => language.Entities["order_number"]).Aggregate(Score.Add).F1 >= LeastOrderNumbers, MeasureTable.Write(measured));
        Assert.True(Pooled(measured, language => language.LongLanguage) >= LeastLongLanguage, MeasureTable.Write(measured));
        Assert.True(Pooled(measured, language => language.ShortLanguage) >= LeastShortLanguage, MeasureTable.Write(measured));
    }

    [Theory, MemberData(nameof(Languages))]
    public void What_is_held_out_was_not_learnt(string language)
    {
        var learnt = Directory.GetFiles(Path.Combine(Repository.Understanding, language), "*.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(line => line.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // "Thanks" is said by everybody.
        Assert.DoesNotContain(Read(language).Where(message => message.Text.Length > 20), message => learnt.Contains(message.Text.Trim()));
    }

    private static double Pooled(IReadOnlyList<MeasuredLanguage> measured, Func<MeasuredLanguage, Share> share) => (double)measured.Sum(language => share(language).Right) / measured.Sum(language => share(language).Of);

    private IReadOnlyList<MeasuredLanguage> Measure(params string[] languages) => new Measurement(trained.Reader).Of([.. languages.SelectMany(Read)]);

    private static IReadOnlyList<TestMessage> Read(string language) => TestMessage.ReadFile(Path.Combine(Repository.HeldOut, language + ".jsonl"));
}

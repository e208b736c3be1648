using System.Diagnostics;
using SupportBot.Core.Conversations;

namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class NaughtyTextTests(TrainedModel trained)
{
    private static readonly string[] Pieces =
    [
        "\uD800", "\uDC00", "\uDBFF\uDFFF", "\0", "\u200B", "\u202E", "\uFEFF", "\uFFFF", "\uFDFA", "e\u0301", "Z\u0351\u034B\u0300\u0301\u0302\u0303", "İ", "ß", "ﬁ",
        "🙂", "👨‍👩‍👧", "\r\n", "\n", "\t", " ", "'", "''", "@", "a@b", "#", "+", "(", ")", "-", "/", ".", ",", "?", "！", "。", "1", "٣", "４", "4711", "ID-", "rma-", "08", "订单", "退货",
        "return", "nicht", "ก", "あ", "한", "ᄒ", "ᅡ", "ا", "Я", "<script>", "{0}", "%s", "' OR 1=1", "\\", "\uE000", "aaaaaaaaaa", "x2",
    ];

    [Fact]
    public void Any_text_gives_a_result_with_spans_inside_it()
    {
        var random = new Random(4711);
        for (var round = 0; round < 4000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            AssertSound(text);
        }
    }

    [Fact]
    public void Any_code_unit_at_all_gives_a_result()
    {
        for (var c = 0; c <= char.MaxValue; c += 7) AssertSound($"order {(char)c}4711{(char)c} {(char)c}");
    }

    [Theory]
    [InlineData("a"), InlineData("1"), InlineData("1 "), InlineData("\u0301"), InlineData("#1"), InlineData("id 1"), InlineData("08-"), InlineData("a@"), InlineData("a."), InlineData("退"), InlineData("\uD83D")]
    [InlineData("12345 "), InlineData("rma id "), InlineData("order 4711 0812-3456-7890 "), InlineData("🙂"), InlineData("(1"), InlineData("\n"), InlineData("two "), InlineData("not return ")]
    public void A_hundred_thousand_characters_are_read_to_the_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();
        trained.Reader.Read(text, Language.English);
        // Some hundredths of a second on any machine. This is no measure of speed: what grows with the square would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed} for {piece}");
        AssertSound(text);
    }

    private void AssertSound(string text)
    {
        var message = trained.Reader.Read(text, Language.English);
        Assert.All(message.Entities, entity =>
        {
            Assert.InRange(entity.Start, 0, text.Length - 1);
            Assert.InRange(entity.Length, 1, text.Length - entity.Start);
            Assert.NotEmpty(entity.Value);
        });
        Assert.All(message.Intents, score => Assert.InRange(score.Confidence, 0, 1));
        Assert.InRange(message.LanguageConfidence, 0, 1);
    }
}

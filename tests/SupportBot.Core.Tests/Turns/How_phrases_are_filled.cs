using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;

namespace SupportBot.Core.Tests.Turns;

public sealed class How_phrases_are_filled
{
    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Repository.Prompts, "replies"));

    [Theory]
    [InlineData("en", "1 day", "5 working days", "up to 1 day", "3 to 5 days")]
    [InlineData("de", "1 Tag", "5 Arbeitstagen", "1 Tag", "3 bis 5 Tagen")]
    [InlineData("id", "1 hari", "5 hari kerja", "1 hari", "3 sampai 5 hari")]
    [InlineData("zh-Hans", "1天", "5个工作日", "1天内", "3至5天")]
    public void Lengths_follow_the_languages_own_numbers(string language, string one, string business, string upToOne, string range)
    {
        var phrases = In(language);
        Assert.Equal(one, phrases.Write(Fact.Days("d", new DayCount(1, DayKind.Calendar))));
        Assert.Equal(business, phrases.Write(Fact.Days("d", new DayCount(5, DayKind.Business))));
        Assert.Equal(upToOne, phrases.Write(Fact.Days("d", new DayRange(0, 1, DayKind.Calendar))));
        Assert.Equal(range, phrases.Write(Fact.Days("d", new DayRange(3, 5, DayKind.Calendar))));
    }

    [Theory]
    [InlineData("en", "Saturday, 14 March 2026", "Rp549,000", "€189.90")]
    [InlineData("de", "Samstag, 14. März 2026", "549.000 Rp", "189,90 €")]
    [InlineData("id", "Sabtu, 14 Maret 2026", "Rp549.000", "€189,90")]
    [InlineData("zh-Hans", "2026年3月14日 星期六", "Rp549,000", "€189.90")]
    public void Dates_and_money_stand_as_the_language_writes_them(string language, string date, string rupiah, string euro)
    {
        var phrases = In(language);
        Assert.Equal(date, phrases.Write(Fact.Date("d", new DateOnly(2026, 3, 14))));
        Assert.Equal(rupiah, Plain(phrases.Write(Fact.Money("m", new Money(549000, "IDR")))));
        Assert.Equal(euro, Plain(phrases.Write(Fact.Money("m", new Money(189.90m, "EUR")))));
    }

    [Fact]
    public void Cents_of_a_currency_without_them_are_not_rounded_away() =>
        Assert.Equal("¥1,234.50", In("en").Write(Fact.Money("m", new Money(1234.50m, "JPY"))));

    [Theory]
    [InlineData("{n, plural, one {# day}}", "other")]
    [InlineData("{n, plural, one {# day} other {# days}", "missing")]
    [InlineData("{ }", "name")]
    [InlineData("{n, choice, a {b}}", "neither")]
    [InlineData("a } b", "too many")]
    public void A_broken_phrase_says_what_is_wrong_and_where(string text, string what) =>
        Assert.Contains(what, Assert.Throws<FormatException>(() => MessageTemplate.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_language_that_lacks_a_phrase_or_says_a_figure_of_its_own_does_not_load()
    {
        var folder = Directory.CreateTempSubdirectory("replies-").FullName;
        Write("currencies.yaml", "EUR: { symbol: \"€\", digits: 2 }");
        Write("en/language.yaml", "language: en\nplural: one");
        Write("en/all.yaml", "hello: \"Hello {name}\"\nbye: \"Bye\"");
        Write("xx/language.yaml", "language: de\nplural: one");
        Write("xx/all.yaml", "hello: \"Hallo {namen}, 24 Stunden\"");
        var message = Assert.Throws<InvalidDataException>(() => ReplyLibrary.Load(folder)).Message;
        Assert.Contains("'bye' is missing", message, StringComparison.Ordinal);
        Assert.Contains("{namen}", message, StringComparison.Ordinal);
        Assert.Contains("figure of its own", message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);

        void Write(string file, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), text);
        }
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("de-AT", "de")]
    [InlineData("id", "id")]
    [InlineData("fr-FR", "fr")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-HK", "zh-Hant")]
    [InlineData("pt-PT", "pt")]
    [InlineData("tl-PH", "fil")]
    [InlineData("sv-SE", "en")]
    [InlineData("not a locale", "en")]
    [InlineData(null, "en")]
    public void A_pages_locale_finds_its_language(string? locale, string language) => Assert.Equal(language, Replies.Closest(locale).Tag);

    private static ReplyPhrases In(string language) => Replies.In(new Language(language));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}

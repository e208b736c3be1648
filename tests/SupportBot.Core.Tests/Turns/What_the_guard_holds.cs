using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Core.Turns.Guarding;

namespace SupportBot.Core.Tests.Turns;

public sealed class What_the_guard_holds
{
    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Repository.Prompts, "replies"));
    private static readonly ReplyGuard Guard = OneGuard.Over(Replies);

    private static readonly IReadOnlyList<Fact> Facts =
    [
        Fact.Money("amount", new Money(549000, "IDR")), Fact.Date("last_day", new DateOnly(2026, 3, 14)), Fact.Text("order", "ID-20417"),
        Fact.Days("days", new DayRange(3, 5, DayKind.Business)), Fact.Text("item", "Sepatu 42"),
    ];

    public static TheoryData<string> Languages => new(Replies.All.Select(phrases => phrases.Language.Tag));

    [Theory, MemberData(nameof(Languages))]
    public void What_is_founded_goes_out(string language) => Assert.True(Check(language, Founded(language)).IsAllowed);

    [Theory, MemberData(nameof(Languages))]
    public void A_changed_digit_is_held_in_every_amount_date_number_and_length(string language)
    {
        var text = Founded(language);
        foreach (var at in Enumerable.Range(0, text.Length).Where(at => char.IsAsciiDigit(text[at])))
        {
            var changed = text[..at] + (text[at] == '9' ? '1' : (char)(text[at] + 1)) + text[(at + 1)..];
            Assert.Contains(Check(language, changed).Findings, finding => finding.Rule == GuardRule.UnfoundedNumber);
        }
    }

    [Theory]
    [InlineData("Write to help@elsewhere.example.com", GuardRule.UnfoundedContact)]
    [InlineData("See https://evil.example/refund", GuardRule.UnfoundedLink)]
    [InlineData("See www.evil.example", GuardRule.UnfoundedLink)]
    [InlineData("You get 20 more as compensation.", GuardRule.UnfoundedNumber)]
    [InlineData("You get ٢٠ more.", GuardRule.UnfoundedNumber)]
    [InlineData("<script>alert(document.cookie)</script>", GuardRule.Markup)]
    [InlineData("![x](data:image/png;base64,AAAA)", GuardRule.Markup)]
    [InlineData("Пожалуйста, отправьте товар обратно", GuardRule.WrongLanguage)]
    [InlineData("请把商品寄回来吧，谢谢您的理解", GuardRule.WrongLanguage)]
    [InlineData("   ", GuardRule.Empty)]
    public void What_no_fact_stands_behind_is_held(string text, GuardRule rule) =>
        Assert.Contains(Check("en", text).Findings, finding => finding.Rule == rule);

    [Fact]
    public void An_endless_text_is_held() => Assert.Contains(Check("en", new string('a', 10_000)).Findings, finding => finding.Rule == GuardRule.TooLong);

    [Fact]
    public void Two_languages_one_below_the_other_are_two_languages() =>
        Assert.True(Guard.Check(new DraftReply(new Language("zh-Hans"), "抱歉，我没太明白。\n\nSorry, I did not understand that at all, really.", ["抱歉，我没太明白。", "Sorry, I did not understand that at all, really."], [], [], [], Language.English)).IsAllowed);

    private static GuardVerdict Check(string language, string text) =>
        Guard.Check(new DraftReply(new Language(language), text, [text], [], [], [.. Facts.Select(Replies.In(new Language(language)).Write)]));

    private static string Founded(string language) => string.Join(" · ", Facts.Select(Replies.In(new Language(language)).Write));
}

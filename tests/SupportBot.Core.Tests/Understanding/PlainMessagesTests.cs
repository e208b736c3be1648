using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

/// <summary>Obvious sentences of real chats that were once missed.</summary>
[Collection(TrainedModelTests.Name)]
public sealed class PlainMessagesTests(TrainedModel trained)
{
    [Theory]
    [InlineData("zh-Hans", "羽绒服不想要了 想退货 CN-30551 wang.xiaoyu@example.com", Intent.ReturnRequest, "ChangedMind")]
    [InlineData("zh-Hans", "羽绒服不想要了 想退货", Intent.ReturnRequest, "ChangedMind")]
    [InlineData("zh-Hans", "羽绒服不想要了", Intent.ReturnRequest, "ChangedMind")]
    [InlineData("zh-Hans", "耳机不喜欢 退货", Intent.ReturnRequest, "ChangedMind")]
    [InlineData("zh-Hans", "左耳没声音 坏的", Intent.DamagedOrWrongItem, "Defective")]
    [InlineData("zh-Hans", "什么时候能到", Intent.OrderStatus, null)]
    [InlineData("zh-Hans", "亲 买的鞋子小了 想换大一码 订单号CN-30551", Intent.ExchangeRequest, "WrongSize")]
    [InlineData("id", "halo kak, sepatunya kekecilan nih mau saya balikin", Intent.ReturnRequest, "WrongSize")]
    [InlineData("id", "mau retur sepatunya kekecilan", Intent.ReturnRequest, "WrongSize")]
    [InlineData("en", "I never got my order", Intent.OrderStatus, null)]
    [InlineData("en", "what are your return rules", Intent.ReturnPolicyQuestion, null)]
    [InlineData("en", "#4711 where is it", Intent.OrderStatus, null)]
    [InlineData("en", "hello I ordered the jacket US-40118 but its too small I want to return it jane@example.com", Intent.ReturnRequest, "WrongSize")]
    [InlineData("de", "gefällt mir nicht, will ich zurückgeben DE-10023 anna@example.com", Intent.ReturnRequest, "ChangedMind")]
    public void What_is_wished_and_why_are_both_found(string language, string text, Intent wish, string? reason)
    {
        var message = trained.Read(text, language);

        Assert.True(message.Means(wish), string.Join(", ", message.Intents));
        Assert.DoesNotContain(message.Intents, score => score.Intent != wish && score.Intent != Intent.Greeting);
        Assert.Equal(reason, message.First(EntityKind.Reason));
    }

    [Theory]
    [InlineData("en", "it's too small", "WrongSize"), InlineData("en", "I don't like it", "ChangedMind"), InlineData("en", "it doesn't fit", "WrongSize")]
    [InlineData("de", "gefällt mir nicht", "ChangedMind"), InlineData("de", "zu klein", "WrongSize"), InlineData("de", "passt nicht", "WrongSize")]
    [InlineData("id", "kekecilan", "WrongSize"), InlineData("id", "sepatunya kekecilan", "WrongSize"), InlineData("id", "gak suka", "ChangedMind")]
    [InlineData("zh-Hans", "太小了", "WrongSize"), InlineData("zh-Hans", "不喜欢", "ChangedMind")]
    public void A_bare_reason_neither_asks_nor_denies(string language, string text, string reason)
    {
        var message = trained.Read(text, language);

        Assert.Empty(message.Intents);
        Assert.Equal(reason, message.First(EntityKind.Reason));
    }

    [Theory]
    [InlineData("不想退货 想换货", Intent.ExchangeRequest, Intent.ReturnRequest)]
    [InlineData("不要退款 要换一个", Intent.ExchangeRequest, Intent.ReturnRequest)]
    [InlineData("不想要了退货", Intent.ReturnRequest, Intent.CancelOrder)]
    public void In_Chinese_a_gap_ends_what_is_refused(string text, Intent wished, Intent not)
    {
        var message = trained.Read(text, "zh-Hans");

        Assert.True(message.Means(wished), string.Join(", ", message.Intents));
        Assert.False(message.Means(not), string.Join(", ", message.Intents));
    }

    [Fact]
    public void Who_never_said_to_cancel_does_not_cancel() => Assert.False(trained.Read("我没说要取消", "zh-Hans").Means(Intent.CancelOrder));

    [Theory]
    [InlineData("en", "asdf ghjk"), InlineData("en", "lorem ipsum dolor"), InlineData("en", "purple monkey dishwasher"), InlineData("de", "xyz abc"), InlineData("id", "asdkjh qwe"), InlineData("zh-Hans", "阿斯顿发"), InlineData("zh-Hans", "哈哈哈哈")]
    public void Gibberish_wishes_nothing(string language, string text) =>
        Assert.All(trained.Read(text, language).Intents, score => Assert.Equal(Intent.OutOfScope, score.Intent));

    [Theory]
    [InlineData("zh-Hans", "耳机不喜欢 退货", "耳机不喜欢"), InlineData("en", "I don't want it any more, can I return it", "I don't want it any more")]
    public void The_reason_is_only_the_words_that_give_it(string language, string text, string span)
    {
        var reason = Assert.Single(trained.Read(text, language).Entities, entity => entity.Kind == EntityKind.Reason);
        Assert.Equal(span, text.Substring(reason.Start, reason.Length));
    }
}

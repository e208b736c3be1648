using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class MessageReaderTests(TrainedModel trained)
{
    [Theory]
    [InlineData("en", "Hello, where is my parcel? I also want to return the lamp.", Intent.OrderStatus, Intent.ReturnRequest)]
    [InlineData("en", "hi where is my order also i want to return the lamp", Intent.OrderStatus, Intent.ReturnRequest)]
    [InlineData("de", "Wo bleibt mein Paket? Und die Lampe möchte ich zurückgeben.", Intent.OrderStatus, Intent.ReturnRequest)]
    [InlineData("id", "Kak paket saya sampai mana ya? Terus saya juga mau retur lampunya.", Intent.OrderStatus, Intent.ReturnRequest)]
    [InlineData("zh-Hans", "我的快递到哪了？另外台灯我想退货。", Intent.OrderStatus, Intent.ReturnRequest)]
    public void Several_wishes_come_in_the_order_they_were_said(string language, string text, Intent first, Intent second)
    {
        var intents = trained.Read(text, language).Intents.Select(score => score.Intent).ToList();

        Assert.Contains(first, intents);
        Assert.Contains(second, intents);
        Assert.True(intents.IndexOf(first) < intents.IndexOf(second), string.Join(", ", intents));
    }

    [Theory]
    [InlineData("en", "I don't want to cancel my order, I just want to change the address", Intent.ChangeOrder, Intent.CancelOrder)]
    [InlineData("de", "ich möchte nicht stornieren, nur die Adresse ändern", Intent.ChangeOrder, Intent.CancelOrder)]
    [InlineData("id", "bukan mau retur kak, mau tukar ukuran aja", Intent.ExchangeRequest, Intent.ReturnRequest)]
    [InlineData("zh-Hans", "我不想退货，只想换个尺码", Intent.ExchangeRequest, Intent.ReturnRequest)]
    public void What_is_refused_is_not_wished(string language, string text, Intent wished, Intent refused)
    {
        var message = trained.Read(text, language);

        Assert.True(message.Means(wished), string.Join(", ", message.Intents));
        Assert.False(message.Means(refused), string.Join(", ", message.Intents));
    }

    [Theory]
    [InlineData("en", "please don't cancel")]
    [InlineData("de", "bitte nicht stornieren")]
    [InlineData("id", "jangan dibatalkan")]
    [InlineData("zh-Hans", "不要取消订单")]
    public void A_plea_not_to_cancel_cancels_nothing(string language, string text) =>
        Assert.False(trained.Read(text, language).Means(Intent.CancelOrder));

    [Fact]
    public void Who_asks_why_they_cannot_cancel_wants_to() => Assert.True(trained.Read("Why can't I cancel my order?", "en").Means(Intent.CancelOrder));

    [Theory]
    [InlineData("en", "I ordered shoes two weeks ago for my daughter's birthday and she was so excited, the party was lovely and we had a great cake, but when she put them on they were far too small for her feet and so what I would really like to do is to send them back", Intent.ReturnRequest)]
    [InlineData("id", "halo kak saya pesen sepatu minggu lalu buat kado adek saya tapi pas dicoba kekecilan jadi gimana ya enaknya saya mau tukar aja kalo bisa sama yang ukuran 40", Intent.ExchangeRequest)]
    [InlineData("de", "Ich habe letzte Woche bei Ihnen bestellt und mich sehr auf die Schuhe gefreut, meine Tochter hatte ja Geburtstag und alle waren da, es war ein schönes Fest, nur passen sie ihr überhaupt nicht und deshalb würde ich sie gerne zurückschicken", Intent.ReturnRequest)]
    [InlineData("zh-Hans", "上个星期在你们店里给女儿买了双鞋当生日礼物，那天来了好多小朋友，大家玩得都很开心，可是鞋子穿上去太小了，所以我想把它退掉", Intent.ReturnRequest)]
    public void A_long_story_is_heard_to_its_end(string language, string text, Intent wish) =>
        Assert.True(trained.Read(text, language).Means(wish), string.Join(", ", trained.Read(text, language).Intents));

    [Theory, InlineData("en", "blah blah"), InlineData("en", "🙂🙂🙂"), InlineData("en", ""), InlineData("de", "…"), InlineData("id", "   ")]
    public void What_says_nothing_is_not_guessed_at(string language, string text) => Assert.Empty(trained.Read(text, language).Intents);

    [Theory]
    [InlineData("en", "the jacket is too small, I want to send it back", "WrongSize")]
    [InlineData("de", "Ich möchte die Schuhe zurückgeben, sie sind zu klein", "WrongSize")]
    [InlineData("id", "mau retur kak, sepatunya kekecilan", "WrongSize")]
    [InlineData("zh-Hans", "我要退货，鞋子太小了", "WrongSize")]
    [InlineData("en", "I want to return the lamp", null)]
    [InlineData("de", "Außerdem möchte ich die Lampe zurückgeben", null)]
    [InlineData("id", "saya mau retur lampu kak", null)]
    [InlineData("zh-Hans", "我想退台灯", null)]
    public void A_reason_is_found_where_one_is_given(string language, string text, string? reason) =>
        Assert.Equal(reason, trained.Read(text, language).First(EntityKind.Reason));

    [Fact]
    public void A_reason_points_at_the_words_that_give_it()
    {
        const string Text = "Hi! I want to return the lamp. It arrived in pieces.";
        var reason = Assert.Single(trained.Read(Text, "en").Entities, entity => entity.Kind == EntityKind.Reason);

        Assert.Equal("It arrived in pieces", Text.Substring(reason.Start, reason.Length));
    }
}

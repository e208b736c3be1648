using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

/// <summary>What customers write in passing and was once taken for something else.</summary>
[Collection(TrainedModelTests.Name)]
public sealed class OftenMisreadTests(TrainedModel trained)
{
    [Theory]
    [InlineData("de", "mein staubsauger saugt nicht mehr", "Defective"), InlineData("de", "Maschine macht keinen Druck mehr", "Defective"), InlineData("de", "undicht", "Defective"), InlineData("de", "der Wasserkocher ist undicht", "Defective")]
    [InlineData("en", "my vacuum lost its suction", "Defective"), InlineData("id", "penyedot debu saya gak nyedot lagi", "Defective"), InlineData("zh-Hans", "吸尘器没有吸力了", "Defective")]
    [InlineData("id", "kemejanya robek jahitannya", "Quality|Damaged"), InlineData("id", "brownis nya basi", "Defective|Quality"), InlineData("zh-Hans", "面包收到就馊了", "Defective|Quality")]
    [InlineData("zh-Hans", "杯子字刻错了", "WrongItem|NotAsDescribed"), InlineData("de", "Die Gravur ist falsch geschrieben", "WrongItem|NotAsDescribed"), InlineData("en", "the engraving on the mug is misspelled", "WrongItem|NotAsDescribed"), InlineData("id", "tulisan di mugnya salah cetak", "WrongItem|NotAsDescribed")]
    [InlineData("de", "hat einen kratzer, so angekommen", "Damaged"), InlineData("en", "has a scratch, arrived like this", "Damaged"), InlineData("id", "mau refund dong barangnya rusak", "Damaged|Defective")]
    public void What_is_wrong_with_goods_is_a_reason(string language, string text, string reasons) =>
        Assert.Contains(trained.Read(text, language).First(EntityKind.Reason) ?? "None", reasons.Split('|'));

    [Theory]
    [InlineData("de", "Rückgabe Hose, passt nicht", "WrongSize"), InlineData("de", "Rückgabe Jacke DE-10023 passt nicht", "WrongSize"), InlineData("en", "return jacket US-40118 too small", "WrongSize"), InlineData("en", "return the trousers too tight", "WrongSize")]
    [InlineData("zh-Hans", "衣服买大了能退不", "WrongSize"), InlineData("zh-Hans", "外套买大了能退吗", "WrongSize"), InlineData("id", "retur kemeja kekecilan", "WrongSize")]
    [InlineData("id", "retur ID-20417 berubah pikiran", "ChangedMind"), InlineData("id", "mau retur kak, saya berubah pikiran", "ChangedMind"), InlineData("en", "return lamp, changed my mind", "ChangedMind")]
    public void A_return_and_its_reason_may_be_three_words(string language, string text, string reason)
    {
        var message = trained.Read(text, language);

        Assert.True(message.Means(Intent.ReturnRequest), string.Join(", ", message.Intents));
        Assert.Equal(reason, message.First(EntityKind.Reason));
    }

    [Theory]
    [InlineData("zh-Hans", "要求重做", Intent.ExchangeRequest), InlineData("zh-Hans", "换新的", Intent.ExchangeRequest), InlineData("de", "neue Tasse bitte", Intent.ExchangeRequest), InlineData("en", "a new cup please", Intent.ExchangeRequest), InlineData("id", "minta dibikinin ulang", Intent.ExchangeRequest)]
    [InlineData("en", "my rug never came its been a month wtf", Intent.OrderStatus), InlineData("en", "my order was cancelled, no refund", Intent.RefundStatus), InlineData("de", "Bestellung wurde storniert, kein Geld da", Intent.RefundStatus)]
    [InlineData("zh-Hans", "订单被取消了,一直没退款", Intent.RefundStatus), InlineData("id", "pesanan saya dibatalkan, belum ada refund", Intent.RefundStatus)]
    [InlineData("en", "hold my order until friday", Intent.ChangeOrder), InlineData("de", "bitte meine Bestellung bis Freitag zurückhalten", Intent.ChangeOrder), InlineData("id", "tahan pesanan saya sampai jumat ya", Intent.ChangeOrder)]
    [InlineData("id", "7 hari", Intent.ReturnPolicyQuestion), InlineData("zh-Hans", "七天无理由运费谁出", Intent.ReturnPolicyQuestion), InlineData("de", "wer zahlt den rückversand", Intent.ReturnPolicyQuestion), InlineData("zh-Hans", "拒收可以吗", Intent.ReturnPolicyQuestion)]
    [InlineData("id", "kalo saya tolak pas kurir dateng", Intent.ReturnPolicyQuestion), InlineData("de", "was wenn ich die annahme verweigere", Intent.ReturnPolicyQuestion), InlineData("en", "can I refuse the parcel at the door", Intent.ReturnPolicyQuestion)]
    [InlineData("id", "barang sampah!! toko penipu", Intent.Complaint), InlineData("zh-Hans", "太慢了吧", Intent.Complaint), InlineData("de", "😡", Intent.Complaint), InlineData("id", "🤬🤬", Intent.Complaint), InlineData("en", "👍", Intent.Affirm), InlineData("zh-Hans", "👌🏻", Intent.Affirm)]
    [InlineData("en", "are you a bot?", Intent.Greeting), InlineData("zh-Hans", "你是机器人吗", Intent.Greeting), InlineData("id", "ini bot ya?", Intent.Greeting), InlineData("de", "bin ich mit einem Bot verbunden", Intent.Greeting)]
    [InlineData("en", "nvm", Intent.Deny), InlineData("id", "gak jadi deh kak", Intent.Deny), InlineData("zh-Hans", "哦 那算了", Intent.Deny), InlineData("de", "nein dann nicht", Intent.Deny), InlineData("id", "udah ga usah deh", Intent.Deny), InlineData("de", "doch nicht, hat sich erledigt", Intent.Deny)]
    public void What_is_meant_is_the_only_thing_read(string language, string text, Intent intent) =>
        Assert.Equal([intent], trained.Read(text, language).Intents.Select(score => score.Intent));

    [Theory, InlineData("did it go thru?"), InlineData("did my return go thru?")]
    public void Whether_it_went_through_asks_for_a_status(string text) =>
        Assert.All(trained.Read(text, "en").Intents, score => Assert.True(score.Intent is Intent.OrderStatus or Intent.ReturnStatus, score.ToString()));

    [Theory]
    [InlineData("id", "ya udah tunggu dulu"), InlineData("id", "ya udah nanti saya kabarin"), InlineData("id", "nanti dulu"), InlineData("id", "tunggu, saya pikir dulu"), InlineData("zh-Hans", "先等等"), InlineData("zh-Hans", "想再问问"), InlineData("en", "hold on"), InlineData("en", "hang on a sec"), InlineData("de", "moment noch"), InlineData("de", "warte kurz")]
    public void Who_hesitates_neither_leaves_nor_arrives(string language, string text) =>
        Assert.All(trained.Read(text, language).Intents, score => Assert.Equal(Intent.Deny, score.Intent));

    [Theory]
    [InlineData("id", "lupa nomor pesanannya"), InlineData("en", "dunno the number"), InlineData("de", "weiß die nummer nicht"), InlineData("en", "I forgot my order number"), InlineData("zh-Hans", "订单号忘了"), InlineData("de", "hab die Bestellnummer nicht da")]
    public void A_forgotten_number_changes_no_order(string language, string text) =>
        Assert.False(trained.Read(text, language).Means(Intent.ChangeOrder), string.Join(", ", trained.Read(text, language).Intents));

    [Theory, InlineData("id", "dua2nya"), InlineData("en", "both"), InlineData("de", "beide"), InlineData("de", "alle beide"), InlineData("zh-Hans", "两个都")]
    public void Both_are_two(string language, string text) => Assert.Equal("2", trained.Read(text, language).First(EntityKind.Quantity));

    [Theory]
    [InlineData("id", "rek BCA a/n siti"), InlineData("de", "Slips Baumwolle 5er-Pack (M / Schwarz)"), InlineData("en", "Dupatta banarasi silk"), InlineData("zh-Hans", "Jamdani Saree Rosso"), InlineData("id", "Kopi Gayo Arabika 250g")]
    public void Names_of_goods_and_people_are_no_foreign_language(string current, string text)
    {
        var message = trained.Read(text, current);

        Assert.True(message.IsLanguageSpoken, message.Language.Tag);
        Assert.Equal(current, message.Language.Tag);
    }
}

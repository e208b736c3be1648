namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class LanguageTests(TrainedModel trained)
{
    [Theory]
    [InlineData("en", "mau retur sepatu yang kemarin dibeli kak", "id")]
    [InlineData("en", "wo ist mein Paket", "de")]
    [InlineData("de", "where is my parcel?", "en")]
    [InlineData("id", "Hi, where is my parcel? I ordered it two weeks ago", "en")]
    [InlineData("zh-Hans", "I want to return my shoes please", "en")]
    [InlineData("en", "我想退货", "zh-Hans")]
    [InlineData("de", "订单CN-30551什么时候发货", "zh-Hans")]
    [InlineData("id", "Ich habe mich vertippt, bitte ändern Sie die Adresse", "de")]
    public void A_clear_sentence_in_another_language_switches(string current, string text, string expected)
    {
        var message = trained.Read(text, current);
        Assert.Equal(expected, message.Language.Tag);
        Assert.True(message.IsLanguageSpoken);
    }

    [Theory]
    [InlineData("de", "ID-20417"), InlineData("id", "anna@example.com"), InlineData("zh-Hans", "ok thanks"), InlineData("de", "ok"), InlineData("de", "hello")]
    [InlineData("id", "oke thanks"), InlineData("id", "refund"), InlineData("de", "#4711"), InlineData("zh-Hans", "iPhone"), InlineData("id", "🙂"), InlineData("en", "hallo")]
    [InlineData("id", "refund status order ID-20417"), InlineData("en", "Nike Air Max 90"), InlineData("zh-Hans", "订单 CN-30551 iPhone 15 Pro Max 退款"), InlineData("de", "")]
    public void Short_and_mixed_texts_keep_the_conversations_language(string current, string text)
    {
        var message = trained.Read(text, current);
        Assert.Equal(current, message.Language.Tag);
        Assert.True(message.IsLanguageSpoken);
    }

    [Theory]
    [InlineData("Bonjour, je voudrais retourner ma commande s'il vous plaît")]
    [InlineData("Où est mon colis ? Il devait arriver hier")]
    [InlineData("Hola, quiero devolver los zapatos que compré")]
    [InlineData("¿Dónde está mi pedido? Todavía no ha llegado")]
    [InlineData("Ciao, vorrei restituire le scarpe che ho ordinato")]
    [InlineData("Hallo, ik wil graag mijn bestelling terugsturen")]
    [InlineData("Olá, gostaria de devolver o meu pedido")]
    [InlineData("Dzień dobry, chcę zwrócić buty, bo są za małe")]
    [InlineData("Tôi muốn trả lại hàng vì bị hỏng")]
    [InlineData("toi muon tra lai hang vi bi hong roi")]
    [InlineData("Merhaba, siparişimi iade etmek istiyorum")]
    [InlineData("Hej, jag vill skicka tillbaka mina skor")]
    [InlineData("Hei, haluan palauttaa kengät jotka tilasin")]
    [InlineData("Dobrý den, chtěl bych vrátit boty")]
    [InlineData("Gusto ko pong isauli yung sapatos na binili ko")]
    [InlineData("Jó napot, szeretném visszaküldeni a cipőt")]
    [InlineData("ฉันอยากคืนสินค้า")]
    [InlineData("靴を返品したいのですが")]
    [InlineData("신발을 반품하고 싶어요")]
    [InlineData("Здравствуйте, хочу вернуть товар")]
    [InlineData("أريد إرجاع الطلب")]
    [InlineData("我想退貨，請問怎麼辦")]
    [InlineData("שלום, אני רוצה להחזיר את הנעליים")]
    [InlineData("Γεια σας, θέλω να επιστρέψω τα παπούτσια")]
    public void Other_languages_are_said_to_be_foreign(string text)
    {
        foreach (var current in new[] { "en", "de", "id", "zh-Hans" }) Assert.False(trained.Read(text, current).IsLanguageSpoken, $"in {current}");
    }

    [Fact]
    public void A_foreign_message_still_yields_its_numbers() =>
        Assert.Equal("ID20417", trained.Read("Bonjour, où est ma commande ID-20417 s'il vous plaît ?", "en").First(Core.Turns.Understanding.EntityKind.OrderNumber));
}

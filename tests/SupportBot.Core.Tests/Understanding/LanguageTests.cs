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
    [InlineData("Merhaba, siparişimi iade etmek istiyorum")]
    [InlineData("Hej, jag vill skicka tillbaka mina skor")]
    [InlineData("Hei, haluan palauttaa kengät jotka tilasin")]
    [InlineData("Dobrý den, chtěl bych vrátit boty")]
    [InlineData("Jó napot, szeretném visszaküldeni a cipőt")]
    [InlineData("שלום, אני רוצה להחזיר את הנעליים")]
    [InlineData("Γεια σας, θέλω να επιστρέψω τα παπούτσια")]
    public void Other_languages_are_said_to_be_foreign(string text)
    {
        foreach (var current in new[] { "en", "de", "id", "zh-Hans" }) Assert.False(trained.Read(text, current).IsLanguageSpoken, $"in {current}");
    }

    [Theory]
    [InlineData("fr", "Bonjour, je voudrais retourner ma commande s'il vous plaît")]
    [InlineData("fr", "Où est mon colis ? Il devait arriver hier")]
    [InlineData("es", "Hola, quiero devolver los zapatos que compré")]
    [InlineData("es", "¿Dónde está mi pedido? Todavía no ha llegado")]
    [InlineData("it", "Ciao, vorrei restituire le scarpe che ho ordinato")]
    [InlineData("nl", "Hallo, ik wil graag mijn bestelling terugsturen")]
    [InlineData("pt", "Olá, gostaria de devolver o meu pedido")]
    [InlineData("pl", "Dzień dobry, chcę zwrócić buty, bo są za małe")]
    [InlineData("vi", "Tôi muốn trả lại hàng vì bị hỏng")]
    [InlineData("vi", "toi muon tra lai hang vi bi hong roi")]
    [InlineData("fil", "Gusto ko pong isauli yung sapatos na binili ko")]
    [InlineData("th", "ฉันอยากคืนสินค้า")]
    [InlineData("ja", "靴を返品したいのですが")]
    [InlineData("ko", "신발을 반품하고 싶어요")]
    [InlineData("ru", "Здравствуйте, хочу вернуть товар")]
    [InlineData("ar", "أريد إرجاع الطلب")]
    [InlineData("zh-Hant", "我想退貨，請問怎麼辦")]
    [InlineData("kk", "Сәлеметсіз бе, тауарды қайтарғым келеді")]
    [InlineData("ms", "Macam mana nak pulangkan barang yang saya beli ni")]
    [InlineData("ru", "Подскажите пожалуйста, как вернуть деньги за заказ")]
    [InlineData("kk", "Аяқ киім кішкентай болып шықты, ауыстыруға бола ма")]
    [InlineData("fr", "je voudrais rendre les chaussures svp")]
    [InlineData("pt", "quero devolver o tênis que comprei, não serviu")]
    [InlineData("es", "quiero cambiar la talla por favor")]
    [InlineData("nl", "de schoenen passen niet, kan ik ze ruilen")]
    [InlineData("it", "il pacco è arrivato rotto, cosa devo fare")]
    [InlineData("pl", "paczka przyszła uszkodzona, co mam zrobić")]
    public void A_language_that_is_known_by_its_phrases_is_told_by_a_sentence(string language, string text)
    {
        foreach (var current in new[] { "en", "de", "id", "zh-Hans" }) Assert.Equal((current, language, true), (current, trained.Read(text, current).Language.Tag, trained.Read(text, current).IsLanguageSpoken));
    }

    [Theory]
    [InlineData("返品・交換")]
    [InlineData("返金希望")]
    public void Two_Chinese_characters_do_not_turn_a_Japanese_conversation_Chinese(string text) => Assert.Equal("ja", trained.Read(text, "ja").Language.Tag);

    [Theory]
    [InlineData("GB-11204 charlotte.evans@example.com", "en")]
    [InlineData("DE-10023, julia.schneider@example.com", "de")]
    [InlineData("ID-20417 rizky.pratama@example.com", "id")]
    public void A_number_and_an_address_ask_for_nothing(string text, string language) => Assert.Empty(trained.Read(text, language).Intents);

    // In an Indonesian conversation a few Malay words are taken for Indonesian.
    [Theory]
    [InlineData("Bila saya boleh dapat balik duit saya")]
    [InlineData("Kasut ni tak muat, boleh tukar saiz tak")]
    public void Malay_is_not_Indonesian(string text) => Assert.All(["en", "de", "zh-Hans", "ms"], current => Assert.Equal("ms", trained.Read(text, current).Language.Tag));

    [Fact]
    public void A_foreign_message_still_yields_its_numbers() =>
        Assert.Equal("ID20417", trained.Read("Merhaba, ID-20417 numaralı siparişim nerede acaba", "en").First(Core.Turns.Understanding.EntityKind.OrderNumber));
}

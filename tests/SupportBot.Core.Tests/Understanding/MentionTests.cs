using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

/// <summary>What is spoken of without having been asked for: amounts, days, parcels' numbers, goods, colours and sizes.</summary>
[Collection(TrainedModelTests.Name)]
public sealed class MentionTests(TrainedModel trained)
{
    [Theory]
    [InlineData("en", "I paid 149.99 EUR for it", "149.99 EUR"), InlineData("de", "Ich habe 1.249,50 € bezahlt", "1249.50 EUR"), InlineData("id", "harganya Rp 1.500.000 kak", "1500000 IDR")]
    [InlineData("pt", "paguei R$ 89,90", "89.90 BRL"), InlineData("pl", "kosztowało 49,99 zł", "49.99 PLN"), InlineData("ru", "заплатил 2500 руб", "2500 RUB"), InlineData("th", "ราคา 590 บาท", "590 THB")]
    [InlineData("vi", "giá 250.000đ", "250000 VND"), InlineData("ja", "3980円でした", "3980 JPY"), InlineData("ar", "دفعت ١٥٠ ريال", "150 SAR"), InlineData("ms", "RM49.90 je", "49.90 MYR"), InlineData("en", "it was $20", "20")]
    [InlineData("en", "room 49 please", null), InlineData("en", "order 40118", null), InlineData("de", "50% Rabatt", null)]
    public void Amounts_are_read_with_their_currency(string language, string text, string? amount) => Assert.Equal(amount, Mention(text, language, EntityKind.Amount));

    [Theory]
    [InlineData("en", "ordered on 2026-03-05", "2026-03-05"), InlineData("de", "bestellt am 12.05.2026", "2026-05-12"), InlineData("zh-Hans", "2026年3月5日下的单", "2026-03-05"), InlineData("en", "it came 13/04/2026", "2026-04-13")]
    [InlineData("en", "it came 03/04/2026", "03/04/2026")]
    [InlineData("pt", "chegou ontem", "yesterday"), InlineData("nl", "3 dagen geleden besteld", "days-ago-3"), InlineData("pl", "kupiłem 2 tygodnie temu", "weeks-ago-2"), InlineData("es", "llegó hace tres días", "days-ago-3")]
    [InlineData("fr", "reçu avant-hier", "day-before-yesterday"), InlineData("ru", "пришло позавчера", "day-before-yesterday"), InlineData("kk", "5 күн бұрын алдым", "days-ago-5"), InlineData("it", "arrivato lunedì scorso", "last-monday")]
    [InlineData("en", "version 3.2.1 of the app", null)]
    public void Days_are_read_in_figures_and_in_words(string language, string text, string? day) => Assert.Equal(day, Mention(text, language, EntityKind.Date));

    [Theory]
    [InlineData("en", "my parcel RR 123 456 789 CN is stuck", "RR123456789CN"), InlineData("en", "1Z999AA10123456784 not moving", "1Z999AA10123456784"), InlineData("id", "resi SPXID0123456789 kok lama", "SPXID0123456789")]
    [InlineData("en", "hello there 12345678", null), InlineData("en", "order US-40118", null)]
    public void Parcels_numbers_are_no_orders(string language, string text, string? number)
    {
        Assert.Equal(number, Mention(text, language, EntityKind.TrackingNumber));
        if (number is not null) Assert.Null(trained.Read(text, language).First(EntityKind.OrderNumber));
    }

    [Theory]
    [InlineData("pt", "a jaqueta preta ficou pequena", "jacket", "black"), InlineData("nl", "de blauwe jas is te klein", "jacket", "blue"), InlineData("fr", "la veste rouge est trop petite", "jacket", "red"), InlineData("ru", "чёрные кроссовки малы", "shoes", "black")]
    public void Goods_and_colours_have_one_name_in_every_language(string language, string text, string item, string colour) =>
        Assert.Equal((item, colour), (Mention(text, language, EntityKind.Item), Mention(text, language, EntityKind.Colour)));

    [Theory]
    [InlineData("en", "size 42 instead of 41 please", "42"), InlineData("de", "Größe XL bitte", "XL"), InlineData("pt", "tamanho M por favor", "M"), InlineData("pl", "rozmiar 38", "38")]
    [InlineData("en", "I'm 42 years old", null)]
    public void Sizes_are_read(string language, string text, string? size) => Assert.Equal(size, Mention(text, language, EntityKind.Size));

    [Theory]
    [InlineData("ar", "طلبي رقم ٢٠٤١٧ ما وصل", "20417"), InlineData("th", "ออเดอร์ ๒๐๔๑๗ อยู่ไหน", "20417"), InlineData("en", "# 240915 KLMW72", "240915KLMW72"), InlineData("id", "pesanan 240915KLMW72QA mana", "240915KLMW72QA")]
    [InlineData("ru", "заказ 12345678-0001-1 где", "1234567800011"), InlineData("en", "order 12-34567-89012", "123456789012"), InlineData("ja", "注文番号 123456-20260915-0001234567", "123456202609150001234567"), InlineData("id", "INV/20260915/MPL/1234567890", "INV20260915MPL1234567890")]
    [InlineData("pt", "BR-18411 mariana@example.com", "BR18411"), InlineData("es", "mi pedido MX-19307", "MX19307")]
    [InlineData("en", "240915 chargers", null)]
    public void Order_numbers_of_platforms_and_in_other_digits_are_found(string language, string text, string? number) => Assert.Equal(number, trained.Read(text, language).First(EntityKind.OrderNumber));

    private string? Mention(string text, string language, EntityKind kind)
    {
        var found = trained.Read(text, language).Mentions.FirstOrDefault(mention => mention.Kind == kind);
        if (found is not null) Assert.InRange(found.Start + found.Length, 1, text.Length);
        return found?.Value;
    }
}

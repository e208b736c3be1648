using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class EntityTests(TrainedModel trained)
{
    [Theory]
    [InlineData("my order ID-20417 hasn't arrived", "ID20417"), InlineData("id20417", "ID20417"), InlineData("Bestellung DE 10023 fehlt", "DE10023"), InlineData("de 10023", "DE10023")]
    [InlineData("ＣＮ－３０５５１", "CN30551"), InlineData("us-40118 please", "US40118"), InlineData("SB-2044", "SB2044"), InlineData("pesanan tkp-88102 mana", "TKP88102")]
    [InlineData("#4711", "4711"), InlineData("302-1234567-7654321", "30212345677654321"), InlineData("订单577012345678901234呢", "577012345678901234")]
    [InlineData("订单号30551什么时候发货", "30551"), InlineData("no pesanan 20417 ya", "20417"), InlineData("Bestellnr. 10023", "10023"), InlineData("Order number: 4711", "4711")]
    [InlineData("20417", "20417"), InlineData("20417 kak", "20417"), InlineData("nomor order saya 0020417", "0020417"), InlineData("ID–20417", "ID20417")]
    [InlineData("想换大一码，订单号CN-30551", "CN30551"), InlineData("想换大一码 订单号30551", "30551")]
    public void Order_numbers_are_found(string text, string number) => Assert.Equal(number, First(text, EntityKind.OrderNumber));

    [Theory]
    [InlineData("+62 812-3456-7890"), InlineData("0812 3456 7890"), InlineData("12.05.2024"), InlineData("Bestellung vom 12.05.2024"), InlineData("订单是2024年5月1日下的")]
    [InlineData("pesanan seharga 150000 belum datang"), InlineData("I paid 15000 dollars for this order"), InlineData("€1500 order"), InlineData("size 42"), InlineData("EU 4243")]
    [InlineData("PLZ 10115 bitte in der Bestellung ändern"), InlineData("postcode 90210 for my order"), InlineData("邮编100000"), InlineData("kode pos 12940")]
    [InlineData("RMA-ID-7K3M9Q2A"), InlineData("RMA ID 7K3M 9Q2A"), InlineData("I ordered in 2024"), InlineData("my wh-1000xm4 broke"), InlineData("Ich wohne in 10115 Berlin")]
    [InlineData("my card 4111111111111111"), InlineData("4111 1111 1111 1111"), InlineData("please send us 40118 things"), InlineData("订单等了3000天"), InlineData("https://shop.example/orders/123456")]
    public void Other_numbers_are_no_order(string text) => Assert.Null(First(text, EntityKind.OrderNumber));

    [Theory]
    [InlineData("RMA-ID-7K3M9Q2A", "RMAID7K3M9Q2A"), InlineData("rma de 7k3m9q2a status?", "RMADE7K3M9Q2A"), InlineData("退货RMA-CN-7K3M9Q2A呢", "RMACN7K3M9Q2A"), InlineData("RMA ID 7K3M 9Q2A", "RMAID7K3M9Q2A")]
    [InlineData("RMA in my order is late", null), InlineData("RMA 20391", null), InlineData("karma-id-7k3m9q2a", null)]
    public void Return_numbers_are_found_and_nothing_like_them(string text, string? number) => Assert.Equal(number, First(text, EntityKind.Rma));

    [Theory]
    [InlineData("Anna.Muster+shop@Example.co.uk is my mail", "anna.muster+shop@example.co.uk"), InlineData("邮箱是abc@qq.com谢谢", "abc@qq.com"), InlineData("<a_b@x-y.id>.", "a_b@x-y.id")]
    [InlineData("a@b", null), InlineData("@anna", null), InlineData("you@ work.com", null)]
    public void E_mails_are_found_and_nothing_like_them(string text, string? email) => Assert.Equal(email, First(text, EntityKind.Email));

    [Theory]
    [InlineData("+62 812-3456-7890", "+6281234567890"), InlineData("hp 081234567890", "081234567890"), InlineData("62812 3456 7890", "6281234567890")]
    [InlineData("0151 23456789", "015123456789"), InlineData("+49 (0)30 1234567", "+49301234567"), InlineData("0049 151 23456789", "+4915123456789"), InlineData("030/1234567", "0301234567")]
    [InlineData("我的手机13812345678", "13812345678"), InlineData("138 1234 5678", "13812345678"), InlineData("+86 138-1234-5678", "+8613812345678"), InlineData("１３８１２３４５６７８", "13812345678")]
    [InlineData("(555) 123-4567", "5551234567"), InlineData("415-555-2671", "4155552671"), InlineData("+1 415 555 2671", "+14155552671"), InlineData("call 4155552671", "4155552671")]
    [InlineData("order 4155552671", null), InlineData("ID-20417", null), InlineData("2024-05-01 10:30", null), InlineData("302-1234567-7654321", null), InlineData("577012345678901234", null), InlineData("Rp 1.500.000", null)]
    public void Phone_numbers_are_found_and_nothing_like_them(string text, string? phone) => Assert.Equal(phone, First(text, EntityKind.Phone));

    [Theory]
    [InlineData("I want to return 2 pairs", "2"), InlineData("two of them", "2"), InlineData("both please", "2"), InlineData("2x lamp", "2"), InlineData("zwei Stück zurück", "2"), InlineData("beide", "2")]
    [InlineData("mau retur dua pasang", "2"), InlineData("3 pcs", "3"), InlineData("keduanya", "2"), InlineData("退两双", "2"), InlineData("三件", "3"), InlineData("twelve bottles", "12")]
    [InlineData("I waited 2 weeks", null), InlineData("seit zwei Wochen", null), InlineData("dua minggu", null), InlineData("等了两天", null), InlineData("size 8", null), InlineData("the wrong one", null), InlineData("一直没到", null)]
    public void Counts_are_found_and_nothing_like_them(string text, string? count) => Assert.Equal(count, First(text, EntityKind.Quantity));

    [Fact]
    public void An_order_and_a_phone_side_by_side_are_told_apart()
    {
        Assert.Equal("4711", First("order 4711 0812-3456-7890", EntityKind.OrderNumber));
        Assert.Equal("081234567890", First("order 4711 0812-3456-7890", EntityKind.Phone));
    }

    [Theory]
    [InlineData("\u200Bｍｙ ｏｒｄｅｒ： ＩＤ－２０４１７！", EntityKind.OrderNumber, "ＩＤ－２０４１７")]
    [InlineData("🙂🙂 ID-20417", EntityKind.OrderNumber, "ID-20417")]
    [InlineData("Ze\u0301ro\u0301 ID-2\u200B0417 now", EntityKind.OrderNumber, "ID-2\u200B0417")]
    [InlineData("ﬁne: a@b.com", EntityKind.Email, "a@b.com")]
    [InlineData("\uD800\r\nphone 0812-3456-7890.", EntityKind.Phone, "0812-3456-7890")]
    public void Spans_point_into_the_customers_own_text(string text, EntityKind kind, string span)
    {
        var entity = Assert.Single(trained.Read(text, "en").Entities, entity => entity.Kind == kind);
        Assert.Equal(span, text.Substring(entity.Start, entity.Length));
    }

    private string? First(string text, EntityKind kind) => trained.Read(text, "en").First(kind);
}

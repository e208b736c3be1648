using System.Text;
using System.Text.Json;

namespace SupportBot.Bench;

/// <summary>One thing a customer says, and a piece of the answer by which it is known to be the right one.</summary>
/// <param name="Says"><c>{order}</c> stands for the order's number and the contact on it.</param>
internal sealed record Line(string Says, string Hears)
{
    /// <summary>As it stands in the JSON of a frame.</summary>
    public byte[] Heard { get; } = Encoding.UTF8.GetBytes(JsonEncodedText.Encode(Hears).ToString());
}

internal sealed record Goods(string Name, string Category, decimal Price, string Currency);

/// <summary>A return conversation in one market: what comes before the decision, and the two ways in which it goes on.</summary>
/// <param name="Order">The demo shop's order of those who leave it at that.</param>
internal sealed record Story(
    string Locale, string Market, string Order, string Email, Goods Goods, IReadOnlyList<Line> Asks, IReadOnlyList<Line> Leaves, IReadOnlyList<Line> Opens)
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("en-US", "US", "US-40118", "emily.carter@example.com", new("Packable Rain Jacket", "clothing", 89.00m, "USD"),
            [new("hi, what are your return rules?", "30 days"), new("I want to return my jacket, it is too small", "order number"), new("{order}", "89.00")],
            [new("no, leave it", "nothing has been opened"), new("where is my order?", "has been delivered"), new("thanks, bye", "Goodbye")],
            [new("yes, open it", "RMA-US-"), new("thanks", "welcome")]),
        new("de-DE", "DE", "DE-10023", "julia.schneider@example.com", new("Wollmantel", "clothing", 189.90m, "EUR"),
            [new("Hallo, wie lange kann ich etwas zurückgeben?", "14 Tagen"), new("Ich möchte den Wollmantel zurückgeben, er gefällt mir nicht", "Bestellnummer"), new("{order}", "Ihr Widerrufsrecht gilt bis")],
            [new("Nein, lieber doch nicht", "noch nichts angemeldet"), new("Wann kommt mein Geld zurück?", "keine Erstattung"), new("danke, tschüss", "Auf Wiedersehen")],
            [new("Ja, bitte anmelden", "RMA-DE-"), new("danke", "Gern")]),
        new("id-ID", "ID", "ID-20417", "rizky.pratama@example.com", new("Sepatu Lari Pria AeroRun", "shoes", 549000m, "IDR"),
            [new("halo, apa aturan pengembalian barang?", "7 hari"), new("sepatunya kekecilan, mau retur", "nomor pesanan"), new("{order}", "Rp549.000")],
            [new("tidak jadi", "belum ada yang diajukan"), new("pesanan saya di mana?", "sudah sampai"), new("terima kasih", "Sama-sama")],
            [new("Ya, ajukan", "RMA-ID-"), new("terima kasih", "Sama-sama")]),
        new("ja-JP", "JP", "JP-30217", "sato.misaki@example.com", new("レディース軽量スニーカー", "shoes", 6980m, "JPY"),
            [new("返品したいです", "注文番号"), new("{order}", "理由"), new("サイズが合わない", "6,980円")],
            [new("内容を変更する", "変更"), new("ありがとう", "どういたしまして")],
            [new("はい、手続きする", "RMA-JP-"), new("ありがとう", "どういたしまして")]),
        new("zh-CN", "CN", "CN-30551", "wang.xiaoyu@example.com", new("轻薄羽绒服", "clothing", 399.00m, "CNY"),
            [new("你好，退货规则是什么？", "无理由退货"), new("我想退货，尺码小了", "订单号"), new("{order}", "399.00")],
            [new("算了，不退了", "还没有提交"), new("我的订单到哪了？", "已经签收"), new("谢谢", "不客气")],
            [new("确认提交", "RMA-CN-"), new("谢谢", "不客气")]),
    ];
}

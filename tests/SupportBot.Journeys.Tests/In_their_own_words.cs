using Microsoft.Extensions.DependencyInjection;
using SupportBot.Core.Conversations;
using SupportBot.Core.Handoff;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>Three conversations in each language, without a button: as people type on a phone, to the right end.</summary>
public sealed class In_their_own_words(In_twenty_languages.Shop shop) : IClassFixture<In_twenty_languages.Shop>
{
    private const int MostQuestions = 4;

    private static readonly Words[] All =
    [
        new("ar", "ar-SA", "SA", "SA-62104 noura.alotaibi@example.com", "السلام عليكم ابغى ارجع الطلب المقاس صغير علي", "ايوه تمام", "وين طلبي متى يوصل", "لا خلاص ما ابي", "ابي اكلم موظف"),
        new("de", "de-DE", "DE", "DE-10023 julia.schneider@example.com", "hallo die sind mir zu klein möchte sie gern zurückschicken", "ja gern", "wo bleibt mein paket", "nee lass mal", "kann ich bitte mit nem menschen reden"),
        new("en", "en-GB", "GB", "GB-11204 charlotte.evans@example.com", "hiya its too small on me so id like to send it back", "yes please", "wheres my order", "no leave it", "can i speak to a real person"),
        new("es", "es-MX", "MX", "MX-19307 fernanda.hernandez@example.com", "hola me quedan chicos los quiero devolver", "sí por favor", "dónde está mi pedido", "no mejor no", "quiero hablar con una persona"),
        new("fil", "fil-PH", "PH", "PH-70125 maria.santos@example.com", "hello po ang sikip po sakin gusto ko sana isauli", "opo sige", "nasaan na po order ko", "wag na lang po", "pwede po ba makausap ng tao"),
        new("fr", "fr-FR", "FR", "FR-13308 camille.moreau@example.com", "bonjour c trop petit je voudrais le renvoyer svp", "oui allez-y", "il est où mon colis", "non laissez tomber", "je veux parler à quelqu'un"),
        new("id", "id-ID", "ID", "ID-20417 rizky.pratama@example.com", "kak mau retur dong kekecilan di aku", "iya kak", "pesanan saya udah sampai mana ya", "ga usah deh", "mau ngomong sama orang dong"),
        new("it", "it-IT", "IT", "IT-15104 giulia.rossi@example.com", "ciao mi sta piccolo vorrei fare il reso", "sì va bene", "dov'è il mio ordine", "no lasci stare", "vorrei parlare con una persona"),
        new("ja", "ja-JP", "JP", "JP-30217 sato.misaki@example.com", "サイズが小さかったので返品したいんですけど", "はい、お願いします", "荷物まだ届かないんですが今どこですか", "いえ、やめておきます", "人と話したいです"),
        new("kk", "kk-KZ", "KZ", "KZ-51206 aigerim.s@example.com", "сәлем өлшемі кішкентай екен қайтарғым келеді", "иә жарайды", "тапсырысым қайда жүр", "жоқ керек емес", "адаммен сөйлескім келеді"),
        new("ko", "ko-KR", "KR", "KR-41032 kim.minji@example.com", "안녕하세요 너무 작아서 반품하고 싶어요", "네 그렇게 해주세요", "제 택배 어디쯤 왔어요?", "아니요 괜찮아요", "상담원이랑 통화하고 싶어요"),
        new("ms", "ms-MY", "MY", "MY-80214 nurul.aisyah@example.com", "hai saiz kecik sangat saya nak pulangkan", "ya boleh", "mana barang saya dah sampai mana", "tak apa tak jadi", "nak cakap dengan orang"),
        new("nl", "nl-NL", "NL", "NL-16203 sanne.devries@example.com", "hoi valt te klein wil m graag terugsturen", "ja doe maar", "waar blijft mijn pakketje", "nee laat maar", "kan ik een echt mens spreken"),
        new("pl", "pl-PL", "PL", "PL-17302 anna.kowalska@example.com", "czesc za male sa chce je zwrocic", "tak poproszę", "gdzie jest moja paczka", "nie jednak nie", "chcę porozmawiać z człowiekiem"),
        new("pt", "pt-BR", "BR", "BR-18411 mariana.oliveira@example.com", "oi ficou pequeno quero devolver", "sim pode ser", "cadê meu pedido", "não deixa pra lá", "quero falar com um atendente"),
        new("ru", "ru-RU", "RU", "RU-50418 anna.smirnova@example.com", "здравствуйте мне малы хочу вернуть", "да давайте", "где мой заказ", "нет не надо", "позовите оператора"),
        new("th", "th-TH", "TH", "TH-52108 supawadee.s@example.com", "สวัสดีค่ะ ไซส์เล็กไป อยากคืนของค่ะ", "ใช่ค่ะ โอเค", "ของถึงไหนแล้วคะ", "ไม่เป็นไรค่ะ", "ขอคุยกับคนหน่อยค่ะ"),
        new("vi", "vi-VN", "VN", "VN-60731 nguyen.minhanh@example.com", "shop ơi chật quá mình muốn trả hàng", "ok shop", "đơn của mình tới đâu rồi", "thôi khỏi ạ", "cho mình gặp nhân viên"),
        new("zh-Hans", "zh-CN", "CN", "CN-30551 wang.xiaoyu@example.com", "你好 太小了穿不下 想退货", "好的", "我的快递到哪了", "算了不退了", "转人工"),
        new("zh-Hant", "zh-TW", "TW", "TW-20417 chen.yijun@example.com", "你好 太小了穿不下 想退貨", "好的麻煩你", "我的包裹到哪了", "算了不退了", "我要找真人客服"),
    ];

    public static TheoryData<string> Languages => [.. All.Select(words => words.Language)];

    [Theory, MemberData(nameof(Languages))]
    public async Task A_return_is_opened_and_the_reason_is_not_asked_for_again(string language)
    {
        var words = Of(language);
        using var customer = await Customer.ArriveAsync(shop.Running, words.Locale, words.Market);
        var details = await AtDetailsAsync(customer, words);
        Assert.DoesNotContain("RMA-", details, StringComparison.Ordinal);
        (await customer.SaysAsync(words.Yes)).Contains($"RMA-{words.Market}-");
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_question_comes_first_and_in_the_end_nothing_is_opened(string language)
    {
        var words = Of(language);
        using var customer = await Customer.ArriveAsync(shop.Running, words.Locale, words.Market);
        await customer.SaysAsync(words.Where);
        (await customer.SaysAsync(words.Proof)).Contains(words.Proof.Split(' ')[0]);
        await AtDetailsAsync(customer, words);
        Assert.DoesNotContain("RMA-", (await customer.SaysAsync(words.No)).Text, StringComparison.Ordinal);
        Assert.Null((await StateAsync(customer)).Dialogue.Errand?.Shown);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_person_is_called(string language)
    {
        var words = Of(language);
        using var customer = await Customer.ArriveAsync(shop.Running, words.Locale, words.Market);
        await customer.SaysAsync(words.Person);
        Assert.Equal(HandoffStatus.Waiting, (await StateAsync(customer)).Handoff);
    }

    // Which item and how many, where there are several, is said by its button; the reason was said already.
    private async Task<string> AtDetailsAsync(Customer customer, Words words)
    {
        var (yes, reason) = (Said.In(shop.Running, words.Language)["option_yes_open"], Said.In(shop.Running, words.Language)["reason_changed_mind"]);
        var heard = await customer.SaysAsync(words.Wish);
        for (var asked = 0; asked < MostQuestions && !heard.Buttons.Contains(yes); asked++)
        {
            Assert.False(heard.Buttons.Contains(reason), $"{words.Wish}: the reason was asked for.");
            heard = await customer.SaysAsync(heard.Buttons.Count > 1 ? heard.Buttons[0] : words.Proof);
        }
        Assert.True(heard.Buttons.Contains(yes), heard.Text);
        return heard.Text;
    }

    private async Task<Conversation> StateAsync(Customer customer) =>
        await shop.Running.Services.GetRequiredService<ConversationStates>().LoadAsync(new ConversationId(customer.Conversation), default);

    private static Words Of(string language) => All.Single(words => words.Language == language);

    /// <param name="Proof">Number and contact, in one message.</param>
    private sealed record Words(string Language, string Locale, string Market, string Proof, string Wish, string Yes, string Where, string No, string Person);
}

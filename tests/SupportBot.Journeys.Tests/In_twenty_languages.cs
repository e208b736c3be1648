using System.Text;
using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Drafting;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Journeys.Tests;

/// <summary>
/// One customer a language, by buttons alone: until when, who pays the way back, how much money by which way, on what ground, and the return
/// is opened. The transcripts are written to <c>artifacts/transcripts</c> for whoever wants to read them.
/// </summary>
public sealed class In_twenty_languages(In_twenty_languages.Shop shop) : IClassFixture<In_twenty_languages.Shop>
{
    private static readonly string Root = Above(AppContext.BaseDirectory);
    private static readonly ReplyLibrary Replies = ReplyLibrary.Load(Path.Combine(Root, "prompts", "replies"));

    /// <summary>One shop for all of them, as in life.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        public RunningShop Running { get; private set; } = null!;

        public async Task InitializeAsync() => Running = await RunningShop.OpenAsync();

        public async Task DisposeAsync() => await Running.DisposeAsync();
    }

    [Theory]
    [InlineData("ar", "ar-SA", "SA", "SA-62104", "noura.alotaibi@example.com", "٢٢ مارس ٢٠٢٦", "تكاليف شحن الإرجاع عليك", "بطريقة الدفع نفسها: مدى", "شروط الإرجاع لدينا")]
    [InlineData("de", "de-DE", "DE", "DE-10023", "julia.schneider@example.com", "Widerrufsrecht gilt bis Mittwoch, 11. März 2026", "Kosten der Rücksendung tragen Sie", "194,80 €", "§§ 312g, 355 BGB")]
    [InlineData("en", "en-GB", "GB", "GB-11204", "charlotte.evans@example.com", "until Friday, 20 March 2026", "You pay for sending it back", "via Visa Debit", "Consumer Contracts Regulations 2013 reg. 29")]
    [InlineData("es", "es-MX", "MX", "MX-19307", "fernanda.hernandez@example.com", "hasta el lunes 6 de abril de 2026", "gastos de devolución corren por su cuenta", "$899.00", "nuestras condiciones de devolución")]
    [InlineData("fil", "fil-PH", "PH", "PH-70125", "maria.santos@example.com", "hanggang Sabado, Marso 14, 2026", "Kayo po ang magbabayad ng return shipping", "sa paraan ng pagbabayad ninyo: GCash", "return policy namin")]
    [InlineData("fr", "fr-FR", "FR", "FR-13308", "camille.moreau@example.com", "rétracter jusqu’au vendredi 20 mars 2026", "frais de retour sont à votre charge", "64,89 €", "art. L221-18 du code de la consommation")]
    [InlineData("id", "id-ID", "ID", "ID-20417", "rizky.pratama@example.com", "sampai Sabtu, 14 Maret 2026", "Ongkir retur ditanggung pembeli", "Rp549.000", "ketentuan pengembalian kami")]
    [InlineData("it", "it-IT", "IT", "IT-15104", "giulia.rossi@example.com", "recedere dal contratto fino a venerdì 20 marzo 2026", "spese di restituzione sono a suo carico", "lo stesso metodo usato per pagare: PayPal", "artt. 52-59 Codice del consumo")]
    [InlineData("ja", "ja-JP", "JP", "JP-30217", "sato.misaki@example.com", "2026年3月20日（金）まで", "返送料はお客様のご負担", "6,980円", "当店の返品特約")]
    [InlineData("kk", "kk-KZ", "KZ", "KZ-51206", "aigerim.s@example.com", "2026 жылғы 27 наурыз, жұма", "Қайта жіберу ақысын өзіңіз төлейсіз", "14 990 ₸", "біздің қайтару шарттарымыз")]
    [InlineData("ko", "ko-KR", "KR", "KR-41032", "kim.minji@example.com", "2026년 3월 16일(월)까지", "반품 배송비는 고객님께서 부담", "사은품도 함께 보내 주세요", "전자상거래법 제17조, 제18조")]
    [InlineData("ms", "ms-MY", "MY", "MY-80214", "nurul.aisyah@example.com", "sehingga Sabtu, 21 Mac 2026", "Kos penghantaran balik ditanggung oleh anda", "akaun bank anda", "terma pemulangan kami")]
    [InlineData("nl", "nl-NL", "NL", "NL-16203", "sanne.devries@example.com", "tot en met vrijdag 20 maart 2026", "De retourkosten zijn voor jou", "dezelfde betaalmethode: iDEAL", "art. 6:230o BW")]
    [InlineData("pl", "pl-PL", "PL", "PL-17302", "anna.kowalska@example.com", "odstąpić do 20 marca 2026 roku włącznie", "Koszt odesłania jest po stronie kupującego", "BLIK", "art. 27 ustawy o prawach konsumenta")]
    [InlineData("pt", "pt-BR", "BR", "BR-18411", "mariana.oliveira@example.com", "16 de março de 2026 (segunda-feira)", "A devolução é por nossa conta", "Pix", "art. 49 do Código de Defesa do Consumidor")]
    [InlineData("ru", "ru-RU", "RU", "RU-50418", "anna.smirnova@example.com", "до 13 марта 2026 года включительно", "Обратную пересылку оплачиваете вы", "5 789 ₽", "ст. 26.1 Закона РФ «О защите прав потребителей»")]
    [InlineData("th", "th-TH", "TH", "TH-52108", "supawadee.s@example.com", "วันจันทร์ที่ 16 มีนาคม 2569", "ค่าส่งคืนคุณลูกค้าเป็นผู้ชำระ", "บัญชีธนาคารของคุณลูกค้า", "พระราชบัญญัติขายตรงและตลาดแบบตรง พ.ศ. 2545 มาตรา 33-36")]
    [InlineData("vi", "vi-VN", "VN", "VN-60731", "nguyen.minhanh@example.com", "đến hết Thứ Bảy, 14/03/2026", "Phí gửi trả hàng do bạn chịu", "MoMo", "quy định trả hàng của shop")]
    [InlineData("zh-Hans", "zh-CN", "CN", "CN-30551", "wang.xiaoyu@example.com", "截止到2026年3月11日 星期三", "运费险在保额内赔付", "退款原路退回（微信支付）", "《消费者权益保护法》第二十五条")]
    [InlineData("zh-Hant", "zh-TW", "TW", "TW-20417", "chen.yijun@example.com", "鑑賞期到2026年3月16日（週一）為止", "您不需要付任何費用", "款項會退回原付款方式（LINE Pay）", "《消費者保護法》第19條")]
    public async Task A_customer_learns_all_there_is_to_know_and_opens_the_return(
        string language, string locale, string market, string order, string email, string lastDay, string freight, string route, string clause)
    {
        using var customer = await Customer.ArriveAsync(shop.Running, locale, market);
        var transcript = new StringBuilder(customer.Last.Text);
        await Press(0);
        await Say($"{order} {email}");
        // Which item and how many, where there are several; the first reason offered is a change of mind.
        var yes = Replies.In(new Language(language)).Say("option_yes_open");
        var details = await Press(0);
        for (var asked = 0; asked < 3 && !details.Buttons.Contains(yes); asked++) details = await Press(0);
        details.Contains(lastDay, freight, route, clause);
        Assert.True(details.Buttons.Contains(yes), transcript.ToString());
        var opened = await Press(0);
        opened.Contains($"RMA-{market}-");
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", "transcripts"));
        await File.WriteAllTextAsync(Path.Combine(Root, "artifacts", "transcripts", $"{language}-{market}.txt"), transcript.ToString());

        Task<Heard> Press(int button) => Say(customer.Last.Buttons[button]);

        async Task<Heard> Say(string text)
        {
            var heard = await customer.SaysAsync(text);
            transcript.Append("\n\n> ").Append(text).Append("\n\n").Append(heard.Text).Append("\n[").AppendJoin("] [", heard.Buttons).Append(']');
            return heard;
        }
    }

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "SupportBot.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}

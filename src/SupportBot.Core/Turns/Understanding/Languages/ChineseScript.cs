using System.Buffers;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>Frequent characters that only one of the two ways to write Chinese has.</summary>
internal static class ChineseScript
{
    private static readonly SearchValues<char> Traditional = SearchValues.Create(
        "們個來時說對會國學這還沒過後裡點開關問間給請謝換貨訂單寄買賣錢幾麼嗎為從電話號碼專員運費壞錯發聯繫繳額購員處應該當樣讓認識覺進遲達幫辦貓機連絡寫實場業務長東車馬門見頁題顏領頭類質貼貴資賬賠輕軟遠邊適選郵鐘鐵銀際隨險雖雙難響願風飛驗體麗黃點齊聽聲職舊萬與書樂標歡準無燈爾現畫確稱種穩網經結絕統總線織續罷聞");

    private static readonly SearchValues<char> Simplified = SearchValues.Create(
        "们个来时说对会国学这还没过后里点开关问间给请谢换货订单买卖钱几么吗为从电话号码专员运费坏错发联系缴额购处应该当样让认识觉进迟达帮办猫机连络写实场业务长东车马门见页题颜领头类质贴贵资账赔轻软远边适选邮钟铁银际随险虽双难响愿风飞验体丽黄齐听声职旧万与书乐标欢准无灯尔现画确称种稳网经结绝统总线织续罢闻");

    public static bool LooksTraditional(string text)
    {
        var traditional = text.Count(Traditional.Contains);
        var simplified = text.Count(c => Simplified.Contains(c) && !Traditional.Contains(c));
        return traditional > simplified;
    }

    public static bool LooksSimplified(string text) => text.Any(c => Simplified.Contains(c) && !Traditional.Contains(c));
}

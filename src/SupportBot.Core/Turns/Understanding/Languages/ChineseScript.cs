using System.Buffers;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>Frequent characters that only one of the two ways to write Chinese has.</summary>
internal static class ChineseScript
{
    private static readonly SearchValues<char> Traditional = SearchValues.Create(
        "們個來時說對會國學這還沒過後裡點開關問間給請謝換貨訂單寄買賣錢幾麼嗎為從電話號碼專員運費壞錯發聯繫繳額購員處應該當樣讓認識覺進遲達幫辦貓機連絡寫實場業務長東車馬門見頁題顏領頭類質貼貴資賬賠輕軟遠邊適選郵鐘鐵銀際隨險雖雙難響願風飛驗體麗黃點齊聽聲職舊萬與書樂標歡準無燈爾現畫確稱種穩網經結絕統總線織續罷聞擔別兒煩豐婦復剛構歸護華劃懷環匯獲擊積極級計紀繼價堅艱監減檢簡將獎節緊盡驚競舉劇軍庫誇塊擴藍覽勞離禮厲練糧兩療臨靈樓錄綠亂羅滿貿夢滅腦內農濃諾盤憑啟氣棄簽槍強牆橋親慶窮區權勸擾熱榮潤傘殺傷賞燒紹攝審勝師勢壽樹數絲歲孫損縮態攤談湯條廳圖團圍違偉衛霧犧習戲細縣鄉協興許懸尋壓煙嚴鹽養藥醫儀藝憶義異陰隱營擁優憂園約雜髒責擇則贈債戰張針陣爭掙執紙終眾屬駐裝壯狀縱組鑽愛礙備筆畢幣閉變賓補財參倉層產嘗廠徹懲誠傳創帶檔導敵墊動斷奪餓罰墳負夠綱崗頂項順須顧預飯飲館駕騙魚鮮鳥龍齡記講讀誰課語詞試訴證評詳誤調議論設訪譯輪較輸轉鎖鏡閱隊陽陸陳觀規視遞");

    private static readonly SearchValues<char> Simplified = SearchValues.Create(
        "们个来时说对会国学这还没过后里点开关问间给请谢换货订单买卖钱几么吗为从电话号码专员运费坏错发联系缴额购处应该当样让认识觉进迟达帮办猫机连络写实场业务长东车马门见页题颜领头类质贴贵资账赔轻软远边适选邮钟铁银际随险虽双难响愿风飞验体丽黄齐听声职旧万与书乐标欢准无灯尔现画确称种稳网经结绝统总线织续罢闻担别儿烦丰妇复刚构归护华划怀环汇获击积极级计纪继价坚艰监减检简将奖节紧尽惊竞举剧军库夸块扩蓝览劳离礼厉练粮两疗临灵楼录绿乱罗满贸梦灭脑内农浓诺盘凭启气弃签枪强墙桥亲庆穷区权劝扰热荣润伞杀伤赏烧绍摄审胜师势寿树数丝岁孙损缩态摊谈汤条厅图团围违伟卫雾牺习戏细县乡协兴许悬寻压烟严盐养药医仪艺忆义异阴隐营拥优忧园约杂脏责择则赠债战张针阵争挣执纸终众属驻装壮状纵组钻爱碍备笔毕币闭变宾补财参仓层产尝厂彻惩诚传创带档导敌垫动断夺饿罚坟负够纲岗顶项顺须顾预饭饮馆驾骗鱼鲜鸟龙龄记讲读谁课语词试诉证评详误调议论设访译轮较输转锁镜阅队阳陆陈观规视递");

    private const string TraditionalTag = "zh-Hant", SimplifiedTag = "zh-Hans";

    public static bool IsWritten(string? language) => language is TraditionalTag or SimplifiedTag;

    /// <summary>The one that a text is written in; null where its characters are the same in both, or as many of the one as of the other.</summary>
    public static string? LanguageOf(IEnumerable<string> characters)
    {
        var (traditional, simplified) = (0, 0);
        foreach (var character in characters)
        {
            if (Traditional.Contains(character[0])) traditional++;
            else if (Simplified.Contains(character[0])) simplified++;
        }
        return traditional > simplified ? TraditionalTag : simplified > traditional ? SimplifiedTag : null;
    }
}

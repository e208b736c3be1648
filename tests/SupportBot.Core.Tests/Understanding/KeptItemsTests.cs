using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

/// <summary>What is kept does not go back.</summary>
[Collection(TrainedModelTests.Name)]
public sealed class KeptItemsTests(TrainedModel trained)
{
    [Theory]
    [InlineData("just cancel the bulbs, keep the lamp", "2"), InlineData("the tote is fine, keeping it", ""), InlineData("the tote is fine, I'm keeping it, the lamp goes back", "1"), InlineData("keep the lamp and return the bulbs", "2"), InlineData("return the bulbs but I keep the lamp", "2")]
    [InlineData("I don't want to keep the lamp", "1"), InlineData("I'm keeping the tote and the lamp, send back the bulbs", "2"), InlineData("only the bulbs, keeping the rest", "2"), InlineData("yep", ""), InlineData("no", "")]
    public void In_English(string text, string picked) => Check("en", ["Desk lamp brass", "LED bulbs 4-pack", "Canvas tote"], text, picked);

    [Theory]
    [InlineData("Kann ich nur ein Kabel zurückschicken und den Kopfhörer behalten?", "1"), InlineData("nur den Schal", "3"), InlineData("den Kopfhörer behalte ich, das Kabel geht zurück", "1"), InlineData("den Kopfhörer und den Schal behalte ich", "")]
    [InlineData("Kabel zurück, Schal behalten", "1"), InlineData("den Schal will ich nicht behalten", "3"), InlineData("ich behalte den Schal, das Kabel bitte zurück", "1"), InlineData("das Kabel zurück, die anderen behalte ich", "1")]
    public void In_German(string text, string picked) => Check("de", ["USB-C Kabel 2 m", "Kopfhörer Studio", "Schal Wolle"], text, picked);

    [Theory]
    [InlineData("selendangnya aja", "1"), InlineData("kemejanya aja kak, selendangnya saya simpan", "2"), InlineData("simpan kemejanya, retur selendangnya", "1"), InlineData("lampunya disimpan", ""), InlineData("lampunya dan kemejanya", "2,3")]
    public void In_Indonesian(string text, string picked) => Check("id", ["Selendang sutra", "Kemeja batik", "Lampu meja"], text, picked);

    [Theory]
    [InlineData("只退抽纸", "1"), InlineData("抽纸不退，耳机退", "2"), InlineData("耳机留着，退抽纸", "1"), InlineData("退抽纸，其他的留着", "1"), InlineData("不退耳机", ""), InlineData("不是", ""), InlineData("对的", "")]
    public void In_Chinese(string text, string picked) => Check("zh-Hans", ["抽纸 24包", "蓝牙耳机", "不锈钢对杯"], text, picked);

    [Theory, InlineData("dua2nya", "1,2"), InlineData("kedua2nya kak", "1,2")]
    public void Both_may_be_written_with_a_digit(string text, string picked) => Check("id", ["Kemeja batik", "Lampu meja"], text, picked);

    private void Check(string language, string[] titles, string text, string picked)
    {
        var offered = titles.Select((title, i) => new Choice(title, $"{i + 1}")).ToList();
        var chosen = new ChoiceMatcher(trained.Model).Match(text, new Language(language), offered);
        Assert.Equal(picked, string.Join(",", chosen.Select(choice => choice.Value)));
    }
}

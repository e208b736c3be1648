using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Replying;
using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class ChoiceMatcherTests(TrainedModel trained)
{
    [Theory]
    [InlineData("Running shoes 42 / black", "1"), InlineData("running shoes 42 black", "1"), InlineData("the lamp", "2"), InlineData("the lmap please", ""), InlineData("the blue thing", ""), InlineData("desk lapm", "2"), InlineData("2", "2")]
    [InlineData("number 3", "3"), InlineData("the second one", "2"), InlineData("the last one", "3"), InlineData("1 and 3", "1,3"), InlineData("the lamp and the jacket", "2,3"), InlineData("all of them", "1,2,3")]
    [InlineData("everything", "1,2,3"), InlineData("not the shoes, the lamp", "2"), InlineData("all except the jacket", "1,2"), InlineData("everything but not the lamp", "1,3"), InlineData("one and three", "1,3")]
    [InlineData("both", ""), InlineData("not the lamp", ""), InlineData("I waited 2 weeks for an answer", ""), InlineData("7", ""), InlineData("hmm", ""), InlineData("what do you mean", "")]
    public void In_English(string text, string picked) => Check("en", ["Running shoes 42 / black", "Desk lamp", "Rain jacket"], text, picked);

    [Theory]
    [InlineData("die Lampe", "2"), InlineData("Tischlampe", "2"), InlineData("tischlampee", "2"), InlineData("2", "2"), InlineData("Nummer 3", "3"), InlineData("die zweite", "2"), InlineData("das letzte", "3")]
    [InlineData("1 und 3", "1,3"), InlineData("alles", "1,2,3"), InlineData("alle drei", "1,2,3"), InlineData("nicht die Laufschuhe, die Tischlampe", "2"), InlineData("alles außer der Regenjacke", "1,2")]
    [InlineData("nicht die Laufschuhe sondern die Tischlampe", "2"), InlineData("die Laufschuhe nicht, nur die Tischlampe", "2"), InlineData("nummer zwei", "2")]
    [InlineData("beide", ""), InlineData("nicht die Tischlampe", ""), InlineData("seit 2 Wochen warte ich", ""), InlineData("keine davon", ""), InlineData("ich möchte eine", "")]
    public void In_German(string text, string picked) => Check("de", ["Laufschuhe 42", "Tischlampe", "Regenjacke"], text, picked);

    [Theory]
    [InlineData("lampu", "2"), InlineData("lampu meja kak", "2"), InlineData("lanpu mejaa", "2"), InlineData("jaket hujna", "3"), InlineData("2", "2"), InlineData("nomor 2", "2"), InlineData("yang kedua", "2"), InlineData("ke-3", "3")]
    [InlineData("yang terakhir", "3"), InlineData("1 dan 3", "1,3"), InlineData("semua", "1,2,3"), InlineData("semuanya kak", "1,2,3"), InlineData("bukan sepatu tapi lampu", "2"), InlineData("semua kecuali jaket", "1,2")]
    [InlineData("keduanya", ""), InlineData("bukan lampu", ""), InlineData("udah nunggu 2 minggu", ""), InlineData("gimana ya", "")]
    public void In_Indonesian(string text, string picked) => Check("id", ["Sepatu lari 42", "Lampu meja", "Jaket hujan"], text, picked);

    [Theory]
    [InlineData("台灯", "2"), InlineData("那个台灯", "2"), InlineData("我要退鞋", "1"), InlineData("2", "2"), InlineData("第二个", "2"), InlineData("选2", "2"), InlineData("最后一个", "3"), InlineData("1和3", "1,3")]
    [InlineData("全部", "1,2,3"), InlineData("所有的都要", "1,2,3"), InlineData("不是鞋，是台灯", "2"), InlineData("不是跑鞋是台灯", "2"), InlineData("除了雨衣全部", "1,2"), InlineData("跑鞋和雨衣", "1,3")]
    [InlineData("两个都要", ""), InlineData("不要台灯", ""), InlineData("等了2天了", ""), InlineData("什么意思", "")]
    public void In_Chinese(string text, string picked) => Check("zh-Hans", ["跑鞋 42码", "台灯", "雨衣"], text, picked);

    [Theory]
    [InlineData("en", "both"), InlineData("de", "beide"), InlineData("id", "dua duanya"), InlineData("zh-Hans", "两个都要")]
    public void Both_means_all_where_there_are_two(string language, string text) => Check(language, ["Alpha", "Beta"], text, "1,2");

    [Theory]
    [InlineData("the black ones", "1"), InlineData("the shoes", ""), InlineData("running shoes", ""), InlineData("43", "2"), InlineData("white", "2")]
    public void What_two_titles_share_chooses_neither(string text, string picked) => Check("en", ["Running shoes 42 black", "Running shoes 43 white"], text, picked);

    [Theory, InlineData(""), InlineData("   "), InlineData("🙂"), InlineData("\uD800")]
    public void Nothing_said_is_nothing_chosen(string text) => Check("en", ["Yes", "No"], text, "");

    [Theory, InlineData("yes", "1"), InlineData("Yes!", "1"), InlineData("no", "2"), InlineData("yes please", "1")]
    public void Short_titles_are_found(string text, string picked) => Check("en", ["Yes", "No"], text, picked);

    private void Check(string language, string[] titles, string text, string picked)
    {
        var offered = titles.Select((title, i) => new Choice(title, $"{i + 1}")).ToList();
        var chosen = new ChoiceMatcher(trained.Model).Match(text, new Language(language), offered);
        Assert.Equal(picked, string.Join(",", chosen.Select(choice => choice.Value)));
    }
}

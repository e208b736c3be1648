using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class HeldOutMessagesTests(TrainedModel trained)
{
    [Theory, InlineData("en"), InlineData("de"), InlineData("id"), InlineData("zh-Hans")]
    public void Messages_that_were_not_learnt_are_understood(string language) => AssertUnderstood("heldout", language);

    [Theory, InlineData("en"), InlineData("de"), InlineData("id"), InlineData("zh-Hans")]
    public void Everyday_messages_with_numbers_and_addresses_inside_are_understood(string language) => AssertUnderstood("heldout2", language);

    [Theory, InlineData("en"), InlineData("de"), InlineData("id"), InlineData("zh-Hans")]
    public void Reasons_that_were_not_learnt_are_found(string language)
    {
        var messages = File.ReadLines(Repository.HeldOut("heldout-reasons", language)).Select(line => line.Split('\t')).ToList();
        var wrong = messages.Where(line => (trained.Read(line[1], language).First(EntityKind.Reason) ?? "None") != line[0]).ToList();

        Assert.True(messages.Count >= 25, $"{messages.Count} messages are too few to tell.");
        Assert.True(wrong.Count <= 0.12 * messages.Count, string.Join("\n", wrong.Select(line => string.Join(": ", line))));
    }

    [Theory, InlineData("en"), InlineData("de"), InlineData("id"), InlineData("zh-Hans")]
    public void What_is_held_out_was_not_learnt(string language)
    {
        var learnt = Directory.GetFiles(Path.Combine(Repository.Understanding, language), "*.txt", SearchOption.AllDirectories).SelectMany(File.ReadLines).Select(line => line.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var held = new[] { "heldout2", "heldout-reasons" }.SelectMany(folder => File.ReadLines(Repository.HeldOut(folder, language))).Select(line => line.Split('\t')[1].Trim());

        Assert.DoesNotContain(held, learnt.Contains);
    }

    private void AssertUnderstood(string folder, string language)
    {
        var evaluation = Assert.Single(UnderstandingModel.Evaluate(trained.Folder, Repository.HeldOut(folder, language)));

        Assert.True(evaluation.Messages >= 60, $"{evaluation.Messages} messages are too few to tell.");
        Assert.True(evaluation.Accuracy >= 0.88, evaluation.ToString());
        Assert.True(evaluation.LanguageRight >= evaluation.Messages - 1, evaluation.ToString());
    }
}

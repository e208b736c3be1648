using SupportBot.Core.Turns.Understanding;

namespace SupportBot.Core.Tests.Understanding;

[Collection(TrainedModelTests.Name)]
public sealed class HeldOutMessagesTests(TrainedModel trained)
{
    [Theory, InlineData("en"), InlineData("de"), InlineData("id"), InlineData("zh-Hans")]
    public void Messages_that_were_not_learnt_are_understood(string language)
    {
        var evaluation = Assert.Single(UnderstandingModel.Evaluate(trained.Folder, Path.Combine(Repository.HeldOut, language + ".tsv")));

        Assert.True(evaluation.Messages >= 60, $"{evaluation.Messages} messages are too few to tell.");
        Assert.True(evaluation.Accuracy >= 0.88, evaluation.ToString());
        Assert.True(evaluation.LanguageRight >= evaluation.Messages - 1, evaluation.ToString());
    }
}

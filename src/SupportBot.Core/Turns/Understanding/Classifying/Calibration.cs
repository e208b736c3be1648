namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>Finds the temperature at which the shares of messages held back from learning are honest.</summary>
internal static class Calibration
{
    private const int Folds = 5;

    public static float Temperature(IReadOnlyList<Example> examples, int labels, int rounds = 30)
    {
        var scored = HeldBack(examples, labels, rounds);
        return Enumerable.Range(2, 39).Select(step => step * 0.05f).MinBy(temperature => Surprise(scored, temperature));
    }

    private static List<(float[] Scores, int Label)> HeldBack(IReadOnlyList<Example> examples, int labels, int rounds)
    {
        var learner = new Learner(labels, rounds);
        learner.Learn([.. examples.Where((_, i) => i % Folds != 0)]);
        return [.. examples.Where((_, i) => i % Folds == 0).Select(example => (learner.Score(example.Features), example.Label))];
    }

    private static double Surprise(List<(float[] Scores, int Label)> scored, float temperature) =>
        scored.Sum(pair => -Math.Log(Softmax.Of(pair.Scores, temperature)[pair.Label] + 1e-9));
}

namespace SupportBot.Core.Turns.Understanding.Classifying;

internal static class Softmax
{
    public static float[] Of(ReadOnlySpan<float> scores, double temperature = 1)
    {
        var highest = float.MinValue;
        foreach (var score in scores) highest = Math.Max(highest, score);
        var shares = new float[scores.Length];
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++) sum += shares[i] = (float)Math.Exp((scores[i] - highest) / temperature);
        for (var i = 0; i < shares.Length; i++) shares[i] = (float)(shares[i] / sum);
        return shares;
    }
}

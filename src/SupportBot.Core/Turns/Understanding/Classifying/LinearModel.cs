namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>A trained classifier: one row of byte weights a feature. Features that were never learnt have no row.</summary>
internal sealed class LinearModel(IReadOnlyList<string> labels, ushort[] rowOf, sbyte[] weights, float scale, float[] bias, float temperature)
{
    public IReadOnlyList<string> Labels => labels;

    /// <summary>The share of each label, in the labels' order.</summary>
    public float[] Classify(FeatureVector features)
    {
        var scores = (float[])bias.Clone();
        for (var i = 0; i < features.Ids.Length; i++)
        {
            var row = rowOf[features.Ids[i]];
            if (row == 0) continue;
            var from = (row - 1) * labels.Count;
            for (var label = 0; label < scores.Length; label++) scores[label] += weights[from + label] * scale * features.Values[i];
        }
        return Softmax.Of(scores, temperature);
    }
}

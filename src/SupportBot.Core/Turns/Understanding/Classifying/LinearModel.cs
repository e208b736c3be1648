using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>A trained classifier: one row of byte weights a feature. Features that were never learnt have no row.</summary>
internal sealed class LinearModel(IReadOnlyList<string> labels, ushort[] rowOf, sbyte[] weights, float scale, float[] bias, float temperature)
{
    private const int Lanes = 8;

    /// <summary>How many weights a row takes for so many labels, those that fill it up being zero.</summary>
    public static int RowLength(int labels) => (labels + Lanes - 1) / Lanes * Lanes;

    public IReadOnlyList<string> Labels => labels;

    public bool Knows(int feature) => rowOf[feature] != 0;

    /// <summary>0 to 1: how much of the text is like anything that was learnt.</summary>
    public double Known(FeatureVector features)
    {
        var (known, all) = (0f, 0f);
        for (var i = 0; i < features.Ids.Length; i++)
        {
            all += features.Values[i];
            if (rowOf[features.Ids[i]] != 0) known += features.Values[i];
        }
        return all > 0 ? known / all : 0;
    }

    /// <summary>The share of each label, in the labels' order.</summary>
    public float[] Classify(FeatureVector features)
    {
        Span<float> scores = stackalloc float[RowLength(labels.Count)];
        bias.CopyTo(scores);
        for (var i = 0; i < features.Ids.Length; i++)
            if (rowOf[features.Ids[i]] is > 0 and var row)
                Add(scores, weights.AsSpan((row - 1) * scores.Length, scores.Length), scale * features.Values[i]);
        return Softmax.Of(scores[..labels.Count], temperature);
    }

    // Each label is a lane of its own, multiplied and then added, so that the sums are the same on every machine.
    private static void Add(Span<float> scores, ReadOnlySpan<sbyte> row, float value)
    {
        for (var lane = 0; lane < scores.Length; lane += Lanes)
        {
            var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(row[lane..]))).AsSByte());
            var weights = Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts)));
            (Vector256.Create<float>(scores[lane..]) + weights * value).CopyTo(scores[lane..]);
        }
    }
}

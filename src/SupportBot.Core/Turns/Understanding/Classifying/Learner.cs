namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>
/// Multinomial logistic regression with L2, by AdaGrad over a fixed, seeded order: the same messages give the same weights.
/// Plain loops on purpose; vectorised sums would differ from machine to machine.
/// </summary>
internal sealed class Learner(int labels, int rounds = 30)
{
    private const float Rate = 0.2f, Decay = 3e-4f, Tiny = 1e-6f, SmallError = 0.004f, BiasRate = 0.1f;

    private readonly Dictionary<int, int> rows = [];
    private readonly List<float[]> weights = [];
    private readonly List<float[]> squares = [];

    public float[] Bias { get; } = new float[labels];

    public IEnumerable<(int Feature, float[] Weights)> Rows => rows.OrderBy(row => row.Key).Select(row => (row.Key, weights[row.Value]));

    public void Learn(IReadOnlyList<Example> examples)
    {
        foreach (var feature in Recurring(examples)) Grow(feature);
        examples = [.. examples.Select(Known)];
        var importance = Importance(examples);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new FixedRandom(seed: 20417);
        var biasSquares = new float[labels];
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order) Step(examples[i], importance[examples[i].Label], biasSquares);
        }
    }

    /// <summary>Scores before softmax.</summary>
    public float[] Score(FeatureVector features)
    {
        var scores = (float[])Bias.Clone();
        for (var i = 0; i < features.Ids.Length; i++)
            if (rows.TryGetValue(features.Ids[i], out var row)) AddScaled(scores, weights[row], features.Values[i]);
        return scores;
    }

    // Looked up once, not in every round.
    private Example Known(Example example)
    {
        var known = Enumerable.Range(0, example.Features.Ids.Length).Where(i => rows.ContainsKey(example.Features.Ids[i])).ToArray();
        return example with { Features = new FeatureVector([.. known.Select(i => example.Features.Ids[i])], [.. known.Select(i => example.Features.Values[i])]) };
    }

    // What was seen once says more about its message than about the language.
    private static IEnumerable<int> Recurring(IReadOnlyList<Example> examples) =>
        examples.SelectMany(example => example.Features.Ids).CountBy(id => id).Where(pair => pair.Value >= 2).Select(pair => pair.Key).Order();

    private void Grow(int feature)
    {
        rows[feature] = weights.Count;
        weights.Add(new float[labels]);
        squares.Add(new float[labels]);
    }

    private float[] Importance(IReadOnlyList<Example> examples)
    {
        var counts = new int[labels];
        foreach (var example in examples) counts[example.Label]++;
        var even = (double)examples.Count / counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 0 : (float)Math.Sqrt(even / count))];
    }

    private void Step(Example example, float importance, float[] biasSquares)
    {
        var errors = Softmax.Of(Score(example.Features));
        errors[example.Label] -= 1;
        // Most labels are out of the question for most messages; leaving them alone saves nine tenths of the time.
        var wrong = Enumerable.Range(0, labels).Where(label => MathF.Abs(errors[label]) > SmallError).ToArray();
        foreach (var label in wrong) Update(ref Bias[label], ref biasSquares[label], errors[label] * importance * BiasRate);
        for (var i = 0; i < example.Features.Ids.Length; i++)
        {
            if (!rows.TryGetValue(example.Features.Ids[i], out var row)) continue;
            var (weight, square, value) = (weights[row], squares[row], example.Features.Values[i] * importance);
            foreach (var label in wrong) Update(ref weight[label], ref square[label], errors[label] * value + Decay * weight[label]);
        }
    }

    private static void Update(ref float weight, ref float square, float gradient)
    {
        square += gradient * gradient;
        weight -= Rate * gradient / (MathF.Sqrt(square) + Tiny);
    }

    private static void AddScaled(float[] sum, float[] row, float value)
    {
        for (var label = 0; label < sum.Length; label++) sum[label] += row[label] * value;
    }
}

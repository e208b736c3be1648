using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Gathers what the parts of a message were found to say, and settles on what the message says.</summary>
internal sealed class IntentTally
{
    private readonly Dictionary<Intent, (double Confidence, int At, int Words)> found = [];

    public bool IsEmpty => found.Count == 0;

    /// <summary>The smallest part that says it tells where it is said.</summary>
    public void Add(Intent intent, double confidence, Segment segment)
    {
        var known = found.GetValueOrDefault(intent, (Confidence: 0, At: int.MaxValue, Words: int.MaxValue));
        var (at, words) = segment.Tokens.Count < known.Words ? (segment.Start, segment.Tokens.Count) : (known.At, known.Words);
        found[intent] = (Math.Max(known.Confidence, confidence), at, words);
    }

    public IReadOnlyList<IntentScore> Settle(double strongEnough, int most)
    {
        var strongest = found.Where(pair => !IsPolite(pair.Key)).Select(pair => pair.Value.Confidence).DefaultIfEmpty(0).Max();
        return [.. found
            .Where(pair => IsKept(pair.Key, pair.Value.Confidence, strongest, strongEnough))
            .OrderByDescending(pair => pair.Value.Confidence).Take(most)
            .OrderBy(pair => pair.Value.At).ThenByDescending(pair => pair.Value.Confidence)
            .Select(pair => new IntentScore(pair.Key, Math.Round(pair.Value.Confidence, 3)))];
    }

    private bool IsKept(Intent intent, double confidence, double strongest, double strongEnough) =>
        intent == Intent.OutOfScope ? found.Keys.All(other => other == Intent.OutOfScope || IsPolite(other))
        : confidence >= strongEnough || confidence >= strongest;

    public static bool IsPolite(Intent intent) => intent is Intent.Greeting or Intent.Thanks or Intent.Goodbye;
}

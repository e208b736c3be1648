using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Classifying;

/// <summary>The features of one message's parts, each read once however many classifiers ask for it.</summary>
internal sealed class SegmentReader(FeatureReader features)
{
    private readonly FeatureBag bag = new();
    private readonly Dictionary<(int Start, int Tokens, int End, bool IsQuestion), FeatureVector> read = [];

    public FeatureVector Read(Segment segment)
    {
        var key = (segment.Start, segment.Tokens.Count, segment.Tokens[^1].End, segment.IsQuestion);
        if (!read.TryGetValue(key, out var vector)) read[key] = vector = features.Read(segment, bag);
        return vector;
    }
}

using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>
/// Tells the language of a text: by script at once, within a script by what was learnt of its words. Short and mixed texts keep the
/// conversation's language, and what is like none of the languages is said to be foreign rather than forced into one.
/// </summary>
internal sealed class LanguageIdentifier(IdentifierModel models, IReadOnlySet<string> spoken)
{
    private const string Unknown = "und", English = "en", Japanese = "ja";
    private const double LeastKnown = 0.55, LeastForeign = 0.6, LeastSwitch = 0.6, LeastKnownWords = 0.6;
    private const int Sentence = 4, LongestWithoutKana = 8;

    // How much likelier than the conversation's language another has to be before it takes over, by the number of words: "hallo" is said everywhere.
    private static readonly double[] Lead = [0, double.PositiveInfinity, 20, 5, 2];

    // A short Malay text is good Indonesian, and the other way round.
    private const double LeadOfTwin = 10;

    // And before a text that leaves the conversation's language as it is, is read in it.
    private const double LeadToRead = 8;

    /// <param name="current">The conversation's language so far; null where there is none yet.</param>
    public LanguageGuess Identify(IReadOnlyList<Token> tokens, string? current)
    {
        var script = ScriptCensus.Dominant(tokens);
        if (script == Script.None) return Keep(current);
        if (ScriptCensus.LanguageOf(script) is { } only) return new LanguageGuess(only, 0.99, spoken.Contains(only), spoken.Contains(only) ? only : current ?? English);
        var words = LanguageWords.Of(tokens, script);
        if (models.Of(script) is not { } model) return Foreign(ScriptCensus.NameFor(script), 0.95, current);
        // A word or two of a Japanese customer may well have no kana in them.
        if (script == Script.Han && current == Japanese && words.Count <= LongestWithoutKana) return Keep(current);
        if (script == Script.Han && current != Japanese && ChineseScript.LanguageOf(words) is { } written && spoken.Contains(written)) return new LanguageGuess(written, 0.98, true, written);
        if (script == Script.Han && ChineseScript.IsWritten(current)) return Keep(current);
        return IdentifyByWords(model, words, script == Script.Latin, current);
    }

    private LanguageGuess IdentifyByWords(LinearModel model, List<string> words, bool isLatin, string? current)
    {
        var features = LanguageFeatures.Of(words);
        var shares = model.Classify(features);
        var best = Array.IndexOf(shares, shares.Max());
        var tag = model.Labels[best];
        var ofCurrent = ShareOf(model, shares, current);
        var length = Math.Min(words.Count, Lead.Length - 1);
        if (words.Count >= Sentence && model.Labels.Count > 1 && model.Known(features) < LeastKnown) return Foreign(Unknown, 0.6, current);
        if (!spoken.Contains(tag)) return IdentifyForeign(model, shares, words, current);
        if (tag == current || current is null) return new LanguageGuess(tag, shares[best], true, tag);
        var takesOver = shares[best] >= LeastSwitch && shares[best] >= ofCurrent * Lead[length] * (AreTwins(tag, current) ? LeadOfTwin : 1) && (ofCurrent > 0 || words.Count >= Sentence || !isLatin)
            && (words.Count >= Sentence || LanguageFeatures.KnownWords(model, words) >= LeastKnownWords);
        if (takesOver) return new LanguageGuess(tag, shares[best], true, tag);
        return Keep(current) with { ReadAs = shares[best] >= LeadToRead * ofCurrent ? tag : current, Confidence = ofCurrent };
    }

    // Names of goods and of people are words of no language: only a sentence tells that it is foreign.
    private LanguageGuess IdentifyForeign(LinearModel model, float[] shares, List<string> words, string? current)
    {
        var (best, ofSpoken, ofForeign) = (-1, 0.0, 0.0);
        for (var i = 0; i < shares.Length; i++)
        {
            if (!spoken.Contains(model.Labels[i])) ofForeign += shares[i];
            else if (best < 0 || shares[i] > ofSpoken) (best, ofSpoken) = (i, shares[i]);
        }
        if (ofForeign >= LeastForeign && words.Count >= Sentence - 1 || best < 0) return Foreign(model.Labels[Array.IndexOf(shares, shares.Max())], ofForeign, current);
        return Keep(current ?? model.Labels[best]) with { ReadAs = model.Labels[best] };
    }

    private static bool AreTwins(string one, string other) => (one, other) is ("id", "ms") or ("ms", "id");

    private static LanguageGuess Foreign(string tag, double confidence, string? current) => new(tag, confidence, false, current ?? English);

    private LanguageGuess Keep(string? current) => new(current ?? Unknown, 0, current is not null && spoken.Contains(current), current ?? English);

    private static double ShareOf(LinearModel model, float[] shares, string? tag)
    {
        for (var i = 0; i < shares.Length; i++) if (model.Labels[i] == tag) return shares[i];
        return 0;
    }
}

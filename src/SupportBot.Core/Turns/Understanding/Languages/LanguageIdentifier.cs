using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>
/// Tells the language of a text: by script at once, within a script by its words. Short and mixed texts keep the conversation's language,
/// and what is like none of the languages is said to be foreign rather than forced into one.
/// </summary>
internal sealed class LanguageIdentifier(IReadOnlyList<LanguageProfile> profiles, ForeignWords foreign)
{
    private const double ClearSum = 1.7, ClearLead = 1.3, ForeignLead = 1.15, ForeignSum = 2;
    private const int EnoughWords = 5, OwnWords = 2, LongestWithoutKana = 8;
    private const double LeastCoverage = 0.42;

    public LanguageGuess Identify(IReadOnlyList<Token> tokens, string current)
    {
        var script = ScriptCensus.Dominant(tokens);
        if (script == Script.None) return Keep(current);
        if (script == Script.Han) return IdentifyChinese(tokens, current);
        var candidates = profiles.Where(profile => profile.MainScript == script || (script == Script.Kana && profile.Tag == "ja")).ToList();
        if (candidates.Count == 0) return new LanguageGuess(ScriptCensus.NameFor(script), 0.95, false, current);
        if (script is Script.Thai or Script.Hangul or Script.Kana) return new LanguageGuess(candidates[0].Tag, 0.99, true, candidates[0].Tag);
        return IdentifyByWords(ScriptCensus.Words(tokens, script), candidates, current);
    }

    private LanguageGuess IdentifyChinese(IReadOnlyList<Token> tokens, string current)
    {
        var text = string.Concat(tokens.Where(token => token.IsUnspaced).Select(token => token.Text));
        // A word or two of a Japanese customer may well have no kana in them.
        if (current == "ja" && text.Length <= LongestWithoutKana) return Keep(current);
        var tag = ChineseScript.LooksTraditional(text) ? "zh-Hant"
            : current.StartsWith("zh-", StringComparison.Ordinal) && !ChineseScript.LooksSimplified(text) ? current : "zh-Hans";
        var isSpoken = profiles.Any(profile => profile.Tag == tag);
        return new LanguageGuess(tag, text.Length > 2 ? 0.97 : 0.8, isSpoken, isSpoken ? tag : current);
    }

    private LanguageGuess IdentifyByWords(List<string> words, List<LanguageProfile> candidates, string current)
    {
        var sums = candidates.Select(profile => (profile.Tag, Sum: (double)words.Sum(profile.Evidence))).OrderByDescending(pair => pair.Sum).ToList();
        var (best, ofCurrent) = (sums[0], sums.FirstOrDefault(pair => pair.Tag == current).Sum);
        // Names of goods and of people are words of no language: only a sentence tells that it is foreign.
        var isSentence = words.Count(word => word.Length > 1) >= EnoughWords;
        var (foreignTag, foreignKnown) = foreign.Best(words);
        if (isSentence && foreignKnown >= ForeignSum && foreignKnown > best.Sum * ForeignLead) return new LanguageGuess(foreignTag, Share(foreignKnown, best.Sum), false, current);
        if (isSentence && candidates.Count > 1 && best.Sum / words.Count < LeastCoverage) return new LanguageGuess("und", 0.6, false, current);
        var confidence = Share(best.Sum, sums.Count > 1 ? sums[1].Sum : 0) * Math.Min(1, words.Count / 4.0);
        var isClear = best.Sum >= ClearSum && best.Sum >= ofCurrent * ClearLead && words.Count >= (ofCurrent > 0 || IsSameScript(candidates, current) ? 2 : 3);
        if (Twin(words, candidates, sums) is { } twin) return new LanguageGuess(twin, confidence, true, twin);
        if (best.Tag == current || isClear) return new LanguageGuess(best.Tag, confidence, true, best.Tag);
        return Keep(current) with { ReadAs = best.Sum > ofCurrent + 0.2 ? best.Tag : current, Confidence = confidence * 0.5 };
    }

    // Malay and Indonesian share most words: of two that are so close, the words that only one of them has decide.
    private static string? Twin(List<string> words, List<LanguageProfile> candidates, List<(string Tag, double Sum)> sums)
    {
        if (sums.Count < 2 || sums[1].Sum < ClearSum || sums[0].Sum >= sums[1].Sum * ClearLead) return null;
        var (first, second) = (Profile(sums[0].Tag), Profile(sums[1].Tag));
        var lead = words.Count(word => first.Knows(word) && !second.Knows(word)) - words.Count(word => second.Knows(word) && !first.Knows(word));
        return Math.Abs(lead) < OwnWords ? null : lead > 0 ? first.Tag : second.Tag;

        LanguageProfile Profile(string tag) => candidates.First(profile => profile.Tag == tag);
    }

    private static bool IsSameScript(List<LanguageProfile> candidates, string current) => candidates.Exists(profile => profile.Tag == current);

    private LanguageGuess Keep(string current) => new(current, 0, profiles.Any(profile => profile.Tag == current), current);

    private static double Share(double of, double against) => of + against <= 0 ? 0 : of / (of + against);
}

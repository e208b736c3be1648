using SupportBot.Core.Turns.Understanding.Text;

namespace SupportBot.Core.Turns.Understanding.Languages;

/// <summary>Which script a text is written in, when brand names and numbers do not count for much.</summary>
internal static class ScriptCensus
{
    public static Script Dominant(IReadOnlyList<Token> tokens)
    {
        var weights = new double[(int)Script.Other + 1];
        foreach (var token in tokens) weights[(int)Scripts.Of(token.Text[0])] += WeightOf(token);
        weights[(int)Script.None] = 0;
        // Japanese is mostly Chinese characters with some kana between them; Chinese has no kana at all.
        if (weights[(int)Script.Kana] >= 2 && weights[(int)Script.Kana] * 8 >= weights[(int)Script.Han]) weights[(int)Script.Kana] += weights[(int)Script.Han];
        var most = Array.IndexOf(weights, weights.Max());
        return weights[most] > 0 ? (Script)most : Script.None;
    }

    /// <summary>The language that is the only one here in its script.</summary>
    public static string? LanguageOf(Script script) => script switch
    {
        Script.Thai => "th",
        Script.Hangul => "ko",
        Script.Kana => "ja",
        Script.None or Script.Latin or Script.Cyrillic or Script.Arabic or Script.Han or Script.Other => null,
    };

    public static string NameFor(Script script) => script switch
    {
        Script.Cyrillic => "und-Cyrl",
        Script.Arabic => "und-Arab",
        Script.None or Script.Latin or Script.Thai or Script.Hangul or Script.Kana or Script.Han or Script.Other => "und",
    };

    // Names of brands are Latin everywhere, so a word weighs less than a Chinese character; codes and sizes weigh nothing.
    private static double WeightOf(Token token)
    {
        if (token.Text.Any(char.IsAsciiDigit)) return 0;
        return Scripts.Of(token.Text[0]) is Script.Thai or Script.Latin || token.Text.Length == 1 && !token.IsUnspaced ? 0.5 : 1;
    }
}

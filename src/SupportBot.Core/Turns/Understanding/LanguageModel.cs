using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Languages;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Everything the reader has of one language.</summary>
internal sealed record LanguageModel(string Tag, Lexicon Lexicon, LanguageProfile Profile, LinearModel Intents, LinearModel Reasons)
{
    public FeatureReader Features { get; } = new(Lexicon);
}

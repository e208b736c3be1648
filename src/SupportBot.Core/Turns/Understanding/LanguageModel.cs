using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Entities;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>Everything the reader has of one language.</summary>
internal sealed record LanguageModel(string Tag, Lexicon Lexicon, LinearModel Intents, LinearModel Reasons, EntityReader Entities)
{
    public FeatureReader Features { get; } = new(Lexicon);

    public static LanguageModel Of(string tag, Lexicon lexicon, LinearModel intents, LinearModel reasons) => new(tag, lexicon, intents, reasons, new EntityReader(lexicon));

    /// <summary>"Order no" and "tel" stand before numbers in every language.</summary>
    public LanguageModel WithCuesOf(Lexicon english) => this with { Entities = new EntityReader(Lexicon.WithCuesOf(english)) };
}

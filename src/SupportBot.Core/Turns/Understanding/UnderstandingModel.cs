using SupportBot.Core.Conversations;
using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Entities;
using SupportBot.Core.Turns.Understanding.Languages;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>What the bot knows of all its languages: <c>prompts/understanding/&lt;language&gt;/</c>. Adding a folder adds a language.</summary>
public sealed class UnderstandingModel
{
    private readonly Dictionary<string, LanguageModel> languages;
    private readonly Lazy<Lexicon> allWords;
    private readonly Lazy<EntityReader> entities;

    private UnderstandingModel(IReadOnlyList<LanguageModel> models, IdentifierModel identifier, string folder)
    {
        var english = models.FirstOrDefault(model => model.Tag == Language.English.Tag)?.Lexicon;
        languages = models.ToDictionary(model => model.Tag, model => english is null ? model : model.WithCuesOf(english), StringComparer.Ordinal);
        Identifier = new LanguageIdentifier(identifier, languages.Keys.ToHashSet(StringComparer.Ordinal));
        allWords = new(() => Lexicon.Union([.. models.Select(model => model.Lexicon)]));
        entities = new(() => new EntityReader(allWords.Value));
        Signs = SignReader.Load(Path.Combine(folder, "signs.txt"));
    }

    public IEnumerable<string> Languages => languages.Keys;

    internal LanguageIdentifier Identifier { get; }

    /// <summary>With the words of all languages together, for what is in none of them.</summary>
    internal EntityReader Entities => entities.Value;

    internal SignReader Signs { get; }

    internal LanguageModel? Find(string tag) => languages.GetValueOrDefault(tag);

    /// <summary>The word lists of a language, or of all where there is none of its own.</summary>
    internal Lexicon WordsOf(string tag) => Find(tag)?.Lexicon ?? allWords.Value;

    /// <summary>Loads the models of all languages.</summary>
    /// <exception cref="InvalidDataException">A model is missing or older than its learning messages; the message says what to run.</exception>
    public static UnderstandingModel Load(string folder)
    {
        var data = LearningData.In(folder);
        if (data.Count == 0) throw new InvalidDataException($"{folder} holds no language: a language is a folder with intents/ in it.");
        var identifier = Task.Run(() => IdentifierModel.Load(new LanguageMessages(folder, data)));
        var models = ForEach(data, LoadLanguage);
        return new UnderstandingModel(models, identifier.GetAwaiter().GetResult(), folder);
    }

    /// <summary>Learns all languages and writes their model files. The same messages give the same bytes.</summary>
    public static IReadOnlyList<TrainedLanguage> Train(string folder)
    {
        var data = LearningData.In(folder);
        var trained = ForEach(data, TrainLanguage);
        var messages = new LanguageMessages(folder, data);
        File.WriteAllBytes(messages.ModelPath, new IdentifierTrainer(messages).Train());
        return trained;
    }

    // All at once; of several that fail, the first one's error is enough to act on.
    private static List<T> ForEach<T>(IReadOnlyList<LearningData> languages, Func<LearningData, T> act)
    {
        try
        {
            return [.. languages.AsParallel().AsOrdered().Select(act)];
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            throw;
        }
    }

    private static TrainedLanguage TrainLanguage(LearningData data)
    {
        var bytes = new LanguageTrainer(data).Train();
        File.WriteAllBytes(data.ModelPath, bytes);
        return new TrainedLanguage(data.Tag, data.Intents().Count(), data.Reasons().Count(), bytes.Length);
    }

    private static LanguageModel LoadLanguage(LearningData data) => ModelStore.Load(data.ModelPath, data.Hash,
        file => LanguageModel.Of(data.Tag, Lexicon.Load(data.Folder), ModelFile.Read(file), ModelFile.Read(file)));
}

/// <param name="Bytes">Size of the model file.</param>
public sealed record TrainedLanguage(string Language, int IntentMessages, int ReasonMessages, int Bytes);

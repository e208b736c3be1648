using SupportBot.Core.Turns.Understanding.Classifying;
using SupportBot.Core.Turns.Understanding.Entities;
using SupportBot.Core.Turns.Understanding.Languages;
using SupportBot.Core.Turns.Understanding.Vocabulary;

namespace SupportBot.Core.Turns.Understanding;

/// <summary>
/// What the bot knows of all its languages: <c>prompts/understanding/&lt;language&gt;/</c>. Adding a folder adds a language: with learning
/// messages it is understood freely, with phrases alone in plain words.
/// </summary>
public sealed class UnderstandingModel
{
    private readonly Dictionary<string, LanguageModel> languages;
    private readonly Dictionary<string, PhraseBook> books;
    private readonly Lexicon allWords;

    private UnderstandingModel(IEnumerable<LanguageModel> models, string folder)
    {
        languages = models.ToDictionary(model => model.Tag, StringComparer.Ordinal);
        books = PhraseBook.In(folder).ToDictionary(book => book.Tag, StringComparer.Ordinal);
        var spoken = languages.Keys.Concat(books.Keys).ToHashSet(StringComparer.Ordinal);
        Identifier = new LanguageIdentifier([.. languages.Values.Select(model => model.Profile), .. books.Values.Select(book => book.Profile)], ForeignWords.Load(Path.Combine(folder, "foreign.txt"), spoken));
        allWords = Lexicon.Union([.. languages.Values.Select(model => model.Lexicon), .. books.Values.Select(book => book.Lexicon)]);
        Entities = new EntityReader(allWords);
        DigitsOnly = new EntityReader(allWords.WithoutNumbers());
        Signs = SignReader.Load(Path.Combine(folder, "signs.txt"));
    }

    public IEnumerable<string> Languages => languages.Keys;

    internal LanguageIdentifier Identifier { get; }

    internal EntityReader Entities { get; }

    /// <summary>For languages without number words of their own here: "ten" is ten in English and "this" in Polish.</summary>
    internal EntityReader DigitsOnly { get; }

    internal SignReader Signs { get; }

    internal LanguageModel? Find(string tag) => languages.GetValueOrDefault(tag);

    internal PhraseBook? FindBook(string tag) => books.GetValueOrDefault(tag);

    /// <summary>The word lists of a language, or of all where there is none of its own.</summary>
    internal Lexicon WordsOf(string tag) => Find(tag)?.Lexicon ?? allWords;

    /// <summary>Loads the models of all languages.</summary>
    /// <exception cref="InvalidDataException">A model is missing or older than its learning messages; the message says what to run.</exception>
    public static UnderstandingModel Load(string folder)
    {
        var data = LearningData.In(folder);
        if (data.Count == 0) throw new InvalidDataException($"{folder} holds no language: a language is a folder with intents/ in it.");
        return new UnderstandingModel(ForEach(data, LoadLanguage), folder);
    }

    /// <summary>Learns all languages and writes their model files. The same messages give the same bytes.</summary>
    public static IReadOnlyList<TrainedLanguage> Train(string folder) =>
        ForEach(LearningData.In(folder), TrainLanguage);

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

    /// <summary>Reads held-out messages: one file <c>&lt;language&gt;.tsv</c>, or a folder of them, with lines <c>intent&lt;TAB&gt;message</c>.</summary>
    public static IReadOnlyList<Evaluation> Evaluate(string folder, string testFile)
    {
        var model = Load(folder);
        var files = Directory.Exists(testFile) ? Directory.GetFiles(testFile, "*.tsv").Order(StringComparer.Ordinal) : (IEnumerable<string>)[testFile];
        return [.. files.Select(file => Evaluator.Evaluate(model, file))];
    }

    private static TrainedLanguage TrainLanguage(LearningData data)
    {
        var bytes = new LanguageTrainer(data).Train();
        File.WriteAllBytes(data.ModelPath, bytes);
        return new TrainedLanguage(data.Tag, data.Intents().Count(), data.Reasons().Count(), bytes.Length);
    }

    private static LanguageModel LoadLanguage(LearningData data)
    {
        if (!File.Exists(data.ModelPath)) throw new InvalidDataException($"{data.ModelPath} is missing: run \"understand train\".");
        try
        {
            return ReadLanguage(data);
        }
        catch (Exception damage) when (damage is EndOfStreamException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"{data.ModelPath} is damaged: run \"understand train\".", damage);
        }
    }

    private static LanguageModel ReadLanguage(LearningData data)
    {
        using var file = new BinaryReader(new MemoryStream(File.ReadAllBytes(data.ModelPath)));
        var words = ModelHeader.Read(file, data);
        var lexicon = Lexicon.Load(data.Folder);
        return new LanguageModel(data.Tag, lexicon, new LanguageProfile(data.Tag, lexicon.Words, words), ModelFile.Read(file), ModelFile.Read(file));
    }
}

/// <param name="Bytes">Size of the model file.</param>
public sealed record TrainedLanguage(string Language, int IntentMessages, int ReasonMessages, int Bytes);

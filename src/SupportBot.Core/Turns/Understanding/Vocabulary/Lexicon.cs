using System.Globalization;

namespace SupportBot.Core.Turns.Understanding.Vocabulary;

/// <summary>The small word lists of one language, written by people.</summary>
internal sealed class Lexicon
{
    /// <summary>Position meant by "the last one".</summary>
    public const int Last = -1;

    /// <summary>Position meant by "both": all of them, where there are two.</summary>
    public const int Both = -2;

    /// <summary>Position meant by "all of them".</summary>
    public const int All = 0;

    // What else numbers stand behind without being orders.
    private static readonly string[] NoSizes = ["iphone", "galaxy", "model", "version", "room", "page", "step", "gen", "level", "redmi", "type", "ps", "samsung", "xiaomi", "oppo", "vivo"];

    public HashSet<string> Words { get; private init; } = new(StringComparer.Ordinal);
    public PhraseTable<int> Numbers { get; private init; } = new();
    public PhraseTable<int> Ordinals { get; private init; } = new();
    public PhraseTable<bool> Negations { get; private init; } = new();
    public PhraseTable<string> Concepts { get; private init; } = new();
    public PhraseTable<string> Items { get; private init; } = new();
    public PhraseTable<string> Colours { get; private init; } = new();
    public DayTable Days { get; private init; } = new();

    /// <summary>Words that a size follows.</summary>
    public HashSet<string> Sizes { get; private init; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<Cue, PhraseTable<bool>> Cues { get; } = Enum.GetValues<Cue>().ToDictionary(cue => cue, _ => new PhraseTable<bool>());

    public static Lexicon Load(string folder)
    {
        var lexicon = new Lexicon();
        foreach (var line in WordFile.Lines(Path.Combine(folder, "words.txt")))
            foreach (var word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                lexicon.Words.Add(Text.TextFolder.Fold(word).Text);
        foreach (var line in WordFile.Lines(Path.Combine(folder, "negations.txt"))) lexicon.Negations.Add(line, true);
        foreach (var (word, value) in WordFile.Pairs(Path.Combine(folder, "numbers.txt"))) lexicon.Numbers.Add(word, Whole(value, word));
        foreach (var (word, value) in WordFile.Pairs(Path.Combine(folder, "ordinals.txt"))) lexicon.Ordinals.Add(word, Position(value, word));
        foreach (var (cue, word) in WordFile.Pairs(Path.Combine(folder, "cues.txt"))) lexicon.Cues[CueNamed(cue)].Add(word, true);
        foreach (var (concept, phrase) in WordFile.Pairs(Path.Combine(folder, "concepts.txt"))) lexicon.Concepts.Add(phrase, concept);
        lexicon.Sizes.UnionWith(lexicon.Cues[Cue.Size].Phrases.Except(NoSizes));
        foreach (var (item, word) in WordFile.Pairs(Path.Combine(folder, "items.txt"))) lexicon.Items.Add(word, item);
        foreach (var (colour, word) in WordFile.Pairs(Path.Combine(folder, "colours.txt"))) lexicon.Colours.Add(word, colour);
        foreach (var (day, phrase) in WordFile.Pairs(Path.Combine(folder, "dates.txt"))) lexicon.Days.Add(phrase, day);
        return lexicon;
    }

    /// <summary>All languages' words together: people mix, and numbers are read before the language is known.</summary>
    public static Lexicon Union(IEnumerable<Lexicon> lexicons)
    {
        var union = new Lexicon();
        foreach (var lexicon in lexicons) union.Take(lexicon);
        return union;
    }

    /// <summary>These words, with another language's cues beside its own.</summary>
    public Lexicon WithCuesOf(Lexicon other)
    {
        var both = new Lexicon
        {
            Words = Words,
            Numbers = Numbers,
            Ordinals = Ordinals,
            Negations = Negations,
            Concepts = Concepts,
            Items = Items,
            Colours = Colours,
            Days = Days,
            Sizes = Sizes,
        };
        both.TakeCues(this);
        both.TakeCues(other);
        return both;
    }

    private void Take(Lexicon other)
    {
        Words.UnionWith(other.Words);
        Numbers.AddAll(other.Numbers);
        Ordinals.AddAll(other.Ordinals);
        Negations.AddAll(other.Negations);
        Concepts.AddAll(other.Concepts);
        Items.AddAll(other.Items);
        Colours.AddAll(other.Colours);
        Days.AddAll(other.Days);
        Sizes.UnionWith(other.Sizes);
        TakeCues(other);
    }

    private void TakeCues(Lexicon other)
    {
        foreach (var (cue, table) in other.Cues) Cues[cue].AddAll(table);
    }

    private static int Position(string value, string word) => value switch { "last" => Last, "both" => Both, "all" => All, _ => Whole(value, word) };

    private static int Whole(string value, string word) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidDataException($"\"{word}\" has the value \"{value}\", which is no whole number.");

    private static Cue CueNamed(string name) => Enum.TryParse<Cue>(name, ignoreCase: true, out var cue) ? cue
        : throw new InvalidDataException($"\"{name}\" is no kind of cue; there are {string.Join(", ", Enum.GetNames<Cue>())}.");
}

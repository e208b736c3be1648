using System.Globalization;
using SupportBot.Core.Conversations;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Core.Turns.Drafting;

/// <summary>Reads <c>prompts/replies/</c> and refuses what could go wrong in front of a customer.</summary>
internal static class ReplyLibraryReader
{
    private const string StyleFile = "language.yaml";

    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    public static ReplyLibrary Read(string folder)
    {
        var errors = new List<string>();
        var currencies = new CurrencyTable(Read<Dictionary<string, CurrencyFile>>(Path.Combine(folder, "currencies.yaml"), errors)
            .ToDictionary(pair => pair.Key, pair => new CurrencyStyle(pair.Value.Symbol, pair.Value.Digits, pair.Value.In, pair.Value.AtHome), StringComparer.Ordinal));
        var languages = Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .Select(path => ReadLanguage(path, currencies, errors)).OfType<ReplyPhrases>()
            .ToDictionary(phrases => phrases.Language.Tag, StringComparer.Ordinal);
        errors.AddRange(ReplyLibraryCheck.Run(languages, folder));
        return errors.Count == 0 ? new ReplyLibrary(languages) : throw new InvalidDataException(string.Join(Environment.NewLine, errors));
    }

    private static ReplyPhrases? ReadLanguage(string folder, CurrencyTable currencies, List<string> errors)
    {
        var style = ReadStyle(Path.Combine(folder, StyleFile), errors);
        if (style is null) return null;
        var templates = new Dictionary<string, MessageTemplate>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Where(file => Path.GetFileName(file) != StyleFile).Order(StringComparer.Ordinal))
            foreach (var (key, text) in Read<Dictionary<string, string>>(file, errors))
                AddPhrase(templates, file, key, text, errors);
        return new ReplyPhrases(style, currencies, templates);
    }

    private static void AddPhrase(Dictionary<string, MessageTemplate> templates, string file, string key, string text, List<string> errors)
    {
        try
        {
            if (!templates.TryAdd(key, MessageTemplate.Parse(text.TrimEnd()))) errors.Add($"{file}: '{key}' stands in another file of this language too; keep one.");
        }
        catch (FormatException wrong)
        {
            errors.Add($"{file}: '{key}': {wrong.Message}");
        }
    }

    private static LanguageStyle? ReadStyle(string file, List<string> errors)
    {
        var style = Read<StyleYaml>(file, errors);
        if (style.Language is null || style.Plural is null || !PluralRule.Families.ContainsKey(style.Plural))
        {
            errors.Add($"{file}: 'language' and 'plural' (one of {string.Join(", ", PluralRule.Families.Keys)}) are needed.");
            return null;
        }
        var general = Style(style);
        return general with { ByMarket = style.Markets.ToDictionary(pair => pair.Key, pair => Of(pair.Value, general), StringComparer.Ordinal) };
    }

    private static LanguageStyle Of(MarketStyleYaml market, LanguageStyle general) => general with
    {
        Culture = market.Culture is { } culture ? Culture(culture) : general.Culture,
        Date = market.Date ?? general.Date,
        Time = market.Time ?? general.Time,
        DateTime = market.DateTime ?? general.DateTime,
        Digits = market.Digits ?? general.Digits,
    };

    // Saudi Arabia's shops date by the Gregorian calendar, whatever the culture's own; Thailand's by the Buddhist one.
    private static CultureInfo Culture(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        if (culture.Calendar is GregorianCalendar or ThaiBuddhistCalendar) return culture;
        culture = (CultureInfo)culture.Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return culture;
    }

    private static LanguageStyle Style(StyleYaml style) => new()
    {
        Language = new Language(style.Language!),
        Culture = Culture(style.Culture ?? style.Language!),
        Name = style.Name ?? style.Language!,
        IsRightToLeft = style.Direction == "rtl",
        Script = style.Script ?? "Latn",
        Plural = style.Plural!,
        Date = style.Date ?? "D",
        Time = style.Time ?? "t",
        DateTime = style.DateTime ?? "f",
        ListSeparator = style.ListSeparator ?? ", ",
        ListEnd = style.ListEnd ?? ", ",
        Digits = style.Digits ?? "latn",
    };

    private static T Read<T>(string file, List<string> errors) where T : new()
    {
        try
        {
            return Yaml.Deserialize<T?>(File.ReadAllText(file)) ?? new T();
        }
        catch (Exception wrong) when (wrong is YamlException or IOException)
        {
            errors.Add($"{file}: {wrong.Message}");
            return new T();
        }
    }

    private sealed class CurrencyFile
    {
        public string Symbol { get; set; } = "";
        public int Digits { get; set; } = 2;
        public Dictionary<string, string> In { get; set; } = [];
        public string? AtHome { get; set; }
    }

    private sealed class StyleYaml
    {
        public string? Language { get; set; }
        public string? Culture { get; set; }
        public string? Name { get; set; }
        public string? Direction { get; set; }
        public string? Script { get; set; }
        public string? Plural { get; set; }
        public string? Date { get; set; }
        public string? Time { get; set; }
        public string? DateTime { get; set; }
        public string? ListSeparator { get; set; }
        public string? ListEnd { get; set; }
        public string? Digits { get; set; }
        public Dictionary<string, MarketStyleYaml> Markets { get; set; } = [];
    }

    private sealed class MarketStyleYaml
    {
        public string? Culture { get; set; }
        public string? Date { get; set; }
        public string? Time { get; set; }
        public string? DateTime { get; set; }
        public string? Digits { get; set; }
    }
}

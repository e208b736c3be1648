using YamlDotNet.Serialization;

namespace SupportBot.Web.Shared;

/// <summary>Every word of the staff pages, by language: <c>prompts/pages/&lt;language&gt;.yaml</c>. One more language is one more file.</summary>
internal sealed class PageTexts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> byLanguage)
{
    public const string Fallback = "en";

    public IEnumerable<string> Languages => byLanguage.Keys.Order(StringComparer.Ordinal);

    public static PageTexts Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        var texts = files.ToDictionary(file => Path.GetFileNameWithoutExtension(file), Read);
        return texts.ContainsKey(Fallback)
            ? new PageTexts(texts)
            : throw new InvalidOperationException($"The staff pages have no words: {Path.Combine(folder, Fallback + ".yaml")} is missing.");
    }

    public IReadOnlyDictionary<string, string> In(string language) => byLanguage.GetValueOrDefault(language) ?? byLanguage[Fallback];

    /// <summary>In that language, else in English, else the key itself: a missing word must not take a page down.</summary>
    public string Find(string language, string key) =>
        In(language).GetValueOrDefault(key) ?? byLanguage[Fallback].GetValueOrDefault(key) ?? key;

    private static IReadOnlyDictionary<string, string> Read(string file)
    {
        using var reader = File.OpenText(file);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(reader);
    }
}

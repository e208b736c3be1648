namespace SupportBot.Core.Policies.Reading;

internal static class Citations
{
    public static IReadOnlyDictionary<string, string> Read(YamlSection section) =>
        section.RequiredSection("citation", "Name the rule to a customer, at least in English: 'citation: { en: … }'.") is { } citation
            ? Check(citation) : new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string>? ReadOptional(YamlSection section) =>
        section.Section("citation") is { } citation ? Check(citation) : null;

    /// <summary>Names of something by language, English always among them.</summary>
    public static IReadOnlyDictionary<string, string> ReadNames(YamlSection section, string key) =>
        section.RequiredSection(key, $"Name it at least in English: '{key}: {{ en: … }}'.") is { } names ? Check(names) : new Dictionary<string, string>();

    private static IReadOnlyDictionary<string, string> Check(YamlSection citation)
    {
        var texts = citation.NamedTexts();
        if (texts.GetValueOrDefault("en") is not { Length: > 0 })
            citation.Note($"{citation.About} has no English. Add 'en': it is what customers read whose language has no words of its own here.");
        foreach (var (language, _) in texts.Where(text => text.Key != "en" && text.Value.Length == 0))
            citation.Note($"{citation.About} is empty in '{language}'. Write it or take the line out.");
        return texts;
    }
}

using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Core.Tests.Turns;

/// <summary>What a model may write in one language, and what it must never: <c>Turns/Wordings/&lt;language&gt;.yaml</c>. Written without a look at the
/// guard's words, which were mended with them since: what they show is that nothing gets worse.</summary>
internal sealed record Wordings(string Language, IReadOnlyList<Wording> Correct, IReadOnlyDictionary<string, IReadOnlyList<string>> Attacks)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    public static Wordings In(string language) => Read(language, "");

    /// <summary>Others, with which the guard's words were never mended: what they show is how it does with a model's next sentence.</summary>
    public static Wordings Unseen(string language) => Read(language, "Unseen");

    private static Wordings Read(string language, string folder)
    {
        var file = Yaml.Deserialize<Shape>(File.ReadAllText(Path.Combine(Repository.Tests, "Turns", "Wordings", folder, language + ".yaml")));
        return new(language, file.Wordings, file.Attacks.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal));
    }

    private sealed class Shape
    {
        public List<Wording> Wordings { get; set; } = [];
        public Dictionary<string, List<string>> Attacks { get; set; } = [];
    }
}

/// <summary>Kind words around statements of one kind.</summary>
public sealed class Wording
{
    public string Occasion { get; set; } = "";
    public string Before { get; set; } = "";
    public string After { get; set; } = "";
}

using System.Globalization;
using SupportBot.Core.Policies.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Core.Policies.Reading;

/// <summary>
/// One mapping of a policy file, read key by key. Mistakes are noted with their line and reading goes on, so that all are told together;
/// what nobody asked for is noted as unknown when the section is closed.
/// </summary>
internal sealed class YamlSection(PolicyFile file, YamlMappingNode node, string about, List<PolicyProblem> problems)
{
    private readonly HashSet<string> _asked = [];

    public string About { get; set; } = about;

    public bool Has(string key) => node.Children.ContainsKey(key);

    public string? Text(string key) => Scalar(Find(key), key)?.Value;

    public string RequiredText(string key, string hint)
    {
        if (Text(key) is { Length: > 0 } text) return text;
        Note($"{About} has no '{key}'. {hint}");
        return "";
    }

    public int? Number(string key) => Parsed<int>(key, "a whole number", text =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>A sum of money, written with a point: 12.50.</summary>
    public decimal? Amount(string key) => Parsed<decimal>(key, "an amount like 12.50", text =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null);

    public bool Flag(string key) => Parsed<bool>(key, "true or false", text => bool.TryParse(text, out var flag) ? flag : null) ?? false;

    public DateOnly? Date(string key) => Parsed<DateOnly>(key, "a day like 2026-04-21", YamlWords.Day);

    public TimeSpan? TimeOfDay(string key) => Parsed<TimeSpan>(key, "a time like \"09:00\" (\"24:00\" for the end of the day)", YamlWords.TimeOfDay);

    public T? Choice<T>(string key) where T : struct, Enum =>
        Parsed(key, $"one of: {YamlWords.AllOf<T>()}", YamlWords.Choice<T>);

    public T Choice<T>(string key, T otherwise) where T : struct, Enum => Choice<T>(key) ?? otherwise;

    public T RequiredChoice<T>(string key) where T : struct, Enum
    {
        if (!Has(key)) Note($"{About} has no '{key}'. Write one of: {YamlWords.AllOf<T>()}.");
        return Choice<T>(key) ?? default;
    }

    public IReadOnlyList<T> Choices<T>(string key) where T : struct, Enum =>
        [.. Words(key).Select(word => Understood(word, key, $"one of: {YamlWords.AllOf<T>()}", YamlWords.Choice<T>)).OfType<T>()];

    public IReadOnlyList<string> Words(string key) =>
        Find(key) is { } found ? [.. Items(found, key).Select(item => Scalar(item, key)?.Value).OfType<string>()] : [];

    public IReadOnlyList<DateOnly> Dates(string key) =>
        [.. Words(key).Select(word => Understood(word, key, "a day like 2026-04-21", YamlWords.Day)).OfType<DateOnly>()];

    public YamlSection? Section(string key) => Find(key) is { } found ? AsSection(found, $"'{key}' of {About}") : null;

    public YamlSection? RequiredSection(string key, string hint)
    {
        if (!Has(key)) Note($"{About} has no '{key}'. {hint}");
        return Section(key);
    }

    public IReadOnlyList<YamlSection> Sections(string key) =>
        Find(key) is { } found ? [.. Items(found, key).Select(item => AsSection(item, $"an entry of '{key}' of {About}")).OfType<YamlSection>()] : [];

    /// <summary>Every key with its section: for mappings whose keys are names of the author's own.</summary>
    public IEnumerable<(string Name, YamlSection Section)> NamedSections() =>
        Keys().Select(name => (name, Section(name))).Where(entry => entry.Item2 is not null).Select(entry => (entry.name, entry.Item2!));

    public IReadOnlyDictionary<string, string> NamedTexts() => Keys().ToDictionary(name => name, name => Text(name) ?? "");

    public string Fingerprint(RulePlace place) => RuleFingerprint.Of(node, place);

    /// <summary>The section as it stands in the file.</summary>
    public RuleText Lines() => RuleLines.Cut(file.Name, file.Lines, (int)node.Start.Line);

    public void Note(string what) => problems.Add(new PolicyProblem(file.Name, node.Start.Line, what));

    /// <summary>Notes the keys that nobody has asked for.</summary>
    public void Close()
    {
        foreach (var (key, _) in node.Children.Where(child => !_asked.Contains(YamlWords.Key(child.Key))))
            Note(key.Start, $"'{YamlWords.Key(key)}' is not a key of {About}. Known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
    }

    private List<string> Keys() => [.. node.Children.Keys.Select(YamlWords.Key)];

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(key, out var found) ? found : null;
    }

    private YamlScalarNode? Scalar(YamlNode? found, string key)
    {
        if (found is not null and not YamlScalarNode) Note(found.Start, $"'{key}' of {About} must be a single value.");
        return found as YamlScalarNode;
    }

    private IEnumerable<YamlNode> Items(YamlNode found, string key)
    {
        if (found is YamlSequenceNode list) return list.Children;
        Note(found.Start, $"'{key}' of {About} must be a list.");
        return [];
    }

    private YamlSection? AsSection(YamlNode found, string whose)
    {
        if (found is YamlMappingNode mapping) return new YamlSection(file, mapping, whose, problems);
        Note(found.Start, $"{whose} must be a group of 'key: value' lines.");
        return null;
    }

    private T? Parsed<T>(string key, string expected, Func<string, T?> parse) where T : struct =>
        Scalar(Find(key), key) is { Value: { } text } ? Understood(text, key, expected, parse) : null;

    private T? Understood<T>(string text, string key, string expected, Func<string, T?> parse) where T : struct
    {
        var value = parse(text);
        if (value is null) Note(node.Children[key].Start, $"'{key}' of {About} is '{text}'. Write {expected}.");
        return value;
    }

    private void Note(Mark where, string what) => problems.Add(new PolicyProblem(file.Name, where.Line, what));
}

/// <param name="Name">Relative to the folder of policies.</param>
internal sealed record PolicyFile(string Name, IReadOnlyList<string> Lines);

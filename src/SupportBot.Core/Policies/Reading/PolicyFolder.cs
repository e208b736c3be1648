using SupportBot.Core.Policies.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Core.Policies.Reading;

/// <summary>Reads a whole folder of policies: <c>law/</c>, <c>payments/</c>, <c>platforms/</c>, <c>merchant/</c>. Nothing is used unless everything is right.</summary>
internal sealed class PolicyFolder(string folder)
{
    private readonly List<PolicyProblem> _problems = [];
    private readonly Dictionary<string, MarketDraft> _markets = [];

    public IReadOnlyList<PolicyProblem> Problems => _problems;

    /// <summary>The merchant's general hours.</summary>
    public ServiceHours Service { get; private set; } = ServiceHours.Unsaid;

    public IReadOnlyList<MarketPolicies> Read()
    {
        ReadAll("law", ReadLaw);
        if (_markets.Count == 0) _problems.Add(new PolicyProblem("law", 0, $"no market found in {Path.Combine(folder, "law")}. Add law/<MARKET>.yaml."));
        ReadAll("payments", ReadPayments);
        ReadAll("platforms", ReadPlatform);
        ReadAll("merchant", ReadMerchant);
        foreach (var market in _markets.Values) RulePeriods.Check(market.Rules);
        return [.. _markets.Values.Select(market => market.Finish())];
    }

    private void ReadAll(string layer, Action<string, YamlSection> read)
    {
        var root = Path.Combine(folder, layer);
        if (!Directory.Exists(root)) return;
        // Parsing is nearly all of the work, and no file needs another; what they say is taken up in order.
        var paths = Directory.GetFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var files = Task.WhenAll(paths.Select(path => Task.Run(() => Parse(path)))).GetAwaiter().GetResult();
        foreach (var (path, file) in paths.Zip(files))
        {
            if (file.Section is { } section) read(path, section);
            else _problems.Add(file.Problem!);
        }
    }

    private ParsedFile Parse(string path)
    {
        var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
        try
        {
            var text = File.ReadAllText(path);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? new ParsedFile(new YamlSection(new PolicyFile(name, text.ReplaceLineEndings("\n").Split('\n')), root, "the file", _problems), null)
                : new ParsedFile(null, new PolicyProblem(name, 1, "the file must be one group of 'key: value' lines."));
        }
        // The parser answers some broken files, an unclosed bracket for one, with the second kind and no line.
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            var line = (error as YamlException)?.Start.Line ?? 0;
            return new ParsedFile(null, new PolicyProblem(name, line, $"this is no valid YAML (an open bracket or quote?): {error.Message}"));
        }
    }

    /// <summary>Either what the file says or why it cannot be read.</summary>
    private sealed record ParsedFile(YamlSection? Section, PolicyProblem? Problem);

    private void ReadLaw(string path, YamlSection file)
    {
        var market = NamedAfter(path, file, "market", Path.GetFileNameWithoutExtension(path));
        var draft = new MarketDraft(
            market, file.RequiredText("name", "Call the country as staff know it."),
            file.RequiredText("currency", "Write the ISO 4217 code."), file.Number("currency_digits") ?? 2,
            CalendarReader.Read(file), CalendarReader.RegionZones(file));
        draft.Rules.AddRange(Rules(file, new RulePlace(PolicyLayer.Law, market, null, [])));
        file.Close();
        _markets[market] = draft;
    }

    private void ReadPlatform(string path, YamlSection file)
    {
        var platform = NamedAfter(path, file, "platform", Path.GetFileName(Path.GetDirectoryName(path)!));
        var market = NamedAfter(path, file, "market", Path.GetFileNameWithoutExtension(path));
        var place = new RulePlace(PolicyLayer.Platform, market, platform, file.Words("shop_types"));
        var rules = Rules(file, place);
        file.Close();
        if (Draft(market, file) is not { } draft) return;
        draft.ShopTypes[platform] = place.ShopTypes;
        draft.Rules.AddRange(rules);
    }

    private void ReadPayments(string path, YamlSection file)
    {
        var market = NamedAfter(path, file, "market", Path.GetFileNameWithoutExtension(path));
        var rules = Rules(file, new RulePlace(PolicyLayer.Payment, market, null, []));
        file.Close();
        Draft(market, file)?.Rules.AddRange(rules);
    }

    // merchant/<name>.yaml speaks for all markets, merchant/<name>/<MARKET>.yaml for one.
    private void ReadMerchant(string path, YamlSection file)
    {
        file.RequiredText("merchant", "Name the merchant whose terms these are.");
        if (file.Has("market")) ReadMerchantMarket(path, file);
        else if (file.Section("service") is { } general) Service = ServiceReader.Read(general, ServiceReader.PlainCalendar(general));
        file.Close();
    }

    private void ReadMerchantMarket(string path, YamlSection file)
    {
        var market = NamedAfter(path, file, "market", Path.GetFileNameWithoutExtension(path));
        var rules = Rules(file, new RulePlace(PolicyLayer.Merchant, market, null, []));
        if (Draft(market, file) is not { } draft) return;
        draft.Rules.AddRange(rules);
        if (file.Section("service") is { } service) draft.Service = ServiceReader.Read(service, draft.Calendar);
    }

    private MarketDraft? Draft(string market, YamlSection section)
    {
        if (_markets.TryGetValue(market, out var draft)) return draft;
        section.Note($"market '{market}' has no law/{market}.yaml. Add that file first: it holds the market's zone, currency and holidays.");
        return null;
    }

    private static List<ReadRule> Rules(YamlSection section, RulePlace place) =>
        [.. section.Sections("rules").Select(rule => RuleReader.Read(rule, place))];

    private static string NamedAfter(string path, YamlSection file, string key, string expected)
    {
        var said = file.RequiredText(key, $"It is '{expected}' by the file's place.");
        if (said.Length > 0 && said != expected)
            file.Note($"'{key}' is '{said}', but the file lies at '{Path.GetFileName(path)}' of '{expected}'. Correct one of them.");
        return expected;
    }
}

using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportBot.Core.Telemetry;
using SupportBot.Web.Hosting;

namespace SupportBot.Journeys.Tests.House;

/// <summary>infra/metrics.md tells of every number there is, and the dashboard shows only numbers that there are.</summary>
public sealed partial class Metrics
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Folders.Home, "infra", "metrics.md"));
    private static readonly string Dashboard = File.ReadAllText(Path.Combine(Folders.Home, "infra", "dashboards", "supportbot.json"));

    [Fact]
    public void Every_number_of_ours_is_explained_under_the_name_it_has_in_Prometheus()
    {
        var published = Published().Select(one => (one.Name, InPrometheus(one))).Order().ToList();
        Assert.True(published.Count > 10);
        Assert.Equal(published, Rows().Matches(Document).Select(row => (row.Groups[1].Value, row.Groups[2].Value)).Where(row => row.Item1.StartsWith("supportbot.", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Dashboard_and_alarms_ask_only_for_numbers_that_are_explained()
    {
        var explained = Rows().Matches(Document).Select(row => row.Groups[2].Value).ToHashSet();
        var asked = Asked().Matches(string.Join('\n', Expressions(JsonNode.Parse(Dashboard)!)) + Document[Document.IndexOf("## Alarms", StringComparison.Ordinal)..])
            .Select(match => match.Value).Distinct().ToList();
        Assert.True(asked.Count > 15);
        Assert.All(asked, name => Assert.True(explained.Contains(name) || explained.Contains(PartOfHistogram().Replace(name, "")), $"{name} is explained nowhere."));
    }

    [Fact]
    public void Every_panel_has_a_title_and_a_question()
    {
        var panels = JsonNode.Parse(Dashboard)!["panels"]!.AsArray().Where(panel => (string?)panel!["type"] != "row").ToList();
        Assert.NotEmpty(panels);
        Assert.All(panels, panel => Assert.False(string.IsNullOrWhiteSpace((string?)panel!["title"])));
        Assert.All(panels, panel => Assert.NotEmpty(Expressions(panel!)));
        Assert.Equal(panels.Count, panels.Select(panel => (int)panel!["id"]!).Distinct().Count());
    }

    private static List<Instrument> Published()
    {
        RuntimeHelpers.RunClassConstructor(typeof(BotMeter).TypeHandle);
        var found = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Meter.Name == BotMeter.Name) found.Add(instrument); } };
        listener.Start();
        return found;
    }

    // https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
    private static string InPrometheus(Instrument instrument) =>
        instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "") + (instrument is Counter<long> ? "_total" : "");

    private static IEnumerable<string> Expressions(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key == "expr" ? [(string)pair.Value!] : pair.Value is null ? [] : Expressions(pair.Value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Expressions),
        _ => [],
    };

    [GeneratedRegex(@"^\| `([a-z_.]+)` \| `([a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    // Labels of a by-clause are none.
    [GeneratedRegex(@"(?<!by \([^)]*)\b(?:supportbot|http_server|kestrel|dotnet|db_client)_[a-z_]+")]
    private static partial Regex Asked();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex PartOfHistogram();
}

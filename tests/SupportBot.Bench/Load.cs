using System.CommandLine;
using System.Globalization;

namespace SupportBot.Bench;

/// <summary><c>load</c>: customers who hold whole return conversations at once, and beside them the echo bot that the turns are compared with.</summary>
internal static class Load
{
    public static Command Create()
    {
        var customers = new Option<int>("--customers") { Description = "Conversations at once.", DefaultValueFactory = _ => 200 };
        var nodes = new Option<string>("--nodes") { Description = "Deployments to measure, one after the other: embedded, or a number of nodes on PostgreSQL and Redis.", DefaultValueFactory = _ => "embedded,1,2,3" };
        var seconds = new Option<int>("--seconds") { Description = "How long each phase is measured.", DefaultValueFactory = _ => 20 };
        var parts = new Option<string>("--parts") { Description = $"What to measure of {string.Join(',', LoadPlan.AllParts)}.", DefaultValueFactory = _ => string.Join(',', LoadPlan.AllParts) };
        var load = new Command("load", "Whole durable turns a second over Direct Line, their latency, and what they cost; beside it the JavaScript Bot Builder's echoes.") { customers, nodes, seconds, parts };
        load.SetAction((parsed, cancellation) => RunAsync(new LoadPlan(
            parsed.GetValue(customers), [.. parsed.GetValue(nodes)!.Split(',').Select(Nodes)],
            TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(parts)!.Split(','))));
        return load;
    }

    // Embedded is one node too, and known by having no number.
    private static int? Nodes(string word) => word == "embedded" ? null : int.Parse(word, CultureInfo.InvariantCulture);

    private static async Task RunAsync(LoadPlan plan)
    {
        var turns = new List<double>();
        foreach (var nodes in plan.Nodes) turns.Add(await MeasureAsync(plan, nodes));
        if (plan.Has("apart")) await CompareNodesAsync(plan, turns);
        if (!plan.Has("echo")) return;
        var echoes = await EchoBaseline.MeasureAsync(plan);
        for (var at = 0; at < turns.Count; at++)
            Report.Line("ratio", $"{turns[at] / echoes:F2} durable turns of {plan.Nodes[at]?.ToString(CultureInfo.InvariantCulture) ?? "an embedded"} node(s) for one echo ({turns[at]:F0}/s against {echoes:F0}/s)");
    }

    // Several processes lose something to each other on few processors before they share anything.
    private static async Task CompareNodesAsync(LoadPlan plan, List<double> turns)
    {
        var (embedded, one) = (plan.Nodes.ToList().IndexOf(null), plan.Nodes.ToList().IndexOf(1));
        for (var at = 0; at < turns.Count; at++)
        {
            if (plan.Nodes[at] is not > 1 || one < 0 || embedded < 0) continue;
            var apart = await ApartBaseline.MeasureAsync(plan, plan.Nodes[at]!.Value);
            Report.Line("ratio", $"{turns[at] / turns[one]:F2} of one node's turns on {plan.Nodes[at]} nodes; {apart / turns[embedded]:F2} of one embedded shop's on as many that share nothing");
        }
    }

    /// <summary>Turns a second when saturated.</summary>
    private static async Task<double> MeasureAsync(LoadPlan plan, int? nodes)
    {
        await using var deployment = await Deployment.StartAsync(nodes ?? 1, isShared: nodes is not null);
        Report.Title(deployment.Name);
        Report.Line("start to first page", $"{deployment.StartedIn.TotalSeconds:F2} s");
        using var chats = new ChatClient(deployment.Addresses);
        var stories = new Stories(deployment.Orders);
        await WarmUp.RunAsync(chats, stories);
        if (plan.Has("memory")) await IdleChats.MeasureAsync(chats, deployment);
        var saturated = plan.Has("saturation") ? await Saturation.MeasureAsync(plan, deployment, () => new ShopCustomer(chats, stories)) : 0;
        if (plan.Has("half")) await HalfRate.MeasureAsync(plan, deployment, () => new ShopCustomer(chats, stories), saturated / 2);
        if (plan.Has("length")) await LengthCost.MeasureAsync(chats, deployment);
        if (stories.Surprises > 0) Report.Line("surprises", $"{stories.Surprises} answers were not what the story expects, the last one to: {stories.LastSurprise}");
        return saturated;
    }
}

/// <param name="Nodes">Deployments to measure, by their number of nodes.</param>
/// <param name="Seconds">Length of a measured phase.</param>
internal sealed record LoadPlan(int Customers, IReadOnlyList<int?> Nodes, TimeSpan Seconds, IReadOnlyList<string> Parts)
{
    public static readonly string[] AllParts = ["memory", "saturation", "half", "length", "apart", "echo"];

    public bool Has(string part) => Parts.Contains(part);
}

using System.Text.Json.Nodes;
using SupportBot.Parts;
using SupportBot.Web.Verbs;

namespace SupportBot.Web.Tests;

/// <summary>The verbs as a merchant types them: exit code, standard output, standard error.</summary>
[Collection(nameof(PolicyVerbTests))]
[CollectionDefinition(nameof(PolicyVerbTests), DisableParallelization = true)]
public sealed class PolicyVerbTests : IDisposable
{
    private readonly TempFolder folder = new("supportbot-verbs");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Check_is_clean_and_lists_what_needs_review()
    {
        var (exit, output, errors) = await RunAsync("policy", "check");
        Assert.Equal((0, "The policy files are clean."), (exit, errors.Trim()));
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("needs review\t", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Coverage_is_a_table_of_all_markets_in_which_no_basic_fact_is_missing()
    {
        var (exit, output, _) = await RunAsync("policy", "coverage", "--on", "2026-11-22");
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        Assert.Equal((0, 28), (exit, rows.Count));
        var head = rows[0].ToList();
        foreach (var fact in new[] { "Withdrawal", "ReturnFreight", "RefundDeadline", "Guarantee", "RefundRoutes", "ComplaintBody", "ServiceHours" })
            Assert.All(rows.Skip(1), row => Assert.True(row[head.IndexOf(fact)] is not "missing", $"{row[0]} {fact}"));
    }

    [Fact]
    public async Task Explain_decides_on_an_order_in_JSON_and_in_words()
    {
        var orders = Write(Order);
        var (exit, json, _) = await RunAsync("policy", "explain", orders, "--at", "2026-03-12T12:00:00+01:00");
        var decision = JsonNode.Parse(json)!["decision"]!;
        Assert.Equal((0, "Granted", "2026-03-24"), (exit, (string)decision["verdict"]!, (string)decision["lastDay"]!));
        var (_, words, _) = await RunAsync("policy", "explain", orders, "--at", "2026-03-12T12:00:00+01:00", "--language", "de");
        Assert.Contains("Dienstag, 24. März 2026", words, StringComparison.Ordinal);
        Assert.Contains("§§ 312g, 355 BGB", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-09T12:00:00+01:00", "de", "after the moment of the request")] // before the delivery that the order knows of
    [InlineData("2026-03-12T12:00:00+01:00", "xx", "not spoken")]
    public async Task Explain_refuses_what_cannot_be(string at, string language, string reason)
    {
        var (exit, output, errors) = await RunAsync("policy", "explain", Write(Order), "--at", at, "--language", language);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(reason, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XX", "Market")]
    [InlineData("DE", "PaymentMethod")]
    public async Task Explain_names_the_fact_that_is_missing(string market, string missing)
    {
        var order = Order.Replace("\"DE\"", $"\"{market}\"", StringComparison.Ordinal).Replace("\"Card\"", "\"Unknown\"", StringComparison.Ordinal);
        var (_, json, _) = await RunAsync("policy", "explain", Write(order), "--at", "2026-03-12T12:00:00+01:00");
        var decision = JsonNode.Parse(json)!["decision"]!;
        Assert.Equal(("NeedsFact", missing), ((string)decision["verdict"]!, (string)decision["missing"]![0]!));
    }

    [Fact]
    public async Task Diff_shows_what_a_new_law_changed_and_nothing_for_the_same_day()
    {
        Assert.Equal("", (await RunAsync("policy", "diff", "--from", "2026-11-22")).Output);
        // The one year of the Emirates' Decree-Law 25/2025 replaced six months on 1 June 2026.
        var (exit, output, _) = await RunAsync("policy", "diff", "--from", "2026-05-01", "--to", "2026-06-10");
        Assert.Equal(0, exit);
        Assert.Contains(output.Split('\n'), line => line.StartsWith("AE own, Defective, day 200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_use_is_told_apart_from_a_no() => Assert.Equal(2, (await RunAsync("policy", "explain")).Exit);

    private const string Order = """
        { "orders": [ { "number": "X-1", "shop": "demo", "market": "DE", "currency": "EUR", "payment": { "kind": "Card" }, "placedAt": "2026-03-05T12:00:00+01:00",
          "lines": [ { "id": "1", "sku": "S", "name": "Mantel", "unitPrice": 100, "category": "clothing" } ],
          "parcels": [ { "shippedAt": "2026-03-06T12:00:00+01:00", "deliveredAt": "2026-03-10T12:00:00+01:00" } ], "customer": { "name": "A" } } ] }
        """;

    private string Write(string orders)
    {
        var file = Path.Combine(folder.Path, "orders.json");
        File.WriteAllText(file, orders);
        return file;
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var (before, beforeErrors) = (Console.Out, Console.Error);
        try
        {
            Console.SetOut(output);
            Console.SetError(errors);
            return (await SupportBotCommand.RunAsync(args), output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeErrors);
        }
    }
}

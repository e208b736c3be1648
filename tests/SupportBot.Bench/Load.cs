using System.Collections.Concurrent;
using System.Diagnostics;
using SupportBot.Journeys.Tests.Parts;

namespace SupportBot.Bench;

/// <summary>Customers who each hold one conversation: a question, a proof, a decision, a change of mind.</summary>
internal static class Load
{
    private static readonly string[] Story =
    [
        "hi, what are your return rules?", "I want to return my jacket, it is too small", "US-40118 emily.carter@example.com", "no, leave it", "where is my order?",
    ];

    public static async Task<LoadReport> RunAsync(ShopProcess shop, int customers)
    {
        var (acknowledged, answered) = (new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, customers).Select(_ => TalkAsync(shop, acknowledged, answered)));
        return new LoadReport(answered.Count, clock.Elapsed, Percentiles.Of(acknowledged), Percentiles.Of(answered));
    }

    private static async Task TalkAsync(ShopProcess shop, ConcurrentBag<double> acknowledged, ConcurrentBag<double> answered)
    {
        using var customer = await Customer.ArriveAsync(shop.Address, "en-US", "US");
        foreach (var text in Story)
        {
            var clock = Stopwatch.StartNew();
            await customer.PostAsync(new { type = "message", from = new { id = "me" }, text });
            acknowledged.Add(clock.Elapsed.TotalMilliseconds);
            await customer.ReadAsync(1, pause: TimeSpan.FromMilliseconds(20));
            answered.Add(clock.Elapsed.TotalMilliseconds);
        }
    }
}

internal sealed record LoadReport(int Turns, TimeSpan Elapsed, Percentiles Acknowledged, Percentiles Answered);

internal sealed record Percentiles(double P50, double P95, double P99)
{
    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new Percentiles(At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99));
    }

    public override string ToString() => $"p50 {P50:F0} ms, p95 {P95:F0} ms, p99 {P99:F0} ms";

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
}

using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using SupportBot.Core.Conversations;
using SupportBot.Core.Orders;
using SupportBot.Core.Policies;
using SupportBot.Core.Returns;

namespace SupportBot.Bench;

/// <summary><c>policies</c>: what one decision costs, over every market; beside it the cost of writing the same order as JSON once.</summary>
internal static class Decisions
{
    private const int Rounds = 2_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static Command Create()
    {
        var folder = new Option<string>("--policies") { Description = "The folder of policies.", DefaultValueFactory = _ => Path.Combine("prompts", "policies") };
        var policies = new Command("policies", "What loading the policies and one decision cost.") { folder };
        policies.SetAction(parsed => Run(Path.GetFullPath(parsed.GetValue(folder)!)));
        return policies;
    }

    private static void Run(string policies)
    {
        var cold = Stopwatch.StartNew();
        var library = PolicyLibrary.Load(policies);
        cold.Stop();
        Console.WriteLine($"library, first load   {cold.Elapsed.TotalMilliseconds:F0} ms for {library.Markets.Count()} markets, {library.Markets.Sum(market => market.Rules.Count)} rules");
        Console.WriteLine($"library, warm         {Enumerable.Range(0, 10).Min(_ => Milliseconds(() => PolicyLibrary.Load(policies))):F0} ms");
        var requests = library.Markets.SelectMany(market => Enum.GetValues<ReturnReason>().Select(reason => Request(market.Market, market.Currency, reason))).ToList();
        var decided = Measure(requests, request => PolicyDecider.Decide(request, library, Now));
        var written = Measure(requests, request => JsonSerializer.SerializeToUtf8Bytes(request.Order, LogJson.Options));
        Console.WriteLine($"decisions             {decided.PerSecond:F0}/s, {decided.Microseconds:F2} µs and {decided.Bytes:F0} bytes each");
        Console.WriteLine($"baseline (its JSON)   {written.PerSecond:F0}/s, {written.Microseconds:F2} µs and {written.Bytes:F0} bytes each; a decision takes {decided.Microseconds / written.Microseconds:F2} times as long");
    }

    private static (double PerSecond, double Microseconds, double Bytes) Measure(List<PolicyRequest> requests, Func<PolicyRequest, object> act)
    {
        foreach (var request in requests) act(request);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++) foreach (var request in requests) act(request);
        var (count, seconds) = ((double)Rounds * requests.Count, clock.Elapsed.TotalSeconds);
        return (count / seconds, seconds / count * 1e6, (GC.GetAllocatedBytesForCurrentThread() - before) / count);
    }

    private static double Milliseconds(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static PolicyRequest Request(string market, string currency, ReturnReason reason)
    {
        var order = new Order
        {
            Number = "BENCH-1",
            Shop = "bench",
            Market = market,
            Currency = currency,
            Payment = new PaymentMethod(PaymentKind.Card),
            PlacedAt = Now.AddDays(-12),
            OutwardFreight = 5,
            Lines = [new OrderLine { Id = "1", Sku = "S", Name = "Shoes", UnitPrice = 100, Category = "shoes" }, new OrderLine { Id = "2", Sku = "T", Name = "Mug", UnitPrice = 20, Category = "home" }],
            Parcels = [new Parcel { ShippedAt = Now.AddDays(-10), DeliveredAt = Now.AddDays(-7) }],
            Customer = new OrderCustomer("Someone"),
        };
        return new PolicyRequest(order, [new ItemSelection("1", 1), new ItemSelection("2", 1)], reason);
    }
}

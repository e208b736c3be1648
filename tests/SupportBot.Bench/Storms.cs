using System.CommandLine;
using System.Diagnostics;
using SupportBot.Reliability.Tests.Parts;

namespace SupportBot.Bench;

/// <summary><c>storm</c>: the long form of the tests that kill whatever the program rests on; reports what was lost, doubled or moved.</summary>
internal static class Storms
{
    public static Command Create()
    {
        var kills = new Option<int>("--kills") { Description = "Kills of nodes, Redis and PostgreSQL, at random.", DefaultValueFactory = _ => 100 };
        var nodes = new Option<int>("--nodes") { Description = "1: embedded on SQLite; more: on PostgreSQL and Redis.", DefaultValueFactory = _ => 3 };
        var customers = new Option<int>("--customers") { Description = "Customers at once.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "The same victims again.", DefaultValueFactory = _ => 1 };
        var storm = new Command("storm", "Customers who return jackets while nodes and stores are killed; compares what they were promised with what is written.") { kills, nodes, customers, seed };
        storm.SetAction((parsed, _) => RunAsync(parsed.GetValue(nodes), parsed.GetValue(customers), parsed.GetValue(kills), parsed.GetValue(seed)));
        return storm;
    }

    /// <returns>0 when nothing was lost, doubled or moved.</returns>
    private static async Task<int> RunAsync(int nodes, int customers, int kills, int seed)
    {
        await using var shop = await Shop.OpenAsync(new ShopPlan(nodes) { Orders = 100_000 });
        var (storm, clock) = (new Storm(shop, customers, seed), Stopwatch.StartNew());
        await storm.RageAsync(kills);
        var raged = clock.Elapsed;
        await using var books = await shop.OpenBooksAsync();
        var (balance, doubled) = (Balance.Nothing, 0);
        foreach (var customer in storm.Customers)
        {
            balance += await books.CompareAsync(customer);
            if (await books.CountReturnsAsync(customer) != 1) doubled++;
        }
        Report.Line("storm", $"{storm.Kills} kills in {raged.TotalSeconds:F0} s, {storm.Customers.Count} conversations, {StubbornCustomer.Refused} tries refused or unanswered");
        Report.Line("messages", $"{balance}");
        Report.Line("returns", $"{storm.Customers.Count} confirmed, {doubled} not opened exactly once");
        return balance.IsEven && doubled == 0 ? 0 : 1;
    }
}

using SupportBot.Parts;

namespace SupportBot.Reliability.Tests.Parts;

/// <summary>
/// Customers who return jackets one after the other while nodes, Redis and PostgreSQL are killed at random moments, counted by what customers
/// have got done and not by the clock.
/// </summary>
/// <param name="seed">The same choices again; the machine's own timing is not.</param>
public sealed class Storm(Shop shop, int customers, int seed)
{
    // Murder is not an end in itself: between two kills the shop must have done some work.
    private const int LeastBetween = 3, MostBetween = 25;

    private readonly Random random = new(seed);
    private readonly List<StubbornCustomer> all = [];
    private readonly Lock gate = new();
    private volatile bool isOver;

    public int Kills { get; private set; }

    public IReadOnlyList<StubbornCustomer> Customers
    {
        get { lock (gate) return [.. all]; }
    }

    public int Accepted => Customers.Sum(customer => customer.Accepted.Count);

    public async Task RageAsync(int kills)
    {
        var shopping = Enumerable.Range(0, customers).Select(_ => Task.Run(ShopAsync)).ToList();
        var raging = KillAsync(kills);
        if (await Task.WhenAny([raging, .. shopping]) != raging) await Task.WhenAll(shopping.Where(one => one.IsFaulted));
        await raging;
        isOver = true;
        await Task.WhenAll(shopping);
    }

    private async Task ShopAsync()
    {
        while (!isOver)
        {
            var customer = new StubbornCustomer(shop);
            lock (gate) all.Add(customer);
            await customer.ReturnsTheJacketAsync();
        }
    }

    private async Task KillAsync(int kills)
    {
        while (Kills < kills)
        {
            var next = Accepted + random.Next(LeastBetween, MostBetween);
            await Eventually.HoldsAsync(() => Accepted >= next, $"customers get something done after {Kills} kills", TimeSpan.FromMinutes(2));
            await KillOneAsync();
            Kills++;
        }
    }

    private async Task KillOneAsync()
    {
        var victim = random.Next(shop.Redis is null ? shop.Nodes : shop.Nodes + 2);
        if (victim < shop.Nodes)
        {
            await shop.KillNodeAsync(victim);
            await shop.StartNodeAsync(victim);
        }
        else if (victim == shop.Nodes)
        {
            await shop.Redis!.KillAsync();
            await shop.Redis.StartAgainAsync();
        }
        else
        {
            await shop.Postgres!.KillAsync();
            await shop.Postgres.StartAgainAsync();
        }
    }
}

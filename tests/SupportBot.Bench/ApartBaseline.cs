namespace SupportBot.Bench;

/// <summary>
/// What several processes cost on this machine whatever they share: as many embedded shops side by side as there are nodes, each with its own
/// data and its part of the customers.
/// </summary>
internal static class ApartBaseline
{
    /// <summary>Turns a second of all of them.</summary>
    public static async Task<double> MeasureAsync(LoadPlan plan, int shops)
    {
        Report.Title($"{shops} embedded shops that share nothing");
        var apart = new List<Shop>();
        try
        {
            for (var number = 0; number < shops; number++) apart.Add(await Shop.OpenAsync());
            var each = plan with { Customers = plan.Customers / shops };
            var phases = await Task.WhenAll(apart.Select(shop => Saturation.RunAsync(each, shops, shop.Arrive, shop.Used, () => Task.FromResult<long?>(null))));
            var (together, spent) = (phases.Sum(phase => phase.PerSecond), phases.Sum(phase => phase.Spent.Cpu.TotalSeconds) / phases.Sum(phase => phase.Turns / 1000.0));
            Report.Line($"{plan.Customers} at once", $"{together:F0} turns/s together; {spent:F3} s of processor for 1,000 turns");
            return together;
        }
        finally
        {
            foreach (var shop in apart) await shop.DisposeAsync();
        }
    }

    private sealed class Shop(Deployment deployment, ChatClient chats) : IAsyncDisposable
    {
        private readonly Stories stories = new(deployment.Orders);

        public static async Task<Shop> OpenAsync()
        {
            var deployment = await Deployment.StartAsync(1, isShared: false);
            var shop = new Shop(deployment, new ChatClient(deployment.Addresses));
            await shop.WarmUpAsync();
            return shop;
        }

        public ShopCustomer Arrive() => new ShopCustomer(chats, stories);

        public Usage Used() => deployment.Used();

        public async ValueTask DisposeAsync()
        {
            chats.Dispose();
            await deployment.DisposeAsync();
        }

        private Task WarmUpAsync() => WarmUp.RunAsync(chats, stories);
    }
}

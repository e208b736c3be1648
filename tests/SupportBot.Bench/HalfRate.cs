using System.Diagnostics;
using System.Threading.Channels;

namespace SupportBot.Bench;

/// <summary>
/// Open loop: things are said at random moments at half of the rate that saturates, whether or not earlier ones were answered. A turn's time
/// counts from when it was due, so a wait for a free customer or a late driver counts too.
/// </summary>
internal static class HalfRate
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    public static async Task MeasureAsync(LoadPlan plan, Deployment deployment, Func<ICustomer> arrive, double rate)
    {
        var clock = new PhaseClock();
        var crowd = Enumerable.Range(0, plan.Customers).Select(_ => arrive()).ToList();
        var idle = Channel.CreateUnbounded<ICustomer>();
        await Parallel.ForEachAsync(crowd, async (customer, _) => await IdleAsync(customer, idle.Writer));
        var measured = clock.MeasureAsync(Settling, plan.Seconds, deployment.Used, deployment.CountRoundTripsAsync);
        await Task.WhenAll(await ArriveAsync(rate, idle, clock));
        Report.Turns("at half of that", await measured);
        foreach (var customer in crowd) await customer.DisposeAsync();
    }

    private static async Task<List<Task>> ArriveAsync(double rate, Channel<ICustomer> idle, PhaseClock clock)
    {
        var (started, chance, due) = (Stopwatch.GetTimestamp(), new Random(20417), 0.0);
        var turns = new List<Task>();
        while (!clock.IsOver)
        {
            for (var now = Stopwatch.GetElapsedTime(started).TotalSeconds; due <= now; due -= Math.Log(1 - chance.NextDouble()) / rate)
                turns.Add(TakeTurnAsync(idle, started + (long)(due * Stopwatch.Frequency), clock));
            await Task.Delay(Tick, TimeProvider.System);
        }
        return turns;
    }

    private static async Task TakeTurnAsync(Channel<ICustomer> idle, long due, PhaseClock clock)
    {
        var customer = await idle.Reader.ReadAsync();
        await customer.TakeTurnAsync();
        clock.Note(due);
        await IdleAsync(customer, idle.Writer);
    }

    private static async Task IdleAsync(ICustomer customer, ChannelWriter<ICustomer> idle)
    {
        await customer.PrepareAsync();
        await idle.WriteAsync(customer);
    }
}

using System.Diagnostics;

namespace SupportBot.Bench;

/// <summary>Closed loop: every customer says the next thing as soon as the last one was answered.</summary>
internal static class Saturation
{
    // Each process has its own compiler to wait for, on the same processors.
    private static readonly TimeSpan SettlingOfOne = TimeSpan.FromSeconds(10);

    /// <summary>Turns a second.</summary>
    public static async Task<double> MeasureAsync(LoadPlan plan, Deployment deployment, Func<ICustomer> arrive)
    {
        var phase = await RunAsync(plan, deployment.Addresses.Count, arrive, deployment.Used, deployment.CountRoundTripsAsync);
        Report.Turns($"{plan.Customers} at once", phase);
        Report.Cost(phase);
        return phase.PerSecond;
    }

    /// <param name="processes">How many are getting warm at the same time.</param>
    public static async Task<Phase> RunAsync(LoadPlan plan, int processes, Func<ICustomer> arrive, Func<Usage> used, Func<Task<long?>> roundTrips)
    {
        var clock = new PhaseClock();
        var talking = Enumerable.Range(0, plan.Customers).Select(_ => Task.Run(() => TalkAsync(arrive(), clock))).ToList();
        var measured = clock.MeasureAsync(processes * SettlingOfOne, plan.Seconds, used, roundTrips);
        await Task.WhenAll(talking);
        return await measured;
    }

    private static async Task TalkAsync(ICustomer customer, PhaseClock clock)
    {
        await using var _ = customer;
        while (!clock.IsOver)
        {
            await customer.PrepareAsync();
            var since = Stopwatch.GetTimestamp();
            await customer.TakeTurnAsync();
            clock.Note(since);
        }
    }
}

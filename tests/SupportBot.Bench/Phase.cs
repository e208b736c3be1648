using System.Diagnostics;

namespace SupportBot.Bench;

/// <summary>What was measured in one stretch of time.</summary>
/// <param name="Spent">By what is measured.</param>
/// <param name="Driver">Processor time of the customers, who share the machine.</param>
internal sealed record Phase(int Turns, TimeSpan Length, Percentiles Times, Usage Spent, TimeSpan Driver, long? RoundTrips)
{
    public double PerSecond => Turns / Length.TotalSeconds;
}

/// <summary>Gathers the times of turns; those outside of the measured stretch are dropped.</summary>
internal sealed class PhaseClock
{
    private readonly Lock gate = new();
    private readonly List<double> milliseconds = [];
    private bool isMeasuring;

    public bool IsOver { get; private set; }

    /// <param name="since">A time stamp of <see cref="Stopwatch"/>.</param>
    public void Note(long since)
    {
        var elapsed = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        lock (gate) if (isMeasuring) milliseconds.Add(elapsed);
    }

    /// <summary>Lets the load settle, then measures.</summary>
    /// <param name="settling">Long enough for compilers to have done with what runs often.</param>
    public async Task<Phase> MeasureAsync(TimeSpan settling, TimeSpan length, Func<Usage> used, Func<Task<long?>> roundTrips)
    {
        await Task.Delay(settling, TimeProvider.System);
        var (before, driverBefore, tripsBefore, clock) = (used(), Environment.CpuUsage.TotalTime, await roundTrips(), Stopwatch.StartNew());
        lock (gate) isMeasuring = true;
        await Task.Delay(length, TimeProvider.System);
        lock (gate) isMeasuring = false;
        var (elapsed, spent, trips) = (clock.Elapsed, used() - before, await roundTrips() - tripsBefore);
        IsOver = true;
        return new Phase(milliseconds.Count, elapsed, Percentiles.Of(milliseconds), spent, Environment.CpuUsage.TotalTime - driverBefore, trips);
    }
}

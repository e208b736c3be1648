using SupportBot.Core.Telemetry;

namespace SupportBot.Core.Turns;

/// <summary>How long each stage of a turn took, in milliseconds. Whoever measures or traces the program is told too.</summary>
internal sealed class StageTimes(TimeProvider clock)
{
    private readonly Dictionary<string, double> times = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, double> Milliseconds => times;

    public T Measure<T>(string stage, Func<T> run)
    {
        using var span = BotTrace.Stage(stage);
        var start = clock.GetTimestamp();
        var result = run();
        Note(stage, start);
        return result;
    }

    public async Task<T> MeasureAsync<T>(string stage, Func<Task<T>> run)
    {
        using var span = BotTrace.Stage(stage);
        var start = clock.GetTimestamp();
        var result = await run();
        Note(stage, start);
        return result;
    }

    private void Note(string stage, long start)
    {
        var took = clock.GetElapsedTime(start);
        times[stage] = Math.Round(took.TotalMilliseconds, 3);
        BotMeter.StageEnded(stage, took);
    }
}

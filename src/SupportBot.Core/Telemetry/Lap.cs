using System.Diagnostics;

namespace SupportBot.Core.Telemetry;

/// <summary>Real time that passes, wherever the program's own clock was set.</summary>
public readonly struct Lap
{
    private readonly long began;

    private Lap(long began) => this.began = began;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(began);

    public static Lap Begin() => new(Stopwatch.GetTimestamp());
}

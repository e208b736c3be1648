namespace SupportBot.Web.Hosting;

/// <summary>A clock that was set to another moment at the start and runs on from there. Timers and timestamps keep real time.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}

using System.Globalization;

namespace SupportBot.Parts;

/// <summary>Waits for what another process brings about by looking again and again: a guessed sleep is too long or too short.</summary>
public static class Eventually
{
    // Looking costs the very machine that is being waited for: the longer it lasts, the rarer.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(320);

    /// <param name="what">What should come true, for the message.</param>
    /// <param name="patience">Null: half a minute, which a machine that runs other suites too may need.</param>
    /// <exception cref="TimeoutException">It did not come true in time.</exception>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        var longest = patience ?? TimeSpan.FromSeconds(30);
        using var timeout = new CancellationTokenSource(longest, TimeProvider.System);
        for (var pause = FirstPause; !await condition(); pause = Longer(pause))
        {
            if (timeout.IsCancellationRequested) throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Not within {longest.TotalSeconds} s: {what}."));
            await Task.Delay(pause, TimeProvider.System, CancellationToken.None);
        }
    }

    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan? patience = null) =>
        HoldsAsync(() => Task.FromResult(condition()), what, patience);

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
}

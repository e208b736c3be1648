using SupportBot.Core.Limits;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests.Sharing;

public abstract class RateLimitContract : IAsyncLifetime
{
    private SharedState _state = null!;

    private IRateLimits Rates => _state.Rates;

    protected abstract Task<SharedState> OpenAsync();

    public async Task InitializeAsync() => _state = await OpenAsync();

    public async Task DisposeAsync() => await _state.DisposeAsync();

    [Fact]
    public async Task So_many_are_allowed_and_no_more_and_nobody_elses_are_touched()
    {
        for (var taken = 0; taken < 3; taken++) Assert.True(await Rates.TryTakeAsync("token:10.0.0.1", 3, default));
        Assert.False(await Rates.TryTakeAsync("token:10.0.0.1", 3, default));
        Assert.False(await Rates.TryTakeAsync("token:10.0.0.1", 3, default));
        Assert.True(await Rates.TryTakeAsync("token:10.0.0.2", 3, default));
        Assert.True(await Rates.TryTakeAsync("post:10.0.0.1", 3, default));
    }

    [Fact]
    public async Task Of_many_at_once_exactly_so_many_are_allowed()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Rates.TryTakeAsync("post:x", 5, default).AsTask())));
        Assert.Equal(5, asked.Count(isAllowed => isAllowed));
    }

    [Fact]
    public async Task What_was_taken_flows_back()
    {
        const int perMinute = 600;
        var taken = 0;
        while (await Rates.TryTakeAsync("post:x", perMinute, default)) taken++;
        Assert.InRange(taken, perMinute, 2 * perMinute);
        await Eventually.HoldsAsync(async () => await Rates.TryTakeAsync("post:x", perMinute, default), "one more is allowed after a tenth of a second");
    }
}

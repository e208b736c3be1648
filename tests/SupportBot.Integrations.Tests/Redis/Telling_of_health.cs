using SupportBot.Core.Health;
using SupportBot.Integrations.Redis;
using SupportBot.Integrations.Tests.Sharing;

namespace SupportBot.Integrations.Tests.Redis;

public sealed class Telling_of_health
{
    private readonly ManualClock _clock = new();
    private readonly CollectingLogger _logger = new();
    private readonly List<string> _events = [];
    private readonly RedisHealth _health;

    public Telling_of_health()
    {
        _health = new RedisHealth(_clock, _logger);
        _health.WentAway += () => _events.Add("away");
        _health.CameBack += () => _events.Add("back");
    }

    [Fact]
    public void A_cause_is_told_once_a_minute_however_often_it_comes_and_goes()
    {
        for (var second = 0; second < 90; second++)
        {
            _health.Away(RedisTrouble.Silent);
            _health.Back();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(2, _logger.Lines.Count(line => line.Contains("does not answer in time", StringComparison.Ordinal)));
        Assert.Equal(2, _logger.Lines.Count(line => line.Contains("is back", StringComparison.Ordinal)));
        _health.Away(RedisTrouble.Unreachable);
        Assert.Contains("cannot be reached", _logger.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_tells_why_and_since_when()
    {
        Assert.False(_health.State.IsOk);
        _health.Back();
        Assert.Equal(DependencyState.Ok, await _health.CheckAsync(default));
        Assert.Equal((true, _clock.GetUtcNow()), (_health.State.IsOk, _health.State.Since));
        _clock.Advance(TimeSpan.FromMinutes(5));
        var since = _clock.GetUtcNow();
        _health.Away(RedisTrouble.Silent);
        _clock.Advance(TimeSpan.FromMinutes(5));
        _health.Away(RedisTrouble.Loading);
        Assert.Equal(new RedisState("is still reading its data", since), _health.State);
        Assert.Equal("Redis is still reading its data since 2026-04-21 21:45:00Z (ConnectionStrings:Redis).", (await _health.CheckAsync(default)).Reason);
        Assert.Equal(["back", "away"], _events);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using SupportBot.Core.Health;
using SupportBot.Core.Telemetry;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Whether Redis is of use now. While it is not, nobody asks it anything, so that it slows nobody down; one small question a second finds out
/// when it is back.
/// </summary>
public sealed partial class RedisHealth : IDependency
{
    private static readonly TimeSpan NotAgainFor = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<RedisTrouble, DateTimeOffset> _toldAt = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private volatile RedisState _state;
    private bool _wasTold;

    internal RedisHealth(TimeProvider clock, ILogger logger)
    {
        (_clock, _logger) = (clock, logger);
        _state = new RedisState(RedisTrouble.NotYet.Reason, clock.GetUtcNow());
    }

    public string Name => "Redis";

    public bool IsNeeded => false;

    public RedisState State => _state;

    internal event Action? WentAway, CameBack;

    /// <summary>What is known already: to be asked costs Redis nothing.</summary>
    public Task<Core.Health.DependencyState> CheckAsync(CancellationToken cancellation)
    {
        var (reason, since) = _state;
        return Task.FromResult(reason is null ? Core.Health.DependencyState.Ok : new Core.Health.DependencyState(
            string.Create(CultureInfo.InvariantCulture, $"Redis {reason} since {since:u} (ConnectionStrings:Redis).")));
    }

    internal void Away(RedisTrouble trouble)
    {
        BotMeter.DependencyUsed(Dependency.Redis, Core.Telemetry.DependencyState.Down);
        lock (_lock)
        {
            var before = _state;
            _state = new RedisState(trouble.Reason, before.IsOk ? _clock.GetUtcNow() : before.Since);
            Tell(trouble);
            if (!before.IsOk) return;
        }
        WentAway?.Invoke();
    }

    internal void Back()
    {
        BotMeter.DependencyUsed(Dependency.Redis, Core.Telemetry.DependencyState.Up);
        if (_state.IsOk) return;
        lock (_lock)
        {
            var (before, now) = (_state, _clock.GetUtcNow());
            _state = new RedisState(Reason: null, now);
            if (_wasTold) IsBack(_logger, (now - before.Since).TotalSeconds);
            _wasTold = false;
        }
        CameBack?.Invoke();
    }

    // A Redis that comes and goes must not fill the log.
    private void Tell(RedisTrouble trouble)
    {
        var now = _clock.GetUtcNow();
        if (_toldAt.TryGetValue(trouble, out var at) && now - at < NotAgainFor) return;
        _toldAt[trouble] = now;
        _wasTold = true;
        IsAway(_logger, trouble.Reason, trouble.Remedy);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis (ConnectionStrings:Redis) {Reason}. {Remedy} Until then, state is folded from the log and each node counts for itself.")]
    private static partial void IsAway(ILogger logger, string reason, string remedy);

    [LoggerMessage(Level = LogLevel.Information, Message = "Redis is back after {Seconds:F0} s.")]
    private static partial void IsBack(ILogger logger, double seconds);
}

/// <param name="Reason">Why it is of no use, for instance <c>cannot be reached</c>; null: it is.</param>
/// <param name="Since">When that began.</param>
public sealed record RedisState(string? Reason, DateTimeOffset Since)
{
    public bool IsOk => Reason is null;
}

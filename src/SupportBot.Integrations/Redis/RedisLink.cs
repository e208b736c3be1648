using StackExchange.Redis;

namespace SupportBot.Integrations.Redis;

/// <summary>The one connection of this process. The client mends it when it breaks; one that has gone dumb without breaking is replaced.</summary>
internal sealed class RedisLink(ConfigurationOptions settings, RedisHealth health) : IAsyncDisposable
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(1);

    private volatile ConnectionMultiplexer? _current;

    /// <summary>Null until the first is made; connected or not.</summary>
    public ConnectionMultiplexer? Current => _current;

    /// <summary>Makes a new one; where there is one already, it gives way only to one that is connected.</summary>
    public async Task RenewAsync()
    {
        var fresh = await Task.Run(() => ConnectionMultiplexer.ConnectAsync(settings));
        if (_current is not null && !fresh.IsConnected)
        {
            await DropAsync(fresh);
            return;
        }
        fresh.ConnectionFailed += OnFailed;
        var old = Interlocked.Exchange(ref _current, fresh);
        await DropAsync(old);
    }

    public async ValueTask DisposeAsync() => await DropAsync(Interlocked.Exchange(ref _current, null));

    // Also when it is only the one that listens: what was said meanwhile is lost.
    private void OnFailed(object? sender, ConnectionFailedEventArgs failure) => health.Away(RedisTrouble.Of(failure.Exception) ?? RedisTrouble.Unreachable);

    // Closing writes what is left, and a dumb connection does not take it.
    private async Task DropAsync(ConnectionMultiplexer? old)
    {
        if (old is null) return;
        old.ConnectionFailed -= OnFailed;
        var closing = Task.Run(() => CloseAsync(old));
        await Task.WhenAny(closing, Task.Delay(LongestGoodbye, TimeProvider.System));
    }

    private static async Task CloseAsync(ConnectionMultiplexer old)
    {
        using (old) await old.CloseAsync(allowCommandsToComplete: false);
    }
}

using System.Net;
using StackExchange.Redis;
using SupportBot.Core.Telemetry;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Asks Redis, and knows what to do instead when it is away: nothing that is asked here fails, and nothing waits longer than
/// <see cref="RedisOptions.Patience"/>. Only asynchronous calls: a blocking one starves the client's own threads.
/// </summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    // Long enough to connect, short enough for a start that Redis must not hold up.
    private const int LongestConnect = 2000;
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(3);

    private readonly RedisHealth _health;
    private readonly TimeSpan _patience;
    private readonly RedisLink _link;
    private readonly RedisWatch _watch;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watching;

    /// <exception cref="InvalidDataException">The setting is no connection string.</exception>
    public RedisConnection(RedisOptions options, RedisKeys keys, RedisHealth health)
    {
        (_health, _patience) = (health, options.Patience);
        _link = new RedisLink(Settings(options), health);
        _watch = new RedisWatch(_link, health, keys, _patience);
        _watching = Task.Run(() => _watch.RunAsync(_stopping.Token));
    }

    /// <summary>Null before the first attempt to connect; may be another one later.</summary>
    public ConnectionMultiplexer? Client => _link.Current;

    /// <summary>Waits until Redis was asked for the first time, whether it answered or not.</summary>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_watch.Looked, Task.Delay(LongestOpening, TimeProvider.System, cancellation));
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>The answer of Redis, or of <paramref name="otherwise"/> when Redis is away.</summary>
    public Task<T> AskAsync<T>(string operation, Func<IDatabase, Task<T>> ask, Func<Task<T>> otherwise, CancellationToken cancellation) =>
        SendAsync(operation, waits: true, ask, otherwise, cancellation);

    /// <summary>Sends and goes on. What is sent first is done first; what cannot be sent is dropped.</summary>
    public void Tell(string operation, Func<IDatabase, Task> tell) =>
        _ = SendAsync(operation, waits: false, async database => { await tell(database); return true; }, () => Task.FromResult(false), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await _link.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task<T> SendAsync<T>(string operation, bool waits, Func<IDatabase, Task<T>> ask, Func<Task<T>> otherwise, CancellationToken cancellation)
    {
        if (Database() is { } database)
        {
            BotMeter.RedisAsked(operation, waits);
            try
            {
                return await ask(database).WaitAsync(_patience, TimeProvider.System, cancellation);
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested && RedisTrouble.Of(error) is { } trouble)
            {
                _health.Away(trouble);
            }
            finally
            {
                // The client hands out its answers one after the other on one thread: a turn must not go on there.
                await Task.Yield();
            }
        }
        return await otherwise();
    }

    private IDatabase? Database()
    {
        if (!_health.State.IsOk || _link.Current is not { } client) return null;
        if (client.IsConnected) return client.GetDatabase();
        _health.Away(RedisTrouble.Unreachable);
        return null;
    }

    private static ConfigurationOptions Settings(RedisOptions options)
    {
        var settings = Read(options.ConnectionString);
        settings.AbortOnConnectFail = false;
        settings.ConnectRetry = 1;
        settings.ConnectTimeout = Math.Min(settings.ConnectTimeout, LongestConnect);
        settings.SyncTimeout = (int)options.Patience.TotalMilliseconds;
        // Also ends a handshake that is not answered.
        settings.KeepAlive = 2;
        return settings;
    }

    private static ConfigurationOptions Read(string connectionString)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(connectionString);
            if (settings.EndPoints.Count > 0 && settings.EndPoints.All(IsHost)) return settings;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or OverflowException) { /* said below */ }
        // Not its message: it may repeat the string, with the password.
        throw new InvalidDataException("ConnectionStrings:Redis is no connection string. Write it as host:6379,password=…,ssl=true.");
    }

    // redis://user:password@host would be taken for a host's name.
    private static bool IsHost(EndPoint place) => place is not DnsEndPoint named || Uri.CheckHostName(named.Host) != UriHostNameType.Unknown;
}

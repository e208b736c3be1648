using StackExchange.Redis;
using SupportBot.Core.Telemetry;

namespace SupportBot.Integrations.Redis;

/// <summary>
/// Looks once a second whether Redis answers and takes writes, so that no customer's turn has to try it out. In the background and on real time,
/// whatever the clock.
/// </summary>
internal sealed class RedisWatch(RedisLink link, RedisHealth health, RedisKeys keys, TimeSpan patience)
{
    /// <summary>What a node asks for itself is counted under this.</summary>
    public const string Operation = "watch";

    // Looks in vain, after which the client is not trusted to mend its connection any more.
    private const int MostInVain = 5;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly RedisScript Write = new("redis.call('set', KEYS[1], '1', 'px', 2000)");

    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inVain;

    /// <summary>Done when it has looked for the first time.</summary>
    public Task Looked => _looked.Task;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            do
            {
                await LookAsync();
                _looked.TrySetResult();
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { /* the program stops */ }
    }

    private async Task LookAsync()
    {
        try
        {
            if (link.Current is null || _inVain >= MostInVain) await RenewAsync();
            await ProbeAsync(link.Current!.GetDatabase()).WaitAsync(patience, TimeProvider.System);
            _inVain = 0;
            health.Back();
        }
        // Whatever it is: this must go on, or Redis would stay away for good.
        catch (Exception error)
        {
            var trouble = RedisTrouble.Of(error) ?? RedisTrouble.Unreachable;
            // Any other trouble comes over a connection that works.
            _inVain = trouble == RedisTrouble.Silent || trouble == RedisTrouble.Unreachable ? _inVain + 1 : 0;
            health.Away(trouble);
        }
    }

    // A network that swallows everything leaves connections open for many minutes, and a client may give up on one that broke.
    private Task RenewAsync()
    {
        _inVain = 0;
        return link.RenewAsync();
    }

    private Task<RedisResult> ProbeAsync(IDatabase database)
    {
        BotMeter.RedisAsked(Operation, waits: false);
        return Write.RunAsync(database, keys.Probe);
    }
}

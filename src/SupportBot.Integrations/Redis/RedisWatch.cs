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

    private const int DumbAfter = 5;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly RedisScript Write = new("redis.call('set', KEYS[1], '1', 'px', 2000)");

    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unanswered;

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
            if (link.Current is null || _unanswered >= DumbAfter) await RenewAsync();
            await ProbeAsync(link.Current!.GetDatabase()).WaitAsync(patience, TimeProvider.System);
            _unanswered = 0;
            health.Back();
        }
        // Whatever it is: this must go on, or Redis would stay away for good.
        catch (Exception error)
        {
            var trouble = RedisTrouble.Of(error) ?? RedisTrouble.Unreachable;
            _unanswered = trouble == RedisTrouble.Silent ? _unanswered + 1 : 0;
            health.Away(trouble);
        }
    }

    // A network that swallows everything leaves connections open for many minutes.
    private Task RenewAsync()
    {
        _unanswered = 0;
        return link.RenewAsync();
    }

    private Task<RedisResult> ProbeAsync(IDatabase database)
    {
        BotMeter.RedisAsked(Operation, waits: false);
        return Write.RunAsync(database, keys.Probe);
    }
}

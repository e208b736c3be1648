using System.Diagnostics;
using SupportBot.Integrations.Tests.Sharing;
using SupportBot.Parts.Faults;

namespace SupportBot.Integrations.Tests.Redis;

/// <summary>A Redis that does not answer is waited for once, by nobody longer than its patience, and then not at all.</summary>
[Trait("Runs", "alone")]
public sealed class When_Redis_hangs : RedisInTrouble
{
    [Fact]
    public async Task Hanging_it_is_waited_for_once_and_then_not_at_all_until_it_answers()
    {
        await using var proxy = FaultProxy.InFrontOf(Server.Port);
        await using var state = await SharedState.OnAsync(At(Server.ConnectionStringAt(proxy.Port)));
        proxy.Set(Fault.Hang);

        var clock = Stopwatch.StartNew();
        await ServesAloneAsync(state);
        // One patience for all calls together, and what a busy machine adds.
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2_000);
        Assert.Equal("does not answer in time", state.Health.State.Reason);
        clock.Restart();
        for (var turn = 0; turn < 100; turn++) await ServesAloneAsync(state);
        // Each waiting its patience would be twenty-five seconds.
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2_000);

        proxy.Set(Fault.Pass);
        await state.IsWellAsync();
        await SaveAsync(state, 9);
        await FindsAsync(state, 9);
    }

    [Fact]
    public async Task Every_call_that_is_under_way_when_it_begins_to_hang_ends_in_time()
    {
        await using var proxy = FaultProxy.InFrontOf(Server.Port);
        await using var state = await SharedState.OnAsync(At(Server.ConnectionStringAt(proxy.Port)));
        proxy.Set(Fault.Hang);
        var clock = Stopwatch.StartNew();
        var calls = Enumerable.Range(0, 200).Select(async number =>
        {
            await state.Snapshots.FindAsync(Id, default);
            return clock.ElapsedMilliseconds;
        });
        Assert.All(await Task.WhenAll(calls), time => Assert.InRange(time, 0, 2_000));
    }

    [Fact]
    public async Task A_connection_that_has_gone_dumb_is_replaced()
    {
        await using var network = ForgetfulNetwork.InFrontOf(Server.Port);
        await using var state = await SharedState.OnAsync(At(Server.ConnectionStringAt(network.Port)));
        await using var other = await SharedState.OnAsync(At(Server.ConnectionString));
        network.ForgetConnections();
        await state.IsAwayAsync();
        await state.IsWellAsync();
        await HearsAsync(from: other, to: state);
        await SaveAsync(state, 9);
        await FindsAsync(other, 9);
    }

    [Fact]
    public async Task A_port_that_takes_calls_and_never_answers_holds_nothing_up()
    {
        await using var proxy = FaultProxy.InFrontOf(Server.Port);
        proxy.Set(Fault.Hang);
        var clock = Stopwatch.StartNew();
        await using var state = await SharedState.OpenAsync(At(Server.ConnectionStringAt(proxy.Port)));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 4_000);
        clock.Restart();
        for (var turn = 0; turn < 100; turn++) await ServesAloneAsync(state);
        // Each waiting its patience would be twenty-five seconds.
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2_000);
        Assert.False(state.Health.State.IsOk);

        proxy.Set(Fault.Pass);
        await state.IsWellAsync();
    }
}

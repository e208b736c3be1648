using SupportBot.Core.Nodes;
using SupportBot.Parts;

namespace SupportBot.Integrations.Tests.Storage;

/// <summary>Nodes on one PostgreSQL, by that server's clock.</summary>
public sealed class Being_there : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1), Short = TimeSpan.FromMilliseconds(200);
    private static readonly NodeName Ada = new("ada"), Bo = new("bo");

    private BackOffice _office = null!;

    public async Task InitializeAsync() => _office = await BackOffice.OpenOnServerAsync();

    public async Task DisposeAsync() => await _office.DisposeAsync();

    [Fact]
    public async Task Nodes_that_beat_see_each_other()
    {
        Assert.Equal(["ada"], await BeatAsync(Ada, Long));
        await using var other = await _office.BesideAsync();
        Assert.Equal(["ada", "bo"], (await other.Nodes.BeatAsync(Bo, Long, default)).Order());
        Assert.Equal(["ada", "bo"], await BeatAsync(Ada, Long));
    }

    [Fact]
    public async Task A_silent_node_is_gone_after_its_time_and_back_with_its_next_beat()
    {
        await BeatAsync(Ada, Long);
        await Eventually.HoldsAsync(async () => (await BeatAsync(Bo, Short)).SequenceEqual(["bo"]), "ada is gone");
        await BeatAsync(Ada, Short);
        Assert.Equal(["ada", "bo"], await BeatAsync(Bo, Long));
    }

    [Fact]
    public async Task A_node_that_leaves_is_gone_at_once_and_so_are_its_duties()
    {
        await BeatAsync(Ada, Long);
        Assert.True(await HoldAsync("sweep", Ada, Long));
        await _office.Nodes.LeaveAsync(Ada, default);
        Assert.Equal(["bo"], await BeatAsync(Bo, Long));
        Assert.True(await HoldAsync("sweep", Bo, Long));
    }

    [Fact]
    public async Task Clocks_of_nodes_may_differ()
    {
        _office.Clock.Advance(TimeSpan.FromDays(400));
        await BeatAsync(Ada, Long);
        await using var other = await _office.BesideAsync();
        Assert.Contains("ada", await other.Nodes.BeatAsync(Bo, Long, default));
    }

    [Fact]
    public async Task Of_many_one_has_a_duty_and_keeps_it()
    {
        var held = await Task.WhenAll(Enumerable.Range(0, 30).Select(async index => (Node: new NodeName($"node-{index}"), Has: await HoldAsync("sweep", new NodeName($"node-{index}"), Long))));
        var holder = Assert.Single(held, one => one.Has).Node;
        Assert.True(await HoldAsync("sweep", holder, Long));
        Assert.False(await HoldAsync("sweep", Ada, Long));
        Assert.True(await HoldAsync("remind", Ada, Long));
    }

    [Fact]
    public async Task A_duty_passes_on_when_its_time_is_over()
    {
        Assert.True(await HoldAsync("sweep", Ada, TimeSpan.FromSeconds(1)));
        Assert.False(await HoldAsync("sweep", Bo, Long));
        await Eventually.HoldsAsync(() => HoldAsync("sweep", Bo, Long), "bo has the duty");
        Assert.False(await HoldAsync("sweep", Ada, Long));
    }

    private async Task<IEnumerable<string>> BeatAsync(NodeName node, TimeSpan goneAfter) =>
        (await _office.Nodes.BeatAsync(node, goneAfter, default)).Order(StringComparer.Ordinal);

    private Task<bool> HoldAsync(string duty, NodeName node, TimeSpan time) => _office.Nodes.TryHoldAsync(duty, node, time, default);
}
